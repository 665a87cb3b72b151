from document.marked import BLANK, COUNT
from reportgen.document.nodes import (
    Attachment,
    Cell,
    Document,
    Elements,
    Emphasis,
    Heading,
    LineBreak,
    List,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
)
from reportgen.document.walking import flatten, flatten_inlines, inlines_of, plain_text

T = [Text(str(number)) for number in range(9)]


def test_inlines_come_in_document_order_containers_first():
    strong = Strong((T[3],))
    document = Document(
        Elements(title=((T[0],),), note=(T[1],)),
        (Heading(1, (T[2],)), Paragraph((strong,)), List(((T[4],),)), Table((), (Row((Cell((T[5],)),)),), (None,))),
        (Attachment((T[6],), (Paragraph((T[7],)),)),),
    )

    assert [*T[:3], strong, *T[3:8]] == list(inlines_of(document))


def test_plain_text_is_what_a_reader_sees():
    assert "共30余场\n近〔待填：刊发稿件条数〕条" == plain_text((Text("共"), Strong((COUNT,)), LineBreak(), BLANK))


def test_flat_inlines_hold_text_only():
    assert (Text("共30余场、近〔待填：刊发稿件条数〕条"),) == flatten_inlines((Text("共"), COUNT, Text("、"), BLANK))


def test_flat_emphasis_is_merged_lifted_and_left_out():
    nested = (Strong((T[1], Emphasis((Strong((T[2],)),)))), Strong((Emphasis((T[3],)),)), Emphasis((Text(""),)))

    assert (Strong((T[1], Emphasis((Text("23"),)))),) == flatten_inlines(nested)


def test_a_line_end_in_a_text_becomes_a_line_break():
    assert (LineBreak(), Text("a"), LineBreak(), LineBreak(), Text("b")) == flatten_inlines((Text("\na\n\nb"),))


def test_what_shows_nothing_is_left_out_of_a_flat_document():
    empty = Document(
        Elements(title=((), (Text(""),)), note=(Text(""),)),
        (Paragraph(()), List(()), Table((Row((Cell(()),)),), (), (None,))),
        (Attachment(()),),
    )

    assert Document(blocks=(Table((), (), (None,)),)) == flatten(empty)

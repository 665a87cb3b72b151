"""``reportgen-textconv``: what git shows of a Word file."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from reportgen import __version__
from reportgen.textconv import main, text_of

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
UNREADABLE = "[无法读取 · not readable]\n"
CUT = "[余下的无法读取 · the rest is not readable]\n"


@pytest.fixture
def text(tmp_path):
    """What is shown of a body."""

    def of(body: str, *, space: str = WORD, name: str = "word/document.xml", **parts: str) -> str:
        compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
        path = tmp_path / "甲 $(x).docx"
        with zipfile.ZipFile(path, "w") as archive:
            root = f'<w:document xmlns:w="{space}" xmlns:mc="{compatibility}"><w:body>{body}</w:body></w:document>'
            archive.writestr(name, root)
            for part, content in parts.items():
                archive.writestr(f"word/{part}.xml", content)
        return text_of(str(path))

    return of


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def cell(*texts: str) -> str:
    return f"<w:tc>{''.join(paragraph(run(text)) for text in texts)}</w:tc>"


def test_a_paragraph_is_a_line(text):
    assert "甲乙\n\n丙\n" == text(paragraph(run("甲"), run("乙")) + paragraph() + paragraph(run("丙")))


def test_a_row_is_a_line_and_a_table_in_a_cell_is_part_of_it(text):
    inner = f"<w:tbl><w:tr>{cell('1')}{cell('2')}</w:tr></w:tbl>"
    row = f"<w:tr>{cell('甲', '乙')}{cell('')}<w:tc>{inner}{paragraph()}</w:tc></w:tr>"

    assert "甲 乙 |  | 1 | 2\n丙\n" == text(f"<w:tbl>{row}<w:tr>{cell('丙')}</w:tr></w:tbl>")


def test_insertions_are_shown_and_deletions_are_not(text):
    changed = f"<w:ins>{run('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('走')}</w:moveFrom><w:moveTo>{run('来')}</w:moveTo>"

    assert "甲新来\n" == text(paragraph(run("甲"), changed, moved))


def test_a_paragraph_whose_end_is_deleted_runs_on(text):
    gone = "<w:rPr><w:del/></w:rPr>"
    deleted = paragraph("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", properties=gone)
    joined = paragraph(run("甲"), properties=gone)

    assert "甲乙\n丙\n" == text(joined + paragraph(run("乙")) + deleted + paragraph(run("丙")))
    assert "甲\n" == text(joined)


def test_a_deleted_row_is_not_shown(text):
    row = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('旧')}</w:tr>"

    assert "新\n" == text(f"<w:tbl>{row}<w:tr>{cell('新')}</w:tr></w:tbl>")


def test_a_line_end_within_a_paragraph_does_not_end_its_line(text):
    breaks = "<w:r><w:t>甲</w:t><w:br/><w:t>乙\n丙</w:t><w:tab/><w:t>丁</w:t></w:r>"

    assert "甲 乙 丙\t丁\n" == text(paragraph(breaks, properties="<w:tabs><w:tab/></w:tabs>"))


def test_a_text_box_is_shown_once(text):
    box = f"<w:txbxContent>{paragraph(run('框'))}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"

    assert "框\n甲\n" == text(paragraph(run("甲"), f"<w:r>{both}</w:r>"))


def test_notes_come_behind_the_text(text):
    notes = f'<w:footnotes xmlns:w="{WORD}"><w:footnote>{paragraph(run("注"))}</w:footnote></w:footnotes>'

    assert "甲\n注\n" == text(paragraph(run("甲")), footnotes=notes)


def test_other_programs_number_their_parts_and_write_the_strict_form(text):
    assert "甲\n" == text(paragraph(run("甲")), name="word/document2.xml")
    assert "甲\n" == text(paragraph(run("甲")), space=STRICT)


def test_the_version_of_reportgen_comes_last(text):
    seal = '<?xml version="1.0"?><output xmlns="urn:reportgen:output:1" version="9.8.7" sha256="0"/>'

    assert "甲\n\n[reportgen 9.8.7]\n" == text(paragraph(run("甲")), reportgen=seal)
    assert "甲\n" == text(paragraph(run("甲")), reportgen="rubbish")


@pytest.mark.parametrize("content", [None, b"", b"PK\3\4rubbish", b"\xd0\xcf\x11\xe0old", b"\0" * 50], ids=repr)
def test_what_is_no_word_file_is_one_line(tmp_path, content):
    path = tmp_path / "a.docx"
    if content is not None:
        path.write_bytes(content)

    assert UNREADABLE == text_of(str(path))
    assert UNREADABLE == text_of(str(tmp_path))


def test_a_zip_of_something_else_is_one_line(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")

    assert UNREADABLE == text_of(str(tmp_path / "a.docx"))


def test_what_stands_before_a_fault_is_shown(text):
    table = f"<w:tbl><w:tr>{cell('乙')}<w:tc>{paragraph(run('丙'))[:-6]}"

    assert f"甲\n乙 | 丙\n{CUT}" == text(f"{paragraph(run('甲'))}{table}<&")


def test_a_file_is_not_unpacked_without_end(tmp_path):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:p xmlns:w="{WORD}">' + " " * (65 << 20))

    assert f"\n{CUT}" == text_of(str(path))


def test_no_entity_is_expanded(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        doctype = '<!DOCTYPE w [<!ENTITY a "aaaa">]>'
        archive.writestr("word/document.xml", f'{doctype}<w:p xmlns:w="{WORD}"><w:r><w:t>&a;</w:t></w:r></w:p>')

    assert CUT == text_of(str(tmp_path / "a.docx"))


def test_an_encrypted_part_is_told(tmp_path):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.rindex(b"PK\1\2") + 8] |= 1
    path.write_bytes(content)

    assert CUT == text_of(str(path))


def test_the_program_never_fails_and_imports_nothing_big(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(b"")
    script = (
        "import sys; from reportgen.textconv import main; code = main(sys.argv[1:]); "
        "big = {'typer', 'pydantic', 'lxml', 'yaml', 'jinja2', 'xml.etree', 'reportgen.cli', 'reportgen.diagnostics'}; "
        "sys.exit(code or bool(big & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, check=False)

    assert (0, UNREADABLE, b"") == (done.returncode, done.stdout.decode(), done.stderr)


def test_without_a_file_it_says_how_it_is_called(capsys):
    assert 2 == main([])
    assert "reportgen-textconv FILE.docx\n" == capsys.readouterr().err


def test_a_built_report_is_shown_with_its_blanks(tmp_path, monkeypatch):
    from reportgen.cli import main as command

    facts = Path(__file__).parents[2] / "data" / "2022.yaml"
    monkeypatch.setenv("REPORTGEN_CACHE", "")
    monkeypatch.chdir(tmp_path)
    command(["build", str(facts), "-f", "docx", "-o", "a.docx", "-q"])
    lines = text_of("a.docx").splitlines()

    assert "2022年度〔待填：发文机关全称〕 意识形态工作情况报告" == lines[0]
    assert ["", f"[reportgen {__version__}]"] == lines[-2:]

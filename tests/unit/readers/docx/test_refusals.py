"""What is no Word file of ours is refused with one diagnostic that names it, and nothing is ever raised."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from reportgen.readers.docx import read
from unit.readers.docx.word_files import blank, changed, document, fact, paragraph, part, written

GOOD = written(document(paragraph("全年学习", fact("20次", "a"), blank("b", suffix="场"), "。")))
LIST = part(GOOD, "customXml/item1.xml")
BODY = part(GOOD)
ENTITY = '?><!DOCTYPE x [<!ENTITY a "b">]>'
TWIN = '<fact id="1" bookmark="f_1" route="c" state="known"/>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def zipped(**names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in names.items():
            archive.writestr(name.replace("__", "/"), text)
    return target.getvalue()


def with_list(text: str) -> bytes:
    return changed(GOOD, {"customXml/item1.xml": text})


def encrypted_entries(content: bytes) -> bytes:
    """Return a zip whose entries all say that they are encrypted."""
    flagged = bytearray(content)
    for magic, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        start = flagged.find(magic)
        while start >= 0:
            flagged[start + offset] |= 1
            start = flagged.find(magic, start + 4)
    return bytes(flagged)


@pytest.mark.parametrize(
    ("rule", "content"),
    [
        ("not-a-word-file", b""),
        ("not-a-word-file", b"%PDF-1.7 ..."),
        ("not-a-word-file", "编号,填报值\n".encode("gb18030")),
        ("not-a-word-file", OLE),
        ("encrypted-file", OLE + "EncryptedPackage".encode("utf-16-le")),
        ("encrypted-file", encrypted_entries(GOOD)),
        ("damaged-file", GOOD[: len(GOOD) // 2]),
        ("damaged-file", GOOD[:-100]),
        ("damaged-file", b"PK\3\4"),
        ("not-a-word-file", zipped(mimetype="application/vnd.oasis.opendocument.text")),
        ("not-a-word-file", zipped(**{"xl__workbook.xml": "<workbook/>"})),
        ("not-a-word-file", zipped(**{"a.txt": "text"})),
        ("damaged-file", changed(GOOD, {"word/document.xml": None})),
        ("damaged-file", changed(GOOD, {"word/document.xml": BODY[:-20]})),
        ("damaged-file", changed(GOOD, {"word/document.xml": ""})),
        ("damaged-file", changed(GOOD, {"word/document.xml": b"\xff\xfe\x00"})),
        ("damaged-file", changed(GOOD, {"word/document.xml": BODY.replace("?>", ENTITY, 1)})),
        ("damaged-file", changed(GOOD, {"word/document.xml": "<a>" * 5000 + "</a>" * 5000})),
        ("damaged-file", changed(GOOD, {"_rels/.rels": "<"})),
        ("damaged-file", changed(GOOD, {"word/document.xml": "<w/>"})),
        ("strict-file", changed(GOOD, {"word/document.xml": BODY.replace(TRANSITIONAL, STRICT)})),
        ("foreign-file", changed(GOOD, {"customXml/item1.xml": None})),
        ("foreign-file", with_list("<facts/>")),
        ("damaged-file", with_list(LIST[:-5])),
        ("unknown-version", with_list(LIST.replace("urn:reportgen:facts:1", "urn:reportgen:facts:2"))),
        ("unknown-version", with_list(LIST.replace('report="ideology"', 'form="9"'))),
        ("damaged-list", with_list(LIST.replace('route="a"', 'route="a..b"'))),
        ("damaged-list", with_list(LIST.replace('route="a"', ""))),
        ("damaged-list", with_list(LIST.replace('state="known"', 'state="odd"'))),
        ("damaged-list", with_list(LIST.replace("<fact ", f"{TWIN}<fact "))),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_back_is_refused(rule: str, content: bytes) -> None:
    outcome = read(content, "新闻科.docx")
    (diagnostic,) = outcome.diagnostics

    assert (rule, None) == (diagnostic.rule, outcome.value)
    assert '"新闻科.docx"' in str(diagnostic.message)
    assert diagnostic.help is not None


def test_a_list_that_word_numbered_anew_is_found() -> None:
    content = changed(GOOD, {"customXml/item1.xml": "<other xmlns='urn:x'/>", "customXml/item7.xml": LIST})

    assert read(content, "a.docx").value == read(GOOD, "a.docx").value


def test_a_document_part_of_another_name_is_found() -> None:
    relations = part(GOOD, "_rels/.rels").replace("word/document.xml", "/word/document2.xml")
    content = changed(GOOD, {"word/document.xml": None, "word/document2.xml": BODY, "_rels/.rels": relations})

    assert read(content, "a.docx").value == read(GOOD, "a.docx").value


def test_an_entity_is_never_read_from_a_file() -> None:
    body = BODY.replace("?>", '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>', 1)
    outcome = read(changed(GOOD, {"word/document.xml": body.replace("全年学习", "&a;")}), "a.docx")

    assert outcome.value is None


@pytest.mark.parametrize("text", [f"<w>{' ' * (65 << 20)}</w>", f"<w>{'<a/>' * 3_000_001}</w>"])
def test_a_part_that_unpacks_without_end_is_not_read(text: str) -> None:
    (diagnostic,) = read(changed(GOOD, {"word/document.xml": text}), "a.docx").diagnostics

    assert "too-large" == diagnostic.rule


def with_size(content: bytes, size: int) -> bytes:
    """Return a zip whose directory says of the document that it unpacks to so many bytes."""
    lying, name = bytearray(content), b"word/document.xml"
    entry = lying.rfind(name) - 46  # what a directory tells of a part stands before its name
    lying[entry + 24 : entry + 28] = size.to_bytes(4, "little")
    return bytes(lying)


@pytest.mark.parametrize(("rule", "size"), [("damaged-file", 1000), ("too-large", (64 << 20) + 1)])
def test_a_part_that_lies_about_its_size_is_not_read(rule: str, size: int) -> None:
    large = changed(GOOD, {"word/document.xml": f"{BODY}{' ' * (65 << 20)}"} if rule == "damaged-file" else {})
    (diagnostic,) = read(with_size(large, size), "a.docx").diagnostics

    assert rule == diagnostic.rule


def test_comments_are_told() -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    comments = f'<w:comments xmlns:w="{w}"><w:comment w:id="1"/><w:comment w:id="2"/></w:comments>'
    outcome = read(changed(GOOD, {"word/comments.xml": comments}), "a.docx")
    (diagnostic,) = outcome.diagnostics

    assert ("comments", "hint") == (diagnostic.rule, diagnostic.severity)
    assert "2" in str(diagnostic.message)


@pytest.mark.parametrize("seed", range(150))
def test_a_file_with_a_few_wrong_bytes_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    broken = bytearray(GOOD)
    for _ in range(chance.choice((1, 3, 20))):
        broken[chance.randrange(len(broken))] = chance.randrange(256)
    outcome = read(bytes(broken), "a.docx")

    assert (outcome.value is None) == any(
        each.severity == "error" and each.span is None for each in outcome.diagnostics
    )


@pytest.mark.parametrize("seed", range(100))
def test_xml_with_a_few_wrong_characters_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    name = chance.choice(("word/document.xml", "customXml/item1.xml"))
    text = list(part(GOOD, name))
    for _ in range(chance.choice((1, 2, 5))):
        text[chance.randrange(len(text))] = chance.choice('<>/"=&a1 \0')
    outcome = read(changed(GOOD, {name: "".join(text)}), "a.docx")

    assert (outcome.value is None) == any(
        each.severity == "error" and each.span is None for each in outcome.diagnostics
    )

from __future__ import annotations

import io
import zipfile

import pytest
from word_file import fact, parts, text, written

from reportgen.document.nodes import Cell, Document, Elements, Paragraph, Row, Table
from reportgen.writers import WRITERS, docx

DOCUMENT = Document(Elements(title=(text("报告"),), signature=(text("某局"),)), (Paragraph((fact("a.b", "20次"),)),))


def rebuilt(content: bytes, change=lambda _name, data: data, *, extra: dict[str, bytes] | None = None) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**parts(content), **(extra or {})}.items():
            archive.writestr(name, change(name, data))
    return target.getvalue()


def test_the_same_document_gives_the_same_bytes() -> None:
    assert written(DOCUMENT) == written(DOCUMENT)


def test_members_are_sorted_stored_and_dated_at_the_beginning_of_time() -> None:
    with zipfile.ZipFile(io.BytesIO(written(DOCUMENT))) as archive:
        entries = archive.infolist()

    names = [entry.filename for entry in entries]
    assert sorted(names) == names
    assert sorted(entry.header_offset for entry in entries) == [entry.header_offset for entry in entries]
    assert {((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED, 3, 0o100644)} == {
        (entry.date_time, entry.compress_type, entry.create_system, entry.external_attr >> 16) for entry in entries
    }


def test_a_body_too_large_for_memory_is_written_whole() -> None:
    rows = tuple(Row((Cell(text("某某市大数据管理局" * 20)),)) for _ in range(12_000))
    content = written(Document(blocks=(Table((), rows, (None,)),)))

    assert len(content) > 8 << 20
    assert 12_000 == parts(content)["word/document.xml"].count(b"<w:tr>")
    assert docx.is_untouched(content)


def test_compressed_parts_are_the_same_parts() -> None:
    assert parts(written(DOCUMENT)) == parts(written(DOCUMENT, compress=True))
    assert len(written(DOCUMENT, compress=True)) < len(written(DOCUMENT)) // 2


def test_a_file_as_it_was_written_is_untouched_stored_or_deflated() -> None:
    assert docx.is_untouched(written(DOCUMENT))
    assert docx.is_untouched(written(DOCUMENT, compress=True))


@pytest.mark.parametrize("name", sorted(parts(written(DOCUMENT))))
def test_a_change_in_any_part_is_seen(name: str) -> None:
    edited = rebuilt(written(DOCUMENT), lambda part, data: data.replace(b"1", b"2") if part == name else data)

    assert not docx.is_untouched(edited)


def test_a_part_that_was_added_is_seen() -> None:
    assert not docx.is_untouched(rebuilt(written(DOCUMENT), extra={"word/comments.xml": b"<x/>"}))


@pytest.mark.parametrize(
    "edited",
    [
        written(DOCUMENT) + b"\n",
        b"\n" + written(DOCUMENT),
        written(DOCUMENT) + written(DOCUMENT),
        written(DOCUMENT)[:-2] + b"\1\0!",
    ],
    ids=["bytes behind", "bytes before", "twice", "a comment"],
)
def test_bytes_around_the_package_are_seen(edited: bytes) -> None:
    assert not docx.is_untouched(edited)


def test_a_damaged_part_in_a_form_that_word_does_not_read_is_seen() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as archive:
        for name, data in parts(written(DOCUMENT)).items():
            archive.writestr(name, data)
    damaged = bytearray(target.getvalue())
    damaged[60:160] = b"\xff" * 100

    assert not docx.is_untouched(bytes(damaged))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"text", written(DOCUMENT)[:-100], written(DOCUMENT)[:3000]])
def test_what_is_no_whole_file_of_ours_is_not_untouched(content: bytes) -> None:
    assert not docx.is_untouched(content)


def test_a_file_that_another_tool_wrote_is_not_untouched() -> None:
    without_seal = {name: data for name, data in parts(written(DOCUMENT)).items() if name != "word/reportgen.xml"}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in without_seal.items():
            archive.writestr(name, data)

    assert not docx.is_untouched(target.getvalue())


def test_the_properties_name_title_and_organ_and_no_date() -> None:
    properties = parts(written(DOCUMENT))["docProps/core.xml"].decode()

    assert "<dc:title>报告</dc:title><dc:creator>某局</dc:creator>" in properties
    assert "dcterms" not in properties


def test_every_writer_has_a_suffix_of_its_own() -> None:
    assert [".docx", ".md"] == [writer.SUFFIX for writer in WRITERS.values()]

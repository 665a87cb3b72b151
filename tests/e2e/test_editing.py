"""What a colleague changes in LibreOffice can be found again: by bookmark, with the list of facts beside it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from e2e import editing
from reportgen.layouts import LAYOUTS
from reportgen.pipeline import draw_up, report_of
from reportgen.project import find_root, template_folders
from reportgen.template.environment import Templates
from reportgen.writers import docx
from reportgen.writers.options import WriteOptions

ROOT = Path(__file__).parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUES = (
    "21",
    "约3.5万件",
    "100%",
    "《新的文件》（2023年版）",
    "某某市大数据局",
    "30余场",
    "2023年1月5日",
    "１２",
    "a&b <c>",
)
"""Replacements that mixed up plain-text controls when they were tried: scripts, marks, signs."""


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], dict[str, str]]:
    """Return the edited file, what was put into which bookmark, and what all the other bookmarks held."""
    folder = tmp_path_factory.mktemp("edited")
    source, target = folder / "built.docx", folder / "edited.docx"
    facts = ROOT / "data" / "2022.yaml"
    report = report_of(facts.read_bytes(), facts.name).value
    assert report is not None
    document = draw_up(report, Templates(template_folders(find_root(facts.parent)))).value
    assert document is not None
    with source.open("w+b") as stream:
        docx.write(document, stream, WriteOptions(LAYOUTS["gb9704"](), "0"))
    before = values_of(source)
    texts = {name: VALUES[number % len(VALUES)] for number, name in enumerate(sorted(before)[::3])}
    editing.edit(source, target, texts, folder)
    return target, texts, {name: value for name, value in before.items() if name not in texts}


def values_of(file: Path) -> dict[str, str]:
    """Return the text between the start and the end of each bookmark of ours."""
    with zipfile.ZipFile(file) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    open_bookmarks: dict[str, str] = {}
    values: dict[str, str] = {}
    for node in body.iter():
        if node.tag == f"{W}bookmarkStart" and node.get(f"{W}name", "").startswith("f_"):
            open_bookmarks[node.get(f"{W}id")] = node.get(f"{W}name")
            values[node.get(f"{W}name")] = ""
        elif node.tag == f"{W}bookmarkEnd":
            open_bookmarks.pop(node.get(f"{W}id"), None)
        elif node.tag == f"{W}t":
            for name in open_bookmarks.values():
                values[name] += node.text or ""
    return values


def test_every_value_that_was_changed_is_found_by_its_bookmark(edited) -> None:
    file, texts, _ = edited

    assert len(texts) >= 20
    assert texts == {name: value for name, value in values_of(file).items() if name in texts}


def test_every_value_that_was_not_changed_is_as_it_was(edited) -> None:
    file, texts, untouched = edited

    assert untouched == {name: value for name, value in values_of(file).items() if name not in texts}


def test_the_list_of_facts_is_still_in_the_file(edited) -> None:
    file, texts, untouched = edited
    with zipfile.ZipFile(file) as package:
        items = [package.read(name).decode() for name in package.namelist() if name.startswith("customXml/item")]
    (listed,) = [item for item in items if "urn:reportgen:facts" in item and "study.center_group_sessions" in item]

    assert all(name in listed for name in (*texts, *untouched))


def test_the_file_no_longer_counts_as_ours(edited) -> None:
    file, _, _ = edited

    assert not docx.is_untouched(file.read_bytes())

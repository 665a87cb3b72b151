from __future__ import annotations

import ast
import string
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from reportgen.check.rule import page_of
from reportgen.check.rules import RULES

ROOT = Path(__file__).parents[3]
SOURCES = ROOT / "src" / "reportgen"
CATALOGUE = SOURCES / "locale" / "zh_CN" / "LC_MESSAGES" / "reportgen.po"


@pytest.fixture(scope="module")
def calls():
    """Every place where a sentence is said, in f-strings too, where extractors do not look."""
    return [
        (path, node)
        for path in sorted(SOURCES.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("message", "words")
    ]


@pytest.fixture(scope="module")
def catalogue():
    with CATALOGUE.open("rb") as stream:
        return {entry.id: entry for entry in read_po(stream) if entry.id}


@pytest.fixture(scope="module")
def sentences(calls):
    """What is said anywhere, and the paragraphs of the pages of the rules."""
    said = {call.args[0].value for _, call in calls if isinstance(call.args[0], ast.Constant)}
    pages = map(page_of, RULES.values())
    return said | {text for page in pages for text in (page.what, page.why, page.allow, page.source)}


def fields(sentence):
    """The names to be filled in, and how often; a doubled brace is none."""
    return Counter(name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)


def test_every_sentence_has_its_chinese(catalogue, sentences):
    assert [] == sorted(sentences - {name for name, entry in catalogue.items() if entry.string})


def test_the_catalogue_holds_nothing_that_is_not_said(catalogue, sentences):
    assert [] == sorted(catalogue.keys() - sentences)


def test_no_translation_is_marked_as_doubtful(catalogue):
    assert [] == [name for name, entry in catalogue.items() if entry.fuzzy]


def test_the_catalogue_is_in_order(catalogue):
    assert sorted(catalogue) == list(catalogue)


def test_each_translation_has_the_fields_of_its_source(catalogue):
    def is_filled(sentence):
        return fields(sentence) if "{" in sentence and "{#" not in sentence else Counter()

    differing = [name for name, entry in catalogue.items() if is_filled(name).keys() != is_filled(entry.string).keys()]

    assert [] == differing


def test_a_translation_ends_like_its_source(catalogue):
    def end(sentence):
        return {".": ".", "。": ".", ":": ":", "：": ":"}.get(sentence[-1], "") if sentence != "." else ""

    assert [] == [name for name, entry in catalogue.items() if end(name) != end(entry.string)]


def test_every_sentence_stands_where_it_can_be_found(calls):
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path, call in calls
        if not isinstance(call.args[0], ast.Constant)
        and "in the catalogue" not in path.read_text("utf-8").splitlines()[call.lineno - 1]
    ]

    assert [] == hidden

"""The proof of an edit sees every fact that is not as it should be."""

from reportgen.diagnostics import Route
from reportgen.facts.editing import Edit
from reportgen.facts.editing.proof import after, first_difference, stated
from reportgen.facts.loading import load

FILE = b"""report: ideology
press:
  conferences: {value: 3, source: a}
study:
  led_by: [b, c]
"""
CONFERENCES = Route(("press", "conferences"))


def stated_in(content: bytes) -> dict[Route, str | int]:
    node = load(content, "facts.yaml").value
    assert node is not None
    return stated(node)


def difference(content: bytes) -> str:
    return str(first_difference(stated_in(FILE), stated_in(content), ()))


def test_equal_facts_differ_nowhere_however_they_are_written() -> None:
    assert "None" == difference(FILE.replace(b"{value: 3, source: a}", b"\n    value: '3'\n    source: a\n    by:"))


def test_another_value_source_item_or_key_is_seen() -> None:
    assert "press.conferences" == difference(FILE.replace(b"3", b"4"))
    assert "press.conferences.source" == difference(FILE.replace(b"source: a", b"source: b"))
    assert "study.led_by[1]" == difference(FILE.replace(b"c]", b"d]"))
    assert "study.led_by" == difference(FILE.replace(b"c]", b"c, ~]"))
    assert "press.policy_readings" == difference(FILE.replace(b"study:", b"  policy_readings: 1\nstudy:"))


def test_what_an_edit_is_to_leave_is_known_beforehand() -> None:
    there = {CONFERENCES: "3", CONFERENCES.child("source"): "a"}
    left = after(there, Edit(CONFERENCES, "4", (("by", "张三"),)), ("source",))

    assert {CONFERENCES: "4", CONFERENCES.child("by"): "张三"} == left

"""Elements of WordprocessingML: texts, and runs that hold one."""

from __future__ import annotations

import copy
from collections.abc import Iterable

from lxml import etree

__all__ = ["SPACE", "W", "is_text", "joined", "run_of", "text_element", "text_of"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def text_of(element: etree._Element) -> str:
    """Return the text that an element shows."""
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def run_of(form: etree._Element | None, content: etree._Element) -> etree._Element:
    """Return a run of a form that holds one thing."""
    run = etree.Element(f"{W}r")
    if form is not None:
        run.append(copy.deepcopy(form))
    run.append(content)
    return run


def text_element(token: str) -> etree._Element:
    """Return a text, blanks at its ends kept."""
    text = etree.Element(f"{W}t")
    text.text = token
    text.set(SPACE, "preserve")
    return text


def joined(runs: Iterable[etree._Element]) -> list[etree._Element]:
    """Return copies of runs, neighbours that hold text in the same form as one."""
    joined: list[etree._Element] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last is not None and is_text(last) and is_text(run) and _form(last) == _form(run):
            text, more = last.find(f"{W}t"), run.find(f"{W}t")
            if text is not None and more is not None:
                text.text = f"{text.text or ''}{more.text or ''}"
                text.set(SPACE, "preserve")
                continue
        joined.append(copy.deepcopy(run))
    return joined


def is_text(run: etree._Element) -> bool:
    """Tell whether a run holds a text and nothing else."""
    return [child.tag for child in run if child.tag != f"{W}rPr"] == [f"{W}t"]


def _form(run: etree._Element) -> bytes:
    form = run.find(f"{W}rPr")
    return b"" if form is None else etree.tostring(form)

"""A form: what one owner is asked, in the order of the model."""

from __future__ import annotations

from dataclasses import field

from reportgen.diagnostics import Route
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.field import Field
from reportgen.facts.provenance import PROVENANCE

__all__ = ["BESIDE", "FORM_VERSION", "GAP", "NOBODY", "Form", "Question"]

FORM_VERSION = "1"
NOBODY = "未指定"
"""The owner of the form that asks what nobody is named for."""
GAP = "__"
"""Stands for the number in a question's hint."""
BESIDE = {key: PROVENANCE[key] for key in ("source", "by", "as_of", "note")}
"""What is asked beside a value: the keys of a fact file, and what they are called."""


@frozen
class Question:
    """One fact that is asked for."""

    field: Field
    standing: str = ""
    """What the fact file states now (``shown_answer``); empty for a blank."""
    hint: str = ""
    """What is known of the number's surroundings: ``近``__``余场`` …; empty for most."""
    ask: str = ""
    due: str = ""
    """``2023-01-10``, or empty."""
    previous: str = ""
    """Last year's value as it was printed, or empty."""
    provenance: tuple[tuple[str, str], ...] = ()
    """What the fact file states already: ``source``, ``by``, ``as_of``, ``note``."""

    @property
    def route(self) -> Route:
        """Where the fact is."""
        return self.field.route


@frozen
class Form:
    """What one owner is asked."""

    title: str
    """``2022年度意识形态工作情况报告数据采集表``."""
    issuer: str
    """The office that asks: the organ's short or full name; empty when it is not known."""
    owner: str
    """Who is asked."""
    due: str
    """The earliest day that an answer is due, ``2023-01-10``; empty when none is stated."""
    facts: str
    """The name of the fact file, without folders."""
    report: str
    """The report type."""
    year: str
    questions: tuple[Question, ...] = field(default=())

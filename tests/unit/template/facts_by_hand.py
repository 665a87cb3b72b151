"""Facts made by hand, and a small report of them, for tests that need no fact file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportgen.diagnostics import Route, Source, Span
from reportgen.document.marks import ANY_MARK, MarkTable
from reportgen.document.nodes import BlankText, FactText
from reportgen.facts.fact import Fact, FactList, State
from reportgen.facts.section import Section
from reportgen.template import Rendered, Templates

SOURCE = Source("facts.yaml", "x: 1\n")
SPAN = Span(SOURCE, 1, 1)


@dataclass(frozen=True, slots=True)
class Written:
    """A value that prints as it is told to."""

    text: str
    written: str | None = None

    def printed(self, unit: str | None) -> str:
        return self.text + (unit or "")

    def canonical(self) -> str:
        return self.written or self.text


def known(route: str, text: str, kind: str = "text", unit: str | None = None, written: str | None = None) -> Fact:
    return Fact(Route.parse(route), f"标签{route}", kind, unit, State.KNOWN, SPAN, Written(text, written))


def count(route: str, number: str, unit: str = "次") -> Fact:
    return known(route, number, "count", unit)


def blank(route: str, kind: str = "text", prefix: str = "", suffix: str = "") -> Fact:
    return Fact(Route.parse(route), f"标签{route}", kind, None, State.BLANK, SPAN, None, prefix, suffix)


def without(route: str, state: State) -> Fact:
    return Fact(Route.parse(route), f"标签{route}", "text", None, state, SPAN)


def list_of(route: str, *items: Any, state: State = State.KNOWN, blank_item: Any = None) -> FactList[Any]:
    return FactList(Route.parse(route), f"标签{route}", state=state, span=SPAN, items=items, blank_item=blank_item)


def texts(route: str, *written: str) -> FactList[Fact]:
    return list_of(route, *(known(f"{route}[{number}]", text) for number, text in enumerate(written)))


class Problem(Section):
    text: Fact


class Study(Section):
    sessions: Fact
    topic: Fact
    campaign: Fact
    note: Fact
    pending: Fact
    rate: Fact
    day: Fact
    themes: FactList[Any]
    none: FactList[Any]
    unknown_list: FactList[Any]
    absent_list: FactList[Any]


class Press(Section):
    conferences: Fact


class Report(Section):
    year: Fact
    study: Study
    press: Press
    problems: FactList[Any]


STUDY = Study.model_construct(
    sessions=count("study.sessions", "20"),
    topic=known("study.topic", "**a** | <b>"),
    campaign=without("study.campaign", State.NOT_APPLICABLE),
    note=without("study.note", State.NOT_GIVEN),
    pending=blank("study.pending", "count", "近", "条"),
    rate=known("study.rate", "98.7%", "rate"),
    day=known("study.day", "2022年12月31日", "date", written="2022-12-31"),
    themes=texts("study.themes", "甲", "乙", "丙"),
    none=list_of("study.none"),
    unknown_list=list_of("study.unknown_list", state=State.BLANK),
    absent_list=list_of("study.absent_list", state=State.NOT_GIVEN),
)
REPORT = Report.model_construct(
    year=known("year", "2022", "year"),
    study=STUDY,
    press=Press.model_construct(conferences=without("press.conferences", State.NOT_APPLICABLE)),
    problems=list_of(
        "problems",
        Problem.model_construct(text=known("problems[0].text", "问题一。")),
        Problem.model_construct(text=known("problems[1].text", "问题二；")),
        blank_item=Problem.model_construct(text=blank("problems[0].text")),
    ),
)


def write(folder: Path, template: str, name: str = "t.md.j2") -> Path:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(template, encoding="utf-8")
    return folder


def render(folder: Path, template: str, report: Any = REPORT) -> Any:
    return Templates([write(folder, template)]).render("t.md.j2", report)


def filled(rendered: Rendered) -> str:
    """Return the text with every mark replaced by what it stands for."""
    return fill(rendered.marked, rendered.marks)


def fill(marked: str, marks: MarkTable) -> str:
    def printed(match: Any) -> str:
        node = marks.look_up(*match.groups())
        if isinstance(node, FactText):
            return node.text
        return f"{node.prefix}{node.prompt}{node.suffix}" if isinstance(node, BlankText) else ""

    return ANY_MARK.sub(printed, marked)


def text_of(folder: Path, template: str, report: Any = REPORT) -> str:
    """Return what a template says, or its diagnostics, one a line."""
    outcome = render(folder, template, report)
    return filled(outcome.value) if outcome.value is not None else said(outcome.diagnostics)


def said(diagnostics: Sequence[Any]) -> str:
    return "\n".join(f"{d.span.line if d.span else '-'} {d.rule}: {d.message}" for d in diagnostics)

"""One rendering while it runs: its marks, and what it has found wrong so far.

What a template does wrong is noted where it happens, and the rendering goes on with nothing in its place, so that one
run finds as much as it can.  Filters and facts reach the rendering they are part of through :func:`current`.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import FrameType

from jinja2 import Template, TemplateRuntimeError

from reportgen.diagnostics import Diagnostic, Message, Route, Source, Span
from reportgen.document.marks import MarkTable
from reportgen.facts.section import Section
from reportgen.template.lexing import column_of_name

__all__ = ["Refusal", "Rendering", "compiling", "current", "is_running", "rendering", "template_place"]


class Refusal(TemplateRuntimeError):  # noqa: N818 - it is no error of ours
    """What a template asks for cannot be done with a fact, and it cannot go on; caught where rendering ends."""

    def __init__(
        self, rule: str, problem: Message, *, advice: Message, route: Route | None = None, name: str = ""
    ) -> None:
        """Say what is wrong; ``name`` is the name in the template that is to blame, where it is one."""
        super().__init__(str(problem))
        self.rule = rule
        self.problem = problem
        self.advice = advice
        self.route = route
        self.name = name


@dataclass(slots=True)
class Rendering:
    """The state of one rendering."""

    marks: MarkTable
    sources: Mapping[str, Source]
    """Template name → its text, of every template loaded so far."""
    names: tuple[str, ...] = ()
    """What a template may call by name."""
    previous: Section | None = None
    """The report of the year before; None where none is named."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    templates: set[str] = field(default_factory=set)
    """The names of the templates that were used."""
    steps: int = 0
    """How far it has gone: how often loops have been passed, and macros called."""

    def note(self, refusal: Refusal) -> None:
        """Note what is wrong at the template line that is being rendered."""
        place = template_place(inspect.currentframe())
        self.diagnostics.append(self.diagnostic(refusal, place))

    def diagnostic(self, refusal: Refusal, place: tuple[str, int] | None) -> Diagnostic:
        """Return what a refusal says, at its place."""
        span = self.span(place)
        if span is not None and refusal.name:
            column = column_of_name(span.source.text, span.line, refusal.name)
            span = span if column is None else Span(span.source, span.line, column, len(refusal.name))
        return Diagnostic(refusal.rule, refusal.problem, span, refusal.advice, route=refusal.route)

    def span(self, place: tuple[str, int] | None) -> Span | None:
        """Return the span of a template's line; None when the template is not known."""
        if place is None or place[0] not in self.sources:
            return None
        return Span(self.sources[place[0]], place[1])


_CURRENT: ContextVar[Rendering | None] = ContextVar("rendering", default=None)


def current() -> Rendering:
    """Return the rendering that is running.

    Raises:
        LookupError: None is.
    """
    running = _CURRENT.get()
    if running is None:
        raise LookupError("rendering")
    return running


def is_running() -> bool:
    """Tell whether a template is being rendered; compiling one is not rendering."""
    return _CURRENT.get() is not None


@contextmanager
def rendering(
    marks: MarkTable, sources: Mapping[str, Source], names: tuple[str, ...], *, previous: Section | None = None
) -> Iterator[Rendering]:
    """Run a rendering."""
    running = Rendering(marks, sources, names, previous)
    token = _CURRENT.set(running)
    try:
        yield running
    finally:
        _CURRENT.reset(token)


@contextmanager
def compiling() -> Iterator[None]:
    """Compile a template while another is being rendered: what fails then is left to when it is rendered itself."""
    token = _CURRENT.set(None)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def template_place(frame: FrameType | None) -> tuple[str, int] | None:
    """Return the name and line of the template whose code runs in ``frame`` or called it; None when there is none."""
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template):
            return template.name or "", template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back
    return None

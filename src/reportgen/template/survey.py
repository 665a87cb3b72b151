"""What can be read off templates without rendering them: their literal text, what they name, dead branches.

Every branch counts, whatever facts there are today.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from jinja2 import Environment, TemplateSyntaxError, nodes

from reportgen.diagnostics import Route, Source, Span
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.field import field_at
from reportgen.facts.kinds import Count, Kind, ListOf, Rate
from reportgen.facts.section import Section
from reportgen.template.branching import DeadBranch, dead_branches
from reportgen.template.naming import Names, names_in

__all__ = ["DeadBranch", "DoubledUnit", "Literal", "Survey", "allowed_in", "survey"]

_ALLOW = re.compile(r"\{#-?\s*reportgen:\s*allow\[(?P<rule>[^\]\n]*)\](?P<words>.*?)-?#\}", re.DOTALL)


@frozen
class Literal:
    """Text that stands in a template as it is printed: a line of it, up to what is printed in between."""

    text: str
    span: Span
    """Of the line; with its column where the text stands on it just once."""


@frozen
class DoubledUnit:
    """A measure word, or the sign of a rate, that stands right behind a fact which brings it along."""

    label: str
    """Of the fact."""
    text: str
    span: Span


@frozen
class Survey:
    """What was read off the templates of a report."""

    name: str
    """Of the template that the others are named by, directly or not."""
    span: Span | None
    """Of that template as a whole."""
    literals: tuple[Literal, ...]
    dead: tuple[DeadBranch, ...]
    units: tuple[DoubledUnit, ...]
    mentioned: frozenset[Route]
    """The facts, lists and sections that are named somewhere, without the numbers of items."""
    allowed: tuple[tuple[str, tuple[str, ...]], ...]
    """Rule and words: what ``{# reportgen: allow[rule] words #}`` allows in these templates."""


def survey(name: str, sources: Mapping[str, Source], model: type[Section]) -> Survey:
    """Read off some templates, of which ``name`` is the first, what can be told of them for a report of ``model``."""
    parser = Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)  # noqa: S701 - it renders nothing
    literals: list[Literal] = []
    dead: list[DeadBranch] = []
    units: list[DoubledUnit] = []
    mentioned: set[Route] = set()
    for source in sources.values():
        try:
            root = parser.parse(source.text)
        except TemplateSyntaxError:  # has been told where the template was compiled
            continue
        names = names_in(root, model)
        literals += _literals(root, source)
        dead += dead_branches(root, source, model)
        units += _units(root, source, names, model)
        mentioned |= names.routes
    first = sources.get(name)
    span = None if first is None else Span(first, 0)
    return Survey(
        name=name,
        span=span,
        literals=tuple(literals),
        dead=tuple(dead),
        units=tuple(units),
        mentioned=frozenset(mentioned),
        allowed=allowed_in(sources.values()),
    )


def _literals(root: nodes.Template, source: Source) -> Iterator[Literal]:
    for data in root.find_all(nodes.TemplateData):
        for offset, line in enumerate(data.data.split("\n")):
            if line.strip():
                yield Literal(line, _span(source, data.lineno + offset, line))
    for constant in root.find_all(nodes.Const):
        if isinstance(constant.value, str) and re.search("[\u4e00-\u9fff]", constant.value):
            yield Literal(constant.value, _span(source, constant.lineno, constant.value))


def _units(root: nodes.Template, source: Source, names: Names, model: type[Section]) -> Iterator[DoubledUnit]:
    for output in root.find_all(nodes.Output):
        for fact, behind in pairwise(output.nodes):
            route = names.route_of(fact)
            asked = None if route is None else field_at(model, route)
            unit = "" if asked is None else _unit_of(asked.kind)
            if asked is not None and unit and isinstance(behind, nodes.TemplateData) and behind.data.startswith(unit):
                yield DoubledUnit(asked.kind.label, unit, _span_behind(source, behind.lineno, unit))


def _unit_of(kind: Kind | ListOf) -> str:
    """Return what a fact of a kind prints behind its number."""
    return kind.affixes[1] if isinstance(kind, Count | Rate) else ""


def _span_behind(source: Source, number: int, text: str) -> Span:
    """Return the place of a text right behind what is printed; without its column where it stands so twice."""
    places = [match.end() for match in re.finditer(rf"\}}\}}(?={re.escape(text)})", source.line(number))]
    return Span(source, number, places[0] + 1, len(text)) if len(places) == 1 else Span(source, number)


def _span(source: Source, number: int, text: str) -> Span:
    line = source.line(number)
    return Span(source, number, line.index(text) + 1, len(text)) if line.count(text) == 1 else Span(source, number)


def allowed_in(sources: Iterable[Source]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return rules and words: what comments in templates allow, the words of one rule together."""
    allowed: defaultdict[str, list[str]] = defaultdict(list)
    for source in sources:
        for comment in _ALLOW.finditer(source.text):
            allowed[comment["rule"].strip()] += re.findall(r"[^\s、，,“”]+", comment["words"])
    return tuple((rule, tuple(words)) for rule, words in allowed.items())

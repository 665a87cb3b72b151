"""What can be read off templates without rendering them: their literal text, what they name, dead branches.

Every branch counts, whatever facts there are today.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from jinja2 import Environment, TemplateSyntaxError, nodes

from reportgen.diagnostics import Route, Source, Span
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.field import field_at
from reportgen.facts.kinds import Count, Kind, ListOf, Rate
from reportgen.facts.section import Section
from reportgen.template.branching import DeadBranch, dead_branches
from reportgen.template.lexing import Lexeme, lexemes
from reportgen.template.naming import Names, names_in
from reportgen.template.tree import Tree

__all__ = ["DeadBranch", "DoubledUnit", "Literal", "Survey", "survey"]

_CHINESE = re.compile("[\u4e00-\u9fff]")


@frozen
class Literal:
    """Text that stands in a template as it is printed: a line of it, up to what is printed in between."""

    text: str
    span: Span
    """Without its column where the text is not written as it is printed."""


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
            Tree(root)  # which refuses what is nested too deeply
        except (RecursionError, TemplateSyntaxError):  # has been told where the template was compiled
            continue
        names, pieces = names_in(root, model), tuple(lexemes(parser.lexer, source.text))
        literals += _literals(pieces, source)
        literals += _typed_numbers(root, pieces, source)
        dead += dead_branches(root, source, model)
        units += _units(root, pieces, source, names, model)
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
    )


def _literals(pieces: Iterable[Lexeme], source: Source) -> Iterator[Literal]:
    for piece in pieces:
        if piece.sort == "data":
            for offset, line in enumerate(piece.text.split("\n")):
                if line.strip():
                    span = Span(source, piece.line + offset, 1 if offset else piece.column, len(line))
                    yield Literal(line, span)
        elif piece.sort == "string" and _CHINESE.search(piece.text):
            yield _literal(piece, source)


def _literal(piece: Lexeme, source: Source) -> Literal:
    """Return what a string or a number says."""
    text = piece.text[1:-1] if piece.sort == "string" else piece.text.replace("_", "")
    is_plain = text in piece.text and not ("\\" in text or "\n" in text)
    column = piece.column + (piece.sort == "string")
    return Literal(text, Span(source, piece.line, column, len(text)) if is_plain else Span(source, piece.line))


def _typed_numbers(root: nodes.Template, pieces: Iterable[Lexeme], source: Source) -> Iterator[Literal]:
    """Yield the numbers that are printed and no text: ``{{ 36 }}``, ``{{ "36" }}``, ``{% set n = 36 %}{{ n }}``."""
    assigned: defaultdict[str, list[nodes.Const]] = defaultdict(list)
    for each in root.find_all(nodes.Assign):
        if isinstance(each.target, nodes.Name) and isinstance(each.node, nodes.Const):
            assigned[each.target.name].append(each.node)
    printed = (child for output in root.find_all(nodes.Output) for child in output.nodes)
    wanted = {(each.lineno, each.value) for child in printed for each in _constants_in(child, assigned)}
    for piece in _within_print_or_set(pieces):
        if piece.sort in ("integer", "float", "string") and (piece.line, _value_of(piece)) in wanted:
            yield _literal(piece, source)


def _value_of(piece: Lexeme) -> int | float | str:
    """Return what a literal of Jinja means; of a string with a backslash, what is written."""
    if piece.sort == "string":
        return piece.text[1:-1]
    plain = piece.text.replace("_", "")
    return int(plain, 0) if piece.sort == "integer" else float(plain)


def _within_print_or_set(pieces: Iterable[Lexeme]) -> Iterator[Lexeme]:
    """Yield the pieces of what is printed, and of what is given a name."""
    tag: str | None = None
    for piece in pieces:
        if piece.sort in ("variable_begin", "block_begin"):
            tag = "" if piece.sort == "block_begin" else "set"
        elif tag == "" and piece.sort == "name":
            tag = piece.text
        elif piece.sort in ("variable_end", "block_end"):
            tag = None
        elif tag == "set":
            yield piece


def _constants_in(node: nodes.Node, assigned: Mapping[str, Sequence[nodes.Const]]) -> Iterator[nodes.Const]:
    """Yield the constants that an expression prints, as they are or reckoned with one another."""
    match node:
        case nodes.Const(value=value) if not isinstance(value, bool) and not _CHINESE.search(str(value)):
            yield node
        case nodes.Name(name=name):
            yield from assigned.get(name, ())
        case nodes.Concat(nodes=parts):
            for part in parts:
                yield from _constants_in(part, assigned)
        case nodes.CondExpr(expr1=first, expr2=second):
            yield from _constants_in(first, assigned)
            if second is not None:
                yield from _constants_in(second, assigned)
        case nodes.BinExpr() | nodes.UnaryExpr() if next(node.find_all(nodes.Name), None) is None:
            yield from node.find_all(nodes.Const)


def _units(
    root: nodes.Template, pieces: Iterable[Lexeme], source: Source, names: Names, model: type[Section]
) -> Iterator[DoubledUnit]:
    written = [piece for piece in pieces if piece.sort == "data" and piece.text]
    data = [*root.find_all(nodes.TemplateData)]
    is_same = [each.data for each in data] == [piece.text for piece in written]
    places = {id(each): piece for each, piece in zip(data, written, strict=True)} if is_same else {}
    for output in root.find_all(nodes.Output):
        for fact, behind in pairwise(output.nodes):
            asked = [field_at(model, route) for route in names.routes_of(fact)]
            units = {_unit_of(each.kind) if each is not None else "" for each in asked}
            unit = units.pop() if len(units) == 1 else ""
            if (
                unit
                and asked[0] is not None
                and isinstance(behind, nodes.TemplateData)
                and behind.data.startswith(unit)
            ):
                place = places.get(id(behind))
                span = (
                    Span(source, behind.lineno) if place is None else Span(source, place.line, place.column, len(unit))
                )
                yield DoubledUnit(asked[0].kind.label, unit, span)


def _unit_of(kind: Kind | ListOf) -> str:
    """Return what a fact of a kind prints behind its number."""
    return kind.affixes[1] if isinstance(kind, Count | Rate) else ""

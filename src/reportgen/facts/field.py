"""What a model asks for: every fact of a report type with its route, before any file is read."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Route
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.kinds.kind import Kind
from reportgen.facts.kinds.list_of import ListOf
from reportgen.facts.kinds.part import Part
from reportgen.facts.section import Section

__all__ = ["Field", "Member", "field_at", "fields_of", "members_of", "section_of"]

Member = Kind | ListOf | Part
"""What a model's annotation makes of one of its names."""


@frozen
class Field:
    """One fact, or list of facts, that a model asks for."""

    route: Route
    kind: Kind | ListOf
    sections: tuple[str, ...] = ()
    """The labels of the sections that it is in, the outermost first; of a fact in a record, that of its list too."""


def members_of(model: type[Section]) -> Iterator[tuple[str, Member]]:
    """Yield the names of a section, in model order, and what stands under each."""
    for name, info in model.model_fields.items():
        yield from ((name, mark) for mark in info.metadata if isinstance(mark, Member))


def section_of(model: type[Section], name: str) -> type[Section]:
    """Return the model of the section that stands under a name.

    Raises:
        TypeError: No section does.
    """
    part = model.model_fields[name].annotation
    if not (isinstance(part, type) and issubclass(part, Section)):
        raise TypeError(name)
    return part


def fields_of(model: type[Section]) -> Iterator[Field]:
    """Yield every fact and every list, in model order; a list stands for its items."""
    yield from _fields(model, Route(), ())


def _fields(model: type[Section], route: Route, sections: tuple[str, ...]) -> Iterator[Field]:
    for name, member in members_of(model):
        if isinstance(member, Part):
            yield from _fields(section_of(model, name), route.child(name), (*sections, member.label))
        else:
            yield Field(route.child(name), member, sections)


def field_at(model: type[Section], route: Route) -> Field | None:
    """Return the field at a route, which may lead into a list (``problems[2].text``, ``study.themes[0]``).

    None where the model has none: no such name, a section or a record as a whole.
    """
    sections: tuple[str, ...] = ()
    within: type[Section] | None = model
    standing: Kind | ListOf | None = None
    for step in route.steps:
        if isinstance(step, int):
            if not isinstance(standing, ListOf):
                return None
            within, standing, sections = _item(standing, sections)
            continue
        member = None if within is None else dict(members_of(within)).get(step)
        match member:
            case None:
                return None
            case Part():
                within, standing, sections = _entered(within, step), None, (*sections, member.label)
            case _:
                within, standing = None, member
    return None if standing is None else Field(route, standing, sections)


def _item(listed: ListOf, sections: tuple[str, ...]) -> tuple[type[Section] | None, Kind | None, tuple[str, ...]]:
    """Return what an item of a list is: a record's model, or a kind; and the sections that it is in."""
    if isinstance(listed.item, Kind):
        return None, listed.item, sections
    return listed.item, None, (*sections, listed.label)


def _entered(model: type[Section] | None, name: str) -> type[Section] | None:
    return None if model is None else section_of(model, name)

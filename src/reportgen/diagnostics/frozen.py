"""The decorator of all values: frozen, slotted, equal by content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

__all__ = ["frozen"]

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(described: type[T]) -> type[T]:
    """Make a class a frozen, slotted dataclass.

    Comparing, hashing and showing are the same for all of them, so they are written once, below.  ``dataclass`` would
    compile them anew for each of some ninety classes, which took a tenth of a cold start.
    """
    made: Any = dataclass(frozen=True, slots=True, repr=False, eq=False)(described)
    compared = [each.name for each in fields(made) if each.compare]
    hashed = [each.name for each in fields(made) if (each.compare if each.hash is None else each.hash)]
    made.__content__ = staticmethod(_getter(compared))
    made.__hashed__ = staticmethod(_getter(hashed))
    made.__eq__, made.__hash__ = _is_equal, _hash
    if "__repr__" not in described.__dict__:
        made.__repr__ = _show
    return made  # type: ignore[no-any-return]  # dataclass gives back the class it was given


def _getter(names: list[str]) -> Callable[[Any], object]:
    return attrgetter(*names) if names else lambda _: ()


def _is_equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self.__content__(self) == self.__content__(other)


def _hash(self: Any) -> int:
    return hash(self.__hashed__(self))


def _show(self: Any) -> str:
    shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({shown})"

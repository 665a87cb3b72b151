"""The decorator of all values: frozen, slotted, equal by content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

__all__ = ["frozen"]

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(described: type[T]) -> type[T]:
    """Make a class a frozen, slotted dataclass.

    What is the same for all of them (comparing, hashing, showing, refusing to change) is written once, below.
    ``dataclass`` would compile it anew for each of some ninety classes, which took a tenth of a cold start.
    """
    made: Any = dataclass(slots=True, init=False, repr=False, eq=False)(described)
    made.__init__ = _initialiser(made)
    compared = [each.name for each in fields(made) if each.compare]
    hashed = [each.name for each in fields(made) if (each.compare if each.hash is None else each.hash)]
    made.__content__ = staticmethod(_getter(compared))
    made.__hashed__ = staticmethod(_getter(hashed))
    made.__eq__, made.__hash__ = _is_equal, _hash
    made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete
    made.__getstate__, made.__setstate__ = _state, _restore
    if "__repr__" not in described.__dict__:
        made.__repr__ = _show
    return made  # type: ignore[no-any-return]  # dataclass gives back the class it was given


def _initialiser(made: Any) -> Callable[..., None]:
    """Write ``__init__`` with a setter for each slot.

    That of ``dataclass`` finds each slot by its name, which takes twice as long, and a report is some thousand values.
    """
    known: dict[str, Any] = {}
    first, named, lines = ["self"], list[str](), list[str]()
    for each in fields(made):
        name, has_factory = each.name, each.default_factory is not MISSING
        known |= {f"set_{name}": getattr(made, name).__set__, f"default_{name}": each.default}
        if has_factory:
            known[f"make_{name}"] = each.default_factory
        value = f"make_{name}() if {name} is default_{name} else {name}" if has_factory else name
        lines.append(f"set_{name}(self, {value})")
        is_required = each.default is MISSING and not has_factory
        (named if each.kw_only else first).append(name if is_required else f"{name}=default_{name}")
    if hasattr(made, "__post_init__"):
        lines.append("self.__post_init__()")
    parameters = ", ".join([*first, "*", *named] if named else first)
    exec(f"def __init__({parameters}): {'; '.join(lines) or 'pass'}", known)  # noqa: S102 - of names in our classes
    initialiser: Callable[..., None] = known["__init__"]
    return initialiser


def _getter(names: list[str]) -> Callable[[Any], object]:
    return attrgetter(*names) if names else lambda _: ()


def _is_equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self.__content__(self) == self.__content__(other)


def _hash(self: Any) -> int:
    return hash(self.__hashed__(self))


def _refuse_to_set(self: Any, name: str, value: object) -> None:  # noqa: ARG001 - Python's
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:  # noqa: ARG001 - Python's
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    """Return what is pickled: values go to the processes that build many reports."""
    return [getattr(self, each.name) for each in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for each, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)


def _show(self: Any) -> str:
    shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({shown})"

"""What a template gets for a name that means nothing, and in place of what was refused."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from jinja2 import Undefined
from jinja2.exceptions import SecurityError
from jinja2.utils import missing

from reportgen.diagnostics import Message, message
from reportgen.template.rendering import Refusal, current, is_running

__all__ = ["REFUSED", "Refused", "Unknown", "did_you_mean", "refuse", "unknown_attribute"]

_LOCAL = re.compile(r"l_\d+_(\w+)")


class Refused(Undefined):
    """Stands silently where something was refused and noted: empty, false, and the same whatever is done with it."""

    __slots__ = ()

    def _same(self, *_: object, **__: object) -> Refused:
        return self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def _false(self, _: object) -> bool:
        return False

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _same  # type: ignore[assignment]
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = __pos__ = __neg__ = _same  # type: ignore[assignment]
    __call__ = __getitem__ = _same  # type: ignore[assignment]
    __lt__ = __le__ = __gt__ = __ge__ = __contains__ = _false  # type: ignore[assignment]


REFUSED = Refused()


class Unknown(Undefined):
    """A name or an attribute that means nothing: only ``is defined`` and ``default`` may look at it."""

    __slots__ = ()

    def _note(self) -> None:
        refusal = self._refusal()
        if not is_running():
            raise refusal
        current().note(refusal)

    def _refusal(self) -> Refusal:
        name = str(self._undefined_name)
        if self._undefined_exception is SecurityError:
            return Refusal("unsafe-attribute", message('"{name}" is closed to templates', name=name))
        if "sequence was empty" in (self._undefined_hint or ""):
            problem = message("the list is empty, and has no such item")
            return Refusal(
                "empty-list", problem, advice=message("ask first whether the list is there: {tag}", tag="{% if … %}")
            )
        if self._undefined_hint is not None:
            return Refusal("undefined-name", message("{problem}", problem=self._undefined_hint.rstrip(".")))
        if self._undefined_obj is missing:
            problem = message('"{name}" is not defined', name=name)
            return Refusal("undefined-name", problem, advice=did_you_mean(name, _names_here()))
        if isinstance(self._undefined_name, int):
            problem = message("there is no item {number} here", number=self._undefined_name)
            return Refusal("empty-list", problem, advice=message("items count from 0"))
        return unknown_attribute(name, _attributes(self._undefined_obj))

    def _fail_with_undefined_error(self, *_: object, **__: object) -> Any:
        self._note()
        return REFUSED

    def _false(self, *_: object) -> bool:
        self._note()
        return False

    def __str__(self) -> str:
        self._note()
        return ""

    def __iter__(self) -> Iterator[Any]:
        self._note()
        return iter(())

    def __len__(self) -> int:
        self._note()
        return 0

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._fail_with_undefined_error()

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = (
        _fail_with_undefined_error
    )
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = _fail_with_undefined_error
    __pos__ = __neg__ = __call__ = __getitem__ = _fail_with_undefined_error
    __bool__ = __eq__ = __ne__ = __contains__ = _false
    __lt__ = __le__ = __gt__ = __ge__ = _false  # type: ignore[assignment]  # Jinja says these never return

    def __hash__(self) -> int:
        self._note()
        return 0


def refuse(rule: str, problem: Message, *, advice: Message | None = None, route: Any = None) -> Refused:
    """Note what is refused and return what stands in its place.

    Raises:
        Refusal: No template is being rendered: a constant expression is being computed while it is compiled.
    """
    refusal = Refusal(rule, problem, advice=advice, route=route)
    if not is_running():
        raise refusal
    current().note(refusal)
    return REFUSED


def unknown_attribute(name: str, names: Iterable[str]) -> Refusal:
    """Say that something has no part of this name."""
    known = tuple(names)
    advice = did_you_mean(name, known)
    if advice is None and known:
        advice = message("there is {names}", names=", ".join(known))
    return Refusal("unknown-attribute", message('there is no "{name}" here', name=name), advice=advice)


def did_you_mean(name: str, names: Iterable[str]) -> Message | None:
    """Return a help line with the name that was meant; None when none is close."""
    close = get_close_matches(name, sorted(set(names)), n=1)
    return message('did you mean "{name}"?', name=close[0]) if close else None


def _names_here() -> Iterator[str]:
    if is_running():
        yield from current().names
    frame = inspect.currentframe()
    while frame is not None and "__jinja_template__" not in frame.f_globals:
        frame = frame.f_back
    for name, value in frame.f_locals.items() if frame is not None else ():
        match = _LOCAL.fullmatch(name)
        if match is not None and value is not missing and not isinstance(value, Undefined):
            yield match[1]


def _attributes(obj: object) -> Iterable[str]:
    names = getattr(obj, "part_names", None)
    return names() if callable(names) else (name for name in dir(obj) if not name.startswith("_"))

"""What a template gets for a name that means nothing, and in place of what was refused."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import Undefined
from jinja2.exceptions import SecurityError
from jinja2.utils import missing

from reportgen.diagnostics import Message, Route, listed, message
from reportgen.template.bounds import too_large
from reportgen.template.hint import explained_hint
from reportgen.template.rendering import Refusal, current, is_running
from reportgen.template.suggestion import did_you_mean, nearest

__all__ = [
    "GLOBALS",
    "REFUSED",
    "Refused",
    "Unknown",
    "refuse",
    "refused_as_too_large",
    "undefined_name",
    "unknown_attribute",
    "unsafe",
]

GLOBALS = ("range", "dict", "cycler", "joiner", "namespace")
"""What of Jinja's own a template may call by name."""
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

    # Of all these Jinja says that they never return.
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = _same  # type: ignore[assignment]  # see above
    __rmul__ = __truediv__ = __rtruediv__ = __floordiv__ = _same  # type: ignore[assignment]  # see above
    __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = _same  # type: ignore[assignment]  # see above
    __pos__ = __neg__ = __call__ = __getitem__ = _same  # type: ignore[assignment]  # see above
    __lt__ = __le__ = __gt__ = __ge__ = __contains__ = _false  # type: ignore[assignment]  # see above


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
            return unsafe(name)
        if self._undefined_hint is not None:
            rule, problem, advice = explained_hint(self._undefined_hint)
            return Refusal(rule, problem, advice=advice)
        if self._undefined_obj is missing:
            return undefined_name(name, _names_here())
        if isinstance(self._undefined_name, int):
            return _no_item(self._undefined_name, self._undefined_obj)
        return unknown_attribute(name, self._undefined_obj)

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


def refuse(rule: str, problem: Message, *, advice: Message, route: Route | None = None) -> Refused:
    """Note what is refused and return what stands in its place.

    Raises:
        Refusal: No template is being rendered: a constant expression is being computed while it is compiled.
    """
    refusal = Refusal(rule, problem, advice=advice, route=route)
    if not is_running():
        raise refusal
    current().note(refusal)
    return REFUSED


def undefined_name(name: str, known: Iterable[str]) -> Refusal:
    """Say that nothing has this name, here at least."""
    problem, names = message('"{name}" is not defined', name=name), tuple(known)
    if name in names:
        advice = message(
            "let the template that imports this one write {words} at the end of its tag", words='"with context"'
        )
        return Refusal("facts-not-imported", problem, advice=advice, name=name)
    there_is = message("there is {names}", names=listed(known for known in names if known not in GLOBALS))
    return Refusal("undefined-name", problem, advice=did_you_mean(name, names, otherwise=there_is), name=name)


def unknown_attribute(name: str, holder: object) -> Refusal:
    """Say that something has no part of this name."""
    part_names = getattr(holder, "part_names", None)
    if callable(part_names):
        advice = did_you_mean(name, part_names())
    else:
        # Of what is no fact, Python's names may be meant, but are not worth listing.
        near = nearest(name, (known for known in dir(holder) if not known.startswith("_")))
        advice = did_you_mean(name, [near]) if near else message("see what stands before the dot: it has no such part")
    return Refusal("unknown-attribute", message('there is no "{name}" here', name=name), advice=advice, name=name)


def refused_as_too_large() -> Refused:
    """Refuse what would grow without end."""
    refusal = too_large()
    return refuse(refusal.rule, refusal.problem, advice=refusal.advice)


def unsafe(name: str | None = None) -> Refusal:
    """Say that a template may not do this, or use this name."""
    problem = message('"{name}" is closed to templates', name=name) if name else message("templates may not do this")
    return Refusal("unsafe-attribute", problem, advice=message("print facts, texts and numbers only"))


def _no_item(index: int, holder: Any) -> Refusal:
    """Say that a list, or a text, has no item at a place."""
    describe, length = getattr(holder, "describe", None), len(holder) if hasattr(holder, "__len__") else None
    route = holder.route if callable(describe) else None
    if length == 0:
        problem = message("the list is empty, and has no such item")
        advice = message("ask first whether the list is there: {tag}", tag="{% if … %}")
        return Refusal("empty-list", problem, advice=advice, route=route)
    if callable(describe):
        problem = message(
            '"{fact}" has no item {number}: it has {length}', fact=describe(), number=index, length=length or 0
        )
    else:
        problem = message("there is no item {number} here", number=index)
    return Refusal("no-such-item", problem, advice=message("items count from 0"), route=route)


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

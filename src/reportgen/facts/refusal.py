"""How diagnostics travel through pydantic: inside its errors, so that it collects those of all fields by itself."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from reportgen.diagnostics import Diagnostic, Message

__all__ = ["UnreadableError", "diagnostics_of", "refused"]

_KEY = "diagnostics"


class UnreadableError(Exception):
    """A text is no value of its kind.  Raised and caught within this room; whoever catches it knows the place."""

    def __init__(self, rule: str, problem: Message, cure: Message, piece: str = "") -> None:
        super().__init__(str(problem))
        self.rule = rule
        self.problem = problem
        self.cure = cure
        self.piece = piece
        """What of the text is wrong, where it is not the whole."""


def refused(*diagnostics: Diagnostic) -> PydanticCustomError:
    """Return the error by which a validator hands its diagnostics to pydantic."""
    return PydanticCustomError("refused", "refused", {_KEY: diagnostics})


def diagnostics_of(error: ValidationError | PydanticCustomError) -> Iterator[Diagnostic]:
    """Yield the diagnostics that pydantic collected, of all fields."""
    if isinstance(error, PydanticCustomError):
        yield from (error.context or {}).get(_KEY, ())
        return
    for detail in error.errors(include_url=False):
        if isinstance(
            detail["input"], Diagnostic
        ):  # an unknown key: ``Section`` puts what to say about it in its place
            yield detail["input"]
        else:
            yield from detail["ctx"][_KEY]

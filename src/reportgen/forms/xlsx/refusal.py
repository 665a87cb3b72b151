"""How a file that is no readable form is refused: from deep within, to the one place that makes a diagnostic of it."""

from __future__ import annotations

from reportgen.diagnostics import Message

__all__ = ["RefusedError"]


class RefusedError(Exception):
    """The file cannot be read as a form.  Raised and caught within this room; whoever catches it knows the file."""

    def __init__(self, rule: str, problem: Message, cure: Message) -> None:
        super().__init__(str(problem))
        self.rule = rule
        self.problem = problem
        self.cure = cure

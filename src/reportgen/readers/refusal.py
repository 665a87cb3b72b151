"""Why a file cannot be read back at all: raised within this room only, a diagnostic outside."""

from __future__ import annotations

from reportgen.diagnostics import Diagnostic, Message, message

__all__ = ["RefusedError", "damaged", "refused", "too_large"]


class RefusedError(Exception):
    """A file that is not what it should be."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic.message))
        self.diagnostic = diagnostic


def refused(rule: str, problem: Message, advice: Message) -> RefusedError:
    """Return what to raise about a file."""
    return RefusedError(Diagnostic(rule, problem, help=advice))


def damaged(file: str) -> RefusedError:
    """Return what to raise about a file of which something is missing or garbled."""
    return refused(
        "damaged-file",
        message('"{file}" is damaged and cannot be read', file=file),
        message("ask for it to be sent again, or open it and save it anew"),
    )


def too_large(file: str) -> RefusedError:
    """Return what to raise about a file that no form and no report can have grown to."""
    return refused(
        "too-large",
        message('"{file}" is larger than any report or form', file=file),
        message("check where it comes from; what was typed into a form may be copied into a fresh one"),
    )

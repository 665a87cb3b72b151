"""Why a file cannot be read back at all: raised within this room only, a diagnostic outside."""

from __future__ import annotations

from reportgen.diagnostics import Diagnostic, Message, message

__all__ = ["RefusedError", "damaged", "refused"]


class RefusedError(Exception):
    """A file that is not what it should be."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic.message))
        self.diagnostic = diagnostic


def refused(rule: str, problem: Message, advice: Message) -> RefusedError:
    """Return what to raise about a file."""
    return RefusedError(Diagnostic(rule, problem, help=advice))


def damaged(file: str) -> RefusedError:
    """Return what to raise about a Word file that is broken somewhere inside."""
    return refused(
        "damaged-file",
        message('"{file}" is damaged: it is no whole Word file', file=file),
        message("ask for it to be sent again, or open it in Word or WPS and save it anew"),
    )

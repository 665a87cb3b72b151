"""Where an exception comes from: a template's fault is a diagnostic, our own is not hidden as one."""

from __future__ import annotations

from types import FrameType

__all__ = ["is_our_fault"]

_ROOM = __name__.partition(".")[0]


def is_our_fault(error: BaseException) -> bool:
    """Tell whether an exception comes out of code of this package that the catching function called.

    The innermost frame counts that is ours, Jinja's or a template's: what a library of Python raises is the fault of
    whoever called it.
    """
    is_ours = False
    traceback = error.__traceback__.tb_next if error.__traceback__ is not None else None
    while traceback is not None:
        owner = _owner(traceback.tb_frame)
        is_ours = owner == _ROOM if owner else is_ours
        traceback = traceback.tb_next
    return is_ours


def _owner(frame: FrameType) -> str:
    if "__jinja_template__" in frame.f_globals:
        return "template"
    package = str(frame.f_globals.get("__name__", "")).partition(".")[0]
    return package if package in (_ROOM, "jinja2") else ""

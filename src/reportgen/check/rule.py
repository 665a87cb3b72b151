"""What a rule is, and the page that its docstring is."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Protocol

from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity
from reportgen.diagnostics.frozen import frozen

__all__ = ["Page", "Rule", "TextRule", "page_of", "paragraphs_of"]


class Rule(Protocol):
    """What every module of a folder of ``rules`` holds."""

    __doc__: str | None
    """Its page; see :class:`Page`."""

    @property
    def ID(self) -> str:  # noqa: N802 - the name of a module's constant
        """Words apart by hyphens that name what is flagged; the module is called so, with underscores."""

    @property
    def SEVERITY(self) -> Severity:  # noqa: N802 - the name of a module's constant
        """How bad it is, unless a project says otherwise."""


class TextRule(Rule, Protocol):
    """A rule on texts."""

    def check(self, manuscript: Manuscript) -> Iterator[Flag]:
        """Yield what is flagged, in the order of the text."""


@frozen
class Page:
    """The page of a rule: what it flags, why, how it fails and is made right, when to allow it, whence it comes."""

    what: str
    why: str
    bad: str
    """An example that fails; empty where none can be shown in text."""
    good: str
    allow: str
    source: str


_LABELS = {"bad": "Bad:", "good": "Good:", "allow": "Allow: ", "source": "Source: "}


def paragraphs_of(rule: Rule) -> tuple[str, ...]:
    """Return the paragraphs of a rule's page, each on one line; examples keep their lines.

    Raises:
        ValueError: It has no page.
    """
    text = inspect.cleandoc(rule.__doc__ or "")
    if not text:
        raise ValueError(rule.ID)
    return tuple(
        part if part.startswith("    ") else " ".join(part.split()) for part in re.split(r"\n\n+", text.strip("\n"))
    )


def page_of(rule: Rule) -> Page:
    """Return the page of a rule.

    Raises:
        ValueError: A part of it is missing, or stands in another order.
    """
    what, why, *rest = paragraphs_of(rule)
    parts: dict[str, str] = {}
    pending = iter(rest)
    for name, label in _LABELS.items():
        paragraph = next(pending, "")
        if not paragraph.startswith(label.rstrip()):
            raise ValueError(f"{rule.ID}: {name}")
        is_example = label.endswith(":")
        parts[name] = inspect.cleandoc(next(pending)) if is_example else paragraph.removeprefix(label)
    return Page(what=what.removesuffix("."), why=why, **parts)

"""How a choice is written."""

from __future__ import annotations

from reportgen.facts.kinds.choice import Choice
from reportgen.facts.marker import MARKER
from reportgen.facts.schema.pattern import escaped, whole
from reportgen.facts.schema.writing import Writing

__all__ = ["writing_of"]


def writing_of(choice: Choice) -> Writing:
    """Return how a choice is written: as one of its words, which an editor offers.

    The words come first, so that an editor names them where none of the three alternatives fits; the pattern takes
    blanks, and words with spaces around them.
    """
    words = tuple(map(escaped, choice.among))
    pattern = whole(*words, MARKER, may_not_apply=choice.may_not_apply)
    alternatives = [{"enum": list(choice.among)}, {"type": ["null", "object"]}, {"pattern": pattern}]
    return Writing(f"只写其中一个：{'、'.join(choice.among)}", {"anyOf": alternatives})

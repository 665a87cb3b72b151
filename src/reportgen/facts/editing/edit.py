"""What is asked of a fact file: one fact to state anew."""

from __future__ import annotations

from reportgen.diagnostics import Route
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.answer import Answer

__all__ = ["Edit"]


@frozen
class Edit:
    """One fact to state anew."""

    route: Route
    answer: Answer | None
    """What is to stand there; empty text for a blank.  None: the value stays, the provenance alone is stated."""
    provenance: tuple[tuple[str, str], ...] = ()
    """Keys (``source``, ``as_of``, ``by``, ``note``) and texts to state; an empty text takes the key out.

    Where the value changes, those of ``source``, ``as_of`` and ``by`` that are not among them are taken out; ``note``,
    ``owner``, ``due`` and ``ask`` stay unless ``drops`` names them.
    """
    drops: tuple[str, ...] = ()
    """More keys of the provenance to take out."""

    @property
    def states(self) -> bool:
        """Whether something is to stand in the file that a missing key does not say."""
        answer = self.answer.strip() if isinstance(self.answer, str) else self.answer
        return answer == () or bool(answer) or any(text.strip() for _, text in self.provenance)

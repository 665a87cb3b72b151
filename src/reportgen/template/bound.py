"""Bound things: what a template sees of facts, of lists and sections of them; and what all of them refuse."""

from __future__ import annotations

from typing import Any, NoReturn

from reportgen.diagnostics import Route, message
from reportgen.facts.fact import State
from reportgen.template.unknown import Refused, Unknown, refuse

__all__ = ["PRINTABLE", "Bound", "no_arithmetic", "not_printable", "refuse_call"]

PRINTABLE = frozenset({State.KNOWN, State.BLANK})
"""The states of what can be printed."""
_STATE_WORDS = {
    State.NOT_APPLICABLE: message("does not apply"),
    State.NOT_GIVEN: message("is not given"),
}


class Bound:
    """What all bound things share: arithmetic and text operations are refused."""

    __slots__ = ()

    @property
    def route(self) -> Route:
        """Where it is."""
        raise NotImplementedError

    @property
    def label(self) -> str:
        """What it is called, in Chinese."""
        raise NotImplementedError

    def part(self, name: str) -> Any:
        """Return the part that a template names after a dot."""
        return Unknown(obj=self, name=name)

    def part_names(self) -> tuple[str, ...]:
        """Return the names that :meth:`part` knows."""
        return ()

    def describe(self) -> str:
        """Return what people call it."""
        return str(self.route)

    def _no_arithmetic(self, *_: object) -> Refused:
        return no_arithmetic(self)

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _no_arithmetic
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = _no_arithmetic
    __neg__ = __pos__ = __abs__ = __round__ = _no_arithmetic

    def __format__(self, specification: str) -> str:
        if not specification:
            return str(self)
        return str(
            refuse(
                "filter-refused",
                message(
                    '"{fact}" cannot be printed by the format "{format}"', fact=self.describe(), format=specification
                ),
                advice=message("leave the format out: a fact prints as its kind does"),
                route=self.route,
            )
        )

    def __repr__(self) -> str:
        return f"<{self.describe()}>"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError(self.describe())


def no_arithmetic(bound: Bound) -> Refused:
    """Refuse to calculate with a fact."""
    return refuse(
        "fact-arithmetic",
        message('a template does not calculate with "{fact}"', fact=bound.describe()),
        advice=message("a number that follows from facts is a derived fact, and belongs in the model of the report"),
        route=bound.route,
    )


def refuse_call(bound: Bound) -> Refused:
    """Refuse parentheses behind a fact."""
    problem = message('"{fact}" is no macro, and takes no parentheses', fact=bound.describe())
    return refuse("not-callable", problem, advice=message("write it without them"), route=bound.route)


def not_printable(bound: Bound, state: State) -> Refused:
    """Refuse to print a fact or a list that is not applicable or not given."""
    return refuse(
        "fact-not-printable",
        message(
            '"{fact}" ({label}) {state} here and cannot be printed',
            fact=bound.describe(),
            label=bound.label,
            state=_STATE_WORDS[state],
        ),
        advice=message(
            'guard it: "{{% if {fact} %}}…{{% endif %}}", or say what stands for it: "{{{{ {fact} or "" }}}}"',
            fact=bound.describe(),
        ),
        route=bound.route,
    )

"""Relations: what must hold between facts, as a report type declares it, and what a stated number stands for.

A relation says only between which facts it holds; ``check`` judges it.  A number stands for an interval: ``30余`` for
31 to 39, ``99%`` for 98.5 % to 99.5 %.
"""

from reportgen.facts.relation.interval import Interval, interval_of
from reportgen.facts.relation.relation import (
    Carried,
    DaysOfYear,
    LengthOf,
    NotBefore,
    PartOf,
    Ratio,
    Relation,
    Same,
    Sum,
    routes_of,
)

__all__ = [
    "Carried",
    "DaysOfYear",
    "Interval",
    "LengthOf",
    "NotBefore",
    "PartOf",
    "Ratio",
    "Relation",
    "Same",
    "Sum",
    "interval_of",
    "routes_of",
]

"""Kinds of fact.  Each module holds a kind's value and the class that a model's annotation names.

To add one, write ``<kind>.py`` with a frozen value (see ``Value`` in ``facts/fact.py``) and a subclass of
:class:`~reportgen.facts.kinds.kind.Kind`, and name both here.
"""

from reportgen.facts.kinds.choice import Choice, ChoiceValue
from reportgen.facts.kinds.count import Count, CountValue
from reportgen.facts.kinds.date import Date, DateValue
from reportgen.facts.kinds.kind import Kind
from reportgen.facts.kinds.list_of import ListOf
from reportgen.facts.kinds.name import Name, NameValue
from reportgen.facts.kinds.part import Part
from reportgen.facts.kinds.rate import Rate, RateValue
from reportgen.facts.kinds.text import Text, TextValue
from reportgen.facts.kinds.title import Title, TitleValue
from reportgen.facts.kinds.year import Year, YearValue

__all__ = [
    "Choice",
    "ChoiceValue",
    "Count",
    "CountValue",
    "Date",
    "DateValue",
    "Kind",
    "ListOf",
    "Name",
    "NameValue",
    "Part",
    "Rate",
    "RateValue",
    "Text",
    "TextValue",
    "Title",
    "TitleValue",
    "Year",
    "YearValue",
]

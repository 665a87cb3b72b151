"""Several things in one sentence, as official documents join them, and the end of a sentence."""

from __future__ import annotations

import re
from typing import Any

from reportgen.document.numeral import chinese_number
from reportgen.facts.kinds import Title
from reportgen.facts.refusal import UnreadableError
from reportgen.template.bound import Bound
from reportgen.template.bound_fact import BoundFact
from reportgen.template.filters.shaping import is_missing, items_of, shape
from reportgen.template.printing import joint, printed, text_of

__all__ = ["FILTERS", "and_list", "ordinal_clauses", "sentence", "titles"]

_ENDS = "。；;，, \n\u3000"
_IS_SENTENCE = re.compile(r"[。！？][”’）》]?$")


def and_list(value: Any, last: str = "和") -> str:
    """Join with 、 and the last with 和 (or ``last``: 及, 以及, 、)."""
    return joint(tuple(map(printed, items_of(value, "and_list"))), last)


def titles(value: Any, last: str = "、") -> str:
    """Join titles, each in 《 》 once; between 》 and 《 no 、 stands (GB/T 15834-2011, 4.5.3.5)."""
    return joint(tuple(_in_title_marks(item) for item in items_of(value, "titles")), last)


def ordinal_clauses(value: Any, attribute: str = "") -> str:
    """Write 一是…；二是…；三是…。 of the items, or of one fact of each (``attribute``); one item stands alone.

    Where an item has a 。 within, 。 stands between the items too; one that ends as a sentence keeps its own end.
    """
    items = items_of(value, "ordinal_clauses")
    if attribute:
        items = tuple(item.part(attribute) if isinstance(item, Bound) else item for item in items)
    texts = [_without_end(text_of(item)) for item in items]
    between = "。" if any("。" in _IS_SENTENCE.sub("", text) for text in texts) else "；"
    written = []
    for number, (item, text) in enumerate(zip(items, texts, strict=True), 1):
        ordinal = f"{chinese_number(number)}是" if len(items) > 1 else ""
        end = "" if _IS_SENTENCE.search(text) else "。" if number == len(items) else between
        written.append(f"{ordinal}{_clause(item, 'ordinal_clauses')}{end}")
    return "".join(written)


def sentence(value: Any) -> str:
    """End a text with 。 unless it ends as a sentence already; a ； or ， at its end gives way."""
    if is_missing(value):
        return ""
    return str(printed(value)) if _IS_SENTENCE.search(text_of(value)) else f"{_clause(value, 'sentence')}。"


def _clause(item: Any, filter_name: str) -> str:
    """Return an item without the punctuation at its end; one that has none stays as it is."""
    text = text_of(item)
    return str(shape(item, filter_name, _without_end) if text != _without_end(text) else printed(item))


def _in_title_marks(item: Any) -> Any:
    """Put 《 》 around what is no title yet: a fact of the kind title brings its own."""
    is_title = isinstance(item, BoundFact) and item.fact.kind == "title"
    return item if is_title else shape(item, "titles", _title)


def _title(text: str) -> str:
    """Put 《 》 around a title that has none; what follows 》 (an edition) stays."""
    try:
        return Title("").value_of(text).printed(None)
    except UnreadableError:  # no title by the rules of fact files; the words of a template are its author's own
        return text if text.startswith("《") else f"《{text}》"


def _without_end(text: str) -> str:
    return text.strip().rstrip(_ENDS)


FILTERS = {"and_list": and_list, "ordinal_clauses": ordinal_clauses, "sentence": sentence, "titles": titles}

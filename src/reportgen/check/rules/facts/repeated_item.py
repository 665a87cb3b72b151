"""The same item twice in a list.

It is printed twice, and counted twice where the template counts the list.

Bad:

    学习资料：《中国共产党章程》、《中国共产党章程》

Good:

    学习资料：《中国共产党章程》、《习近平谈治国理政》第四卷

Allow: where two things of one name are meant, tell them apart by what they are.

Source: none; what is said once is enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.facts import Facts
from reportgen.diagnostics import Diagnostic, Related, Route, Severity, message
from reportgen.facts.fact import Fact, State
from reportgen.facts.walking import facts_of

__all__ = ["ID", "SEVERITY", "check"]

ID = "repeated-item"
SEVERITY = Severity.WARNING


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Yield the items that stood in their list before; of a list of records, texts that are the same."""
    first: dict[tuple[Route, tuple[object, ...], str], Fact] = {}
    for fact in facts_of(facts.report):
        index = next((at for at, step in enumerate(fact.route.steps) if isinstance(step, int)), None)
        if index is None or fact.state is not State.KNOWN:
            continue
        key = (Route(fact.route.steps[:index]), fact.route.steps[index + 1 :], fact.printed)
        if key in first:
            said = message('"{text}" stands in {label} already', text=fact.printed, label=fact.label)
            notes = (Related(message("it stands here first"), first[key].span),)
            yield Diagnostic(ID, said, fact.span, message("delete one of the two"), SEVERITY, fact.route, notes)
        else:
            first[key] = fact

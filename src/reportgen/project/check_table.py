"""The table ``[check]`` of ``reportgen.toml``: which rules, how bad each is, and what it is to allow."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from reportgen.check.selection import Selection
from reportgen.diagnostics import Diagnostic, Severity, Source, listed, message
from reportgen.project.option import meant, place_of, place_of_item, unknown, wrong

__all__ = ["check_problems", "selection_of"]

_TABLE = "check"
_LISTS = ("select", "ignore")
_TABLES = ("severity", "allow")
_SEVERITIES = tuple(map(str, Severity))


def selection_of(stated: Mapping[str, Any]) -> Selection:
    """Return what a table says that has nothing wrong in it."""
    return Selection(
        select=tuple(stated.get("select", ())),
        ignore=tuple(stated.get("ignore", ())),
        severity=tuple(stated.get("severity", {}).items()),
        allow=tuple((rule, tuple(words)) for rule, words in stated.get("allow", {}).items()),
    )


def check_problems(
    stated: object, source: Source, rules: Collection[str], wordy: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with a table.

    Args:
        stated: The table.
        source: The file that it is in.
        rules: The ids of rules and names of groups that there are; empty where nobody asks for rules.
        wordy: The rules that can be told words which they are not to flag.
    """
    if not isinstance(stated, dict):
        cure = message('write "[{table}]" on a line of its own, and its options under it', table=_TABLE)
        yield wrong(message('"{key}" is a table of options', key=_TABLE), "", _TABLE, source, cure)
        return
    for key, value in stated.items():
        if key in _LISTS:
            yield from _list_problems(key, value, source, rules)
        elif key in _TABLES:
            yield from _table_problems(key, value, source, rules, wordy)
        else:
            yield unknown(key, (*_LISTS, *_TABLES), _TABLE, source)


def _list_problems(key: str, value: object, source: Source, rules: Collection[str]) -> Iterator[Diagnostic]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        cure = message('write "{line}"', line=f'{key} = ["…"]')
        yield wrong(message('"{key}" is a list of texts', key=key), _TABLE, key, source, cure)
        return
    for item in value if rules else ():
        if item not in rules:
            said = message('there is no rule "{rule}"', rule=item)
            yield Diagnostic("unknown-rule", said, place_of_item(_TABLE, key, item, source), help=meant(item, rules))


def _table_problems(
    key: str, value: object, source: Source, rules: Collection[str], wordy: Collection[str]
) -> Iterator[Diagnostic]:
    table = f"{_TABLE}.{key}"
    if not isinstance(value, dict):
        cure = message('write "[{table}]" on a line of its own, and its options under it', table=table)
        yield wrong(message('"{key}" is a table of options', key=key), _TABLE, key, source, cure)
        return
    for rule, stated in value.items():
        if rules and rule not in rules:
            said = message('there is no rule "{rule}"', rule=rule)
            yield Diagnostic("unknown-rule", said, place_of(table, rule, source), help=meant(rule, rules))
        elif rules and key == "allow" and rule not in wordy:
            said = message('"{rule}" is no rule that can be told words', rule=rule)
            yield wrong(said, table, rule, source, message("leave it out with {option}", option=f'ignore = ["{rule}"]'))
        elif key == "severity" and stated not in _SEVERITIES:
            said = message('"{value}" is not one of {names}', value=str(stated), names=listed(_SEVERITIES))
            yield wrong(said, table, rule, source, meant(str(stated), _SEVERITIES))
        elif key == "allow" and not (isinstance(stated, list) and all(isinstance(word, str) for word in stated)):
            cure = message('write "{line}"', line=f'{rule} = ["…"]')
            yield wrong(message('"{key}" is a list of texts', key=rule), table, rule, source, cure)

"""Taking back what people returned: forms and edited reports → changes of the fact file.

The files are read one after the other, and of each only what it claims anew is kept, so that a thousand forms need no
more memory than one.  Nothing is written here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import PurePath

from reportgen.diagnostics import Diagnostic, Outcome, ReportgenError, Route, Severity, message
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.editing import Edit, edited
from reportgen.facts.returned import ReturnedFile
from reportgen.facts.walking import stated_at
from reportgen.pipeline.claims import Claim, claims_of, settled
from reportgen.pipeline.item_provenance import gone_with_items
from reportgen.pipeline.original import Rebuild, originals_of
from reportgen.pipeline.prose import changed_prose
from reportgen.pipeline.road import report_of
from reportgen.pipeline.standing import Standing, standing_of
from reportgen.pipeline.touching import without_touched
from reportgen.reports.official import OfficialReport

__all__ = ["Pulled", "pull", "read_back"]

Reading = Callable[[], bytes]
"""Reads one returned file; raises ReportgenError where it cannot be read."""
_MAIN_PARTS = (("docx", rb"word/document[0-9]*\.xml"), ("xlsx", rb"xl/workbook[0-9]*\.xml"))
_OF_WORD = frozenset(
    {".doc", ".docx", ".docm", ".dotx", ".wps", ".wpt", ".odt", ".rtf", ".pdf", ".md", ".txt", ".html"}
)

_OF_FACTS = frozenset({".yaml", ".yml", ".j2", ".toml", ".json"})
"""What no office program opens, to save it as one of these."""
_BINARY = (b"PK", b"\xd0\xcf\x11\xe0")
"""How the files of office programs begin, however they are named."""


@frozen
class Pulled:
    """What returned files bring into a fact file."""

    changes: tuple[Claim, ...]
    """All that is sound, in the order of the fact file."""
    content: bytes
    """The fact file with the changes in it; as it was where there are none."""
    already: int = 0
    """Answers that stand in the fact file already."""


def pull(facts: bytes, file: str, returned: Iterable[tuple[str, Reading]], *, rebuild: Rebuild) -> Outcome[Pulled]:
    """Return what returned files bring into a fact file, and all that is to be said of them.

    The changes are those that can be taken safely.  Whether they are while others cannot is for the caller to decide:
    the diagnostics have errors then.

    Args:
        facts: The content of the fact file.
        file: Its name as it is shown.
        returned: The name of each file as it is shown, and what reads it.
        rebuild: Makes the report's .docx anew of a fact file's content, to tell what prose was changed.
    """
    report = report_of(facts, file)
    if report.value is None:
        return Outcome(None, report.diagnostics)
    standing = standing_of(report.value, file, PurePath(file).name)
    original = originals_of(standing, facts, rebuild)
    found: list[Diagnostic] = []
    new: list[Claim] = []
    already = 0
    for name, reading in returned:
        read = _read(name, reading)
        found.extend(read.diagnostics)
        if read.value is None:
            continue
        claims = claims_of(read.value, standing)
        if claims.value is not None:
            sound = without_touched(read.value, original)
            if sound.value is not None and sound.diagnostics:
                claims = claims_of(sound.value, standing)
                found.extend(sound.diagnostics)
        found.extend(claims.diagnostics)
        if claims.value is not None:
            new.extend(claims.value.new)
            already += claims.value.already
            found.extend(changed_prose(read.value, original(read.value), standing))
    agreed = settled(new)
    pulled = _rewritten(facts, standing, agreed.value or ())
    value = None if pulled.value is None else Pulled(*pulled.value, already=already)
    return Outcome(value, (*found, *agreed.diagnostics, *pulled.diagnostics))


def _read(file: str, reading: Reading) -> Outcome[ReturnedFile]:
    try:
        content = reading()
    except ReportgenError as error:  # one file that is not there need not stop the others
        return Outcome(None, (Diagnostic("unreadable-file", error.problem, None, error.help),))
    return read_back(content, file)


def read_back(content: bytes, file: str) -> Outcome[ReturnedFile]:
    """Read a form or a report; what sort of file it is, its content says, and its name only where it is damaged."""
    if content and not content.startswith(_BINARY) and PurePath(file).suffix.lower() in _OF_FACTS:
        said = message('"{file}" is neither a form nor a report', file=file)
        return Outcome(None, (Diagnostic("other-file", said, help=message("only .xlsx and .docx are taken back")),))
    if _sort_of(content, file) == "docx":
        from reportgen.readers.docx import read as read_docx  # a pull of workbooks needs no lxml

        return read_docx(content, file)
    from reportgen.readers.xlsx import read as read_xlsx

    return read_xlsx(content, file)


def _sort_of(content: bytes, file: str) -> str:
    """Tell Word and Excel apart by their main part; the list at the end of a zip names those of the outer file."""
    last = {
        sort: max((found.start() for found in re.finditer(part, content)), default=-1) for sort, part in _MAIN_PARTS
    }
    sort = max(last, key=lambda each: last[each])
    if last[sort] >= 0:
        return sort
    return "docx" if PurePath(file).suffix.lower() in _OF_WORD else "xlsx"


# --- into the fact file -----------------------------------------------------------------------------------------------


def _rewritten(facts: bytes, standing: Standing, claims: tuple[Claim, ...]) -> Outcome[tuple[tuple[Claim, ...], bytes]]:
    """Return the claims that the fact file can take, and the file with them in it.

    A claim that it cannot take is told and left out, and the others are tried again.
    """
    order = {route: number for number, route in enumerate(standing.facts)}
    left = tuple(sorted(claims, key=lambda claim: order[claim.route]))
    found: list[Diagnostic] = []
    while left:
        edits = tuple(Edit(claim.route, claim.answer, claim.provenance) for claim in left)
        outcome = edited(facts, standing.file, edits, type(standing.report))
        checked = Outcome(None) if outcome.value is None else report_of(outcome.value, standing.file)
        problems = _errors((*outcome.diagnostics, *checked.diagnostics))
        if outcome.value is not None and checked.value is not None and not problems:
            told = tuple(_with_what_goes(claim, standing, checked.value) for claim in left)
            return Outcome((told, outcome.value), tuple(found))
        found.extend(problems)
        refused = {diagnostic.route for diagnostic in problems}
        rest = tuple(claim for claim in left if not _is_hit(claim.route, refused))
        left = rest if len(rest) < len(left) else ()  # where no claim is to blame, none is sound
    return Outcome(((), facts), tuple(found))


def _with_what_goes(claim: Claim, standing: Standing, after: OfficialReport) -> Claim:
    """Return a claim with what the fact file says of items that go with their list."""
    gone = gone_with_items(standing.facts[claim.route], stated_at(after, claim.route))
    return replace(claim, dropped=claim.dropped + gone)


def _errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(each for each in diagnostics if each.severity is Severity.ERROR)


def _is_hit(route: Route, refused: set[Route | None]) -> bool:
    """Tell whether a route, what it leads through or what is below it is among those refused."""
    return any(other is not None and other.overlaps(route) for other in refused)

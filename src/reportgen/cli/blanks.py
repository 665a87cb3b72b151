"""``reportgen blanks``: what is not known yet, whom to ask and until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from reportgen.cli.blank_records import as_csv, as_json
from reportgen.cli.blank_table import Listed, lines_of
from reportgen.cli.console import Console
from reportgen.cli.fact_file import fact_file
from reportgen.cli.request import STANDARD, expanded
from reportgen.cli.usage import WrongUsage
from reportgen.cli.work import templates_of
from reportgen.diagnostics import ReportgenError, has_errors, listed, message
from reportgen.facts.answer import read_answer
from reportgen.facts.fact import State
from reportgen.facts.kinds import Date
from reportgen.facts.refusal import UnreadableError
from reportgen.forms.form import NOBODY
from reportgen.pipeline import draw_up, report_of
from reportgen.pipeline.blanks import Blank, blanks_of, owners_of, progress_of
from reportgen.pipeline.previous import hinted_previous
from reportgen.project import meant

__all__ = ["FORMATS", "list_blanks"]

FORMATS = ("text", "json", "csv")


def list_blanks(
    facts: Sequence[str],
    *,
    owner: str | None,
    today: str | None,
    format: str,  # noqa: A002 - the word of the option
    console: Console,
) -> int:
    """List the blanks of fact files and return the exit code; a file that is wrong does not hide the others.

    Raises:
        WrongUsage: The command line cannot be meant.
        ReportgenError: Nobody of this name owns anything.
    """
    if format not in FORMATS:
        raise WrongUsage(message('there is no format "{name}"', name=format), meant(format, FORMATS))
    if owner == "":
        raise WrongUsage(message('option "{option}" needs a value', option="--owner"))
    if facts.count(STANDARD) > 1:
        raise WrongUsage(message("standard input can be read only once"))
    day = None if today is None else day_of(today, "--today")
    found: list[Listed] = []
    owners: dict[str, None] = {}
    is_sound = True
    for name in expanded(facts):
        surveyed = _survey(name, owner, console)
        if surveyed is None:
            is_sound = False
            continue
        one, its_owners, is_whole = surveyed
        found.append(one)
        owners |= dict.fromkeys(its_owners)
        is_sound = is_sound and is_whole
    if found and owner is not None and owner not in (*owners, NOBODY):
        raise _nobody_called(owner, tuple(owners))
    _print(found, day, format, console)
    return 0 if is_sound else 1


def day_of(stated: str, option: str) -> date:
    """Read a day that an option names.

    Raises:
        WrongUsage: It is none.
    """
    try:
        answer = read_answer(Date(option), stated)
    except UnreadableError as error:
        raise WrongUsage(error.problem, error.cure) from error
    if not isinstance(answer, str) or not answer:
        raise WrongUsage(message('option "{option}" needs a value', option=option))
    return date.fromisoformat(answer)


def _survey(name: str, owner: str | None, console: Console) -> tuple[Listed, tuple[str, ...], bool] | None:
    """Return what one file does not know, everybody who owns something in it, and whether all is well with it."""
    try:
        facts = fact_file(name)
    except ReportgenError as error:
        console.complain(error.problem, error.help)
        return None
    report = report_of(facts.content, facts.file)
    console.show(report.diagnostics)
    if report.value is None:
        return None
    previous = hinted_previous(report.value, facts.folder)
    named = previous.value if report.value.previous.state is State.KNOWN else None  # a hint enters no report
    document = draw_up(report.value, templates_of(facts.root), named)
    console.show((*previous.diagnostics, *document.diagnostics))
    blanks = blanks_of(report.value, previous.value, document.value)
    progress = progress_of(report.value, None if owner == NOBODY else owner, nobody=owner == NOBODY)
    one = Listed(facts.file, tuple(_of_owner(blanks, owner)), progress)
    nobody = (NOBODY,) if any(blank.owner is None for blank in blanks) else ()
    return one, (*owners_of(report.value), *nobody), not has_errors((*previous.diagnostics, *document.diagnostics))


def _of_owner(blanks: Iterable[Blank], owner: str | None) -> Iterator[Blank]:
    for blank in blanks:
        if owner is None or owner == (blank.owner or NOBODY):
            yield blank


def _nobody_called(owner: str, known: tuple[str, ...]) -> ReportgenError:
    said = message('nobody called "{owner}" owns a fact here', owner=owner)
    if not {*known} - {NOBODY}:
        return ReportgenError(said, message('no fact names its owner; write "owner: …" beside its "value: …"'))
    return ReportgenError(
        said, meant(owner, known) if len(known) > 9 else message("known are {names}", names=listed(known))
    )


def _print(found: Sequence[Listed], today: date | None, format: str, console: Console) -> None:  # noqa: A002
    match format:
        case "json":
            console.hand_over(as_json(found, today))
        case "csv":
            console.hand_over(as_csv(found, today))
        case _:
            for line in lines_of(found, today, console.translate):
                console.say(line)

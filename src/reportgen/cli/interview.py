"""``reportgen fill`` at a terminal: blank by blank, each answer checked and written at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import typer

from reportgen.cli.changes import shown_value
from reportgen.cli.console import Console
from reportgen.cli.fact_file import FactFile
from reportgen.cli.left import blanks_left
from reportgen.cli.typed import begin_reading, read_line, unreadable
from reportgen.diagnostics import Diagnostic, Message, Outcome, ReportgenError, Source, Span, has_errors, message
from reportgen.facts.answer import Answer, answer_of, read_answer, shown_answer
from reportgen.facts.field import field_at, members_of
from reportgen.facts.kinds import Choice, Count, Kind, ListOf, Rate
from reportgen.facts.marker import NOT_APPLICABLE, is_marker
from reportgen.facts.refusal import UnreadableError
from reportgen.facts.walking import stated_at
from reportgen.pipeline import report_of
from reportgen.pipeline.blanks import Blank, blanks_of, count_blanks
from reportgen.pipeline.filling import Filled, Filling, fill
from reportgen.pipeline.previous import hinted_previous
from reportgen.pipeline.replacing import replace_unchanged
from reportgen.reports.official import OfficialReport

__all__ = ["interview"]

_WHOLE_LIST = (NOT_APPLICABLE, "[]")
"""What is typed for a list in place of its items."""
_INDENT = "  "
_AGAIN = "."
"""The last source once more."""
_ASKED_AGAIN = ("?", "？")
"""Repeats what is asked; also a marker, but whoever asks wants to hear it."""
_NUMBER = "30"
"""Stands for any in an example."""


def interview(
    facts: FactFile,
    path: Path,
    provenance: tuple[tuple[str, str], ...],
    *,
    dry_run: bool,
    quiet: bool,
    console: Console,
) -> int:
    """Ask for every blank of a fact file and return the exit code; what was answered before an interrupt is kept.

    Raises:
        ReportgenError: The file cannot be written, or somebody else changed it.
    """
    report = report_of(facts.content, facts.file)
    console.show(report.diagnostics)
    if report.value is None:
        return 1
    begin_reading()
    previous = hinted_previous(report.value, facts.folder)
    console.show(previous.diagnostics)
    blanks = blanks_of(report.value, previous.value, None)
    talk = _Interview(facts, None if dry_run else path, provenance, report.value, console)
    code = 0
    try:
        if blanks and not quiet:
            console.say(
                message('Enter skips a blank, "?" repeats what is asked; Ctrl-C ends, and keeps what was entered')
            )
        for number, blank in enumerate(blanks, 1):
            talk.ask(blank, message("[{number}/{all}]", number=number, all=len(blanks)))
    except EOFError:
        typer.echo()
    except KeyboardInterrupt:
        typer.echo()
        code = 130
    finally:
        if not quiet:
            console.say(talk.summary())
    return code


class _Interview:
    """One sitting: the fact file as it stands by now, and what was said last."""

    def __init__(
        self,
        facts: FactFile,
        path: Path | None,
        provenance: tuple[tuple[str, str], ...],
        report: OfficialReport,
        console: Console,
    ) -> None:
        self.file = facts.file
        self.path = path
        """None: nothing is written."""
        self.content = facts.content
        self.report = report
        self.provenance = provenance
        self.console = console
        self.source = ""
        self.answered = 0

    def ask(self, blank: Blank, number: Message) -> None:
        """Ask for one blank until it is answered or skipped."""
        kind = self._kind_of(blank)
        self._show(blank, number, kind)
        while True:
            typed = self._lines(blank, number, kind) if isinstance(kind, ListOf) else self._line(_around(blank))
            if not typed.strip():
                return
            if typed.strip() in _ASKED_AGAIN:
                self._show(blank, number, kind)
                continue
            filled = self._fill(blank, typed, self.provenance)
            if filled.value is not None:
                break
            if filled.diagnostics and filled.diagnostics[0].rule == "no-answer":  # ×× is as good as nothing
                self.console.say(_INDENT + self.console.render(message("skipped")))
                return
            self._complain(filled.diagnostics)
        self._keep(filled.value, message('the answer to "{label}" was not written', label=blank.label))
        self.answered += 1
        stated = stated_at(self.report, blank.fact.route)
        answer: Answer = "" if stated is None else answer_of(stated)
        self.console.say(f"{_INDENT}= {self.console.render(shown_value(answer))}")
        if "source" not in dict(self.provenance):
            self._ask_source(blank, answer)

    def _show(self, blank: Blank, number: Message, kind: Kind | ListOf | None) -> None:
        """Say what is asked, and what helps to answer it."""
        remarks = "；".join(map(self.console.render, _remarks(blank, kind)))
        self.console.say(_heading(blank, number, remarks))
        for line in _helping(blank, kind):
            self.console.say(_INDENT + self.console.render(line))

    def summary(self) -> Message:
        """Return what was done, and how much is left."""
        left = blanks_left(count_blanks(self.report))
        return message("{did}; {blanks}", did=self._did(), blanks=left)

    def _did(self) -> Message:
        count, file = self.answered, self.file
        if not count:
            return message("{file} stays as it is", file=file)
        if self.path is None:
            would_write = message("{count} answers would go into {file}", count=count, file=file)
            return message("1 answer would go into {file}", file=file) if count == 1 else would_write
        wrote = message("{count} answers are in {file}", count=count, file=file)
        return message("1 answer is in {file}", file=file) if count == 1 else wrote

    def _kind_of(self, blank: Blank) -> Kind | ListOf | None:
        field = field_at(type(self.report), blank.fact.route)
        return None if field is None else field.kind

    def _line(self, prompt: Message | str) -> str:
        """Ask for a line until it can be read."""
        while True:
            typed = read_line(f"{_INDENT}{self.console.render(prompt)}> ")
            problem = unreadable(typed)
            if problem is None:
                return typed
            self.console.complain(problem)

    def _lines(self, blank: Blank, number: Message, kind: ListOf) -> str:
        """Ask for the items of a list, each checked by itself; an empty line ends it."""
        items: list[str] = []
        while True:
            typed = self._line(str(len(items) + 1))
            if typed.strip() in _ASKED_AGAIN:
                self._show(blank, number, kind)
                continue
            is_whole = typed.strip() in _WHOLE_LIST or is_marker(typed.strip())
            if not typed.strip() or (not items and is_whole):
                return "\n".join([*items, typed]) if not items else "\n".join(items)
            try:
                answer = read_answer(kind, typed, standing=stated_at(self.report, blank.fact.route))
            except UnreadableError as error:
                self.console.complain(_one_line(error.problem, error.cure))
                continue
            if isinstance(answer, str):
                self.console.complain(message('"{text}" is no item of a list', text=typed.strip()))
            else:
                items += [shown_answer((item,)) for item in answer]  # a line may hold several, apart by ；

    def _fill(self, blank: Blank, typed: str, provenance: tuple[tuple[str, str], ...]) -> Outcome[Filled]:
        line = " ".join(typed.split("\n"))
        span = Span(Source("<stdin>", line), 1, 1, max(1, len(line)), where=blank.label)
        return fill(self.content, self.file, (Filling(str(blank.fact.route), typed, span),), provenance)

    def _keep(self, filled: Filled, failed: Message) -> None:
        """Write what was accepted, at once: an interrupt must not lose it.

        Raises:
            ReportgenError: The file cannot be written; begins with ``failed``, for what came before was written.
        """
        try:
            if self.path is not None:
                replace_unchanged(self.path, self.file, self.content, filled.content)
        except ReportgenError as error:
            raise ReportgenError(_one_line(failed, error.problem), error.help) from error
        self.content, self.report = filled.content, filled.report

    def _ask_source(self, blank: Blank, answer: Answer) -> None:
        prompt = message("source (Enter: none)")
        if self.source:
            prompt = message('source (Enter: none; "{sign}": {last})', sign=_AGAIN, last=self.source)
        typed = self._line(prompt).strip()
        while is_marker(typed):
            if typed not in _ASKED_AGAIN:
                advice = message("write what it is called, or press Enter")
                self.console.complain(_one_line(message('"{text}" is no source', text=typed), advice))
            typed = self._line(prompt).strip()
        if not typed or (typed == _AGAIN and not self.source):
            return
        self.source = self.source if typed == _AGAIN else typed
        filled = self._fill(blank, shown_answer(answer), (("source", self.source),))
        if filled.value is None:
            self._complain(filled.diagnostics)
        else:
            self._keep(filled.value, message('the source of "{label}" was not written', label=blank.label))

    def _complain(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Say in one line what is wrong with an answer."""
        for each in [each for each in diagnostics if has_errors([each])][:1]:
            self.console.complain(_one_line(each.message, each.help))


def _one_line(problem: Message, advice: Message | None) -> Message:
    return problem if advice is None else message("{problem}: {advice}", problem=problem, advice=advice)


def _heading(blank: Blank, number: Message, remarks: str) -> Message:
    """Return what is asked for, in one line."""
    label = message("{label} ({remarks})", label=blank.label, remarks=remarks) if remarks else blank.label
    if not blank.section or blank.section == blank.label:
        return message("{number} {label}", number=number, label=label)
    return message("{number} {section}: {label}", number=number, section=blank.section, label=label)


def _remarks(blank: Blank, kind: Kind | ListOf | None) -> Iterator[Message | str]:
    """Yield what may be written: the measure word, the words to choose from, whether 不适用 is one."""
    if blank.fact.unit:
        yield blank.fact.unit
    if isinstance(kind, Choice):
        yield "、".join(kind.among)
    if kind is not None and kind.may_not_apply:
        yield message('may be "{word}"', word=NOT_APPLICABLE)


def _helping(blank: Blank, kind: Kind | ListOf | None) -> Iterator[Message]:
    """Yield what helps to answer."""
    if blank.ask is not None:
        yield message("asked: {question}", question=blank.ask)
    if blank.owner is not None:
        yield message("owner: {owner}", owner=blank.owner)
    if blank.due is not None:
        yield message("due: {day}", day=blank.due.isoformat())
    if blank.previous is not None:
        yield message("last year: {value}", value=blank.previous)
    if isinstance(kind, Count | Rate) and (blank.fact.prefix, blank.fact.suffix) != kind.affixes:
        about, exact = (_NUMBER.join(around) for around in ((blank.fact.prefix, blank.fact.suffix), kind.affixes))
        exact = f"正好{exact}" if isinstance(kind, Rate) else exact  # every rate has its sign, so the sign says nothing
        yield message('a bare number says "{about}"; write "{exact}" for an exact one', about=about, exact=exact)
    if isinstance(kind, ListOf) and not isinstance(kind.item, Kind):
        parts = "｜".join(member.label for _, member in members_of(kind.item))
        yield message("one item a line, written {parts}; an empty line ends the list", parts=parts)
    elif isinstance(kind, ListOf):
        yield message("one item a line; an empty line ends the list")


def _around(blank: Blank) -> str:
    """Return what stands before the place of the answer: ``近…条``, where something is known around it."""
    return f"{blank.fact.prefix}…{blank.fact.suffix}" if blank.fact.prefix or blank.fact.suffix else ""

"""The map of the road, as plain functions.

fact file ──load, validate──▶ report ──render, read──▶ document ──write──▶ outputs
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.diagnostics import Diagnostic, Message, Outcome, has_errors, in_order, message
from reportgen.diagnostics.frozen import frozen
from reportgen.document.reading import read
from reportgen.facts.fact import Fact
from reportgen.facts.walking import blanks_in
from reportgen.pipeline.fact_file import read_fact_file, refuse_other
from reportgen.pipeline.file import Output, deliver, refuse_edited
from reportgen.pipeline.manifest import (
    FACTS,
    LAYOUT,
    ORIGIN,
    TEMPLATE,
    hash_of_facts,
    hash_of_layout,
    hash_of_template,
)
from reportgen.pipeline.previous import named_previous
from reportgen.pipeline.report import report_of
from reportgen.pipeline.standing_output import Stale, refuse_other_version, stale_of
from reportgen.reports import REPORTS
from reportgen.template.environment import Templates
from reportgen.writers import WRITERS
from reportgen.writers.options import WriteOptions

if TYPE_CHECKING:
    from reportgen.document.nodes import Document
    from reportgen.reports.official import OfficialReport

__all__ = ["BLANK_LEFT", "Built", "Order", "build", "draw_up", "report_of", "write"]

BLANK_LEFT = "blank-left"
"""The rule that a blank in a final report breaks."""


@frozen
class Order:
    """One report to build: all its named inputs, and where its outputs go."""

    facts: Path | None
    """None: they are in ``content`` (standard input)."""
    file: str
    """The fact file's name as it is shown."""
    root: Path
    """Of the project, as it is shown."""
    options: WriteOptions
    outputs: tuple[Output, ...]
    content: bytes = b""
    final: bool = False
    """Refuse while blanks are left."""
    force: bool = False
    """Replace outputs that somebody edited."""
    dry_run: bool = False
    """Do everything but write."""
    check: bool = False
    """Only hold the outputs that stand against what would be written."""
    locked: bool = False
    """Refuse to replace an output that another version has made."""


@frozen
class Built:
    """A report that was built."""

    outputs: tuple[Output, ...]
    blanks: int
    """Facts that are still blank."""
    contents: tuple[bytes, ...] = ()
    """Of the outputs without a path, in their order."""
    stale: tuple[Stale, ...] = ()
    """The outputs that are not what would be written, where that is asked."""


def build(order: Order, templates: Templates) -> Outcome[Built]:
    """Go the whole road for one report; write all of its outputs or none.

    Raises:
        ReportgenError: The facts cannot be read, or an output cannot or must not be written.
    """
    report = report_of(_content_of(order), order.file)
    if report.value is None:
        return Outcome(None, report.diagnostics)
    blanks = blanks_in(report.value)
    previous = named_previous(report.value, Path() if order.facts is None else order.facts.parent)
    document = draw_up(report.value, templates, previous.value)
    found = (*previous.diagnostics, *_refused(blanks, final=order.final))
    diagnostics = in_order((*report.diagnostics, *document.diagnostics, *found))
    if document.value is None or has_errors(diagnostics):
        return Outcome(None, diagnostics)
    signed = _signed(document.value, order)
    if order.check:
        return Outcome(Built(order.outputs, len(blanks), stale=tuple(_stale(signed, order))), diagnostics)
    return Outcome(Built(order.outputs, len(blanks), _put_out(signed, order)), diagnostics)


def _signed(document: Document, order: Order) -> Document:
    """Let a document say which fact file it was made from, of one from elsewhere only the name; and how it looks."""
    said = [(LAYOUT, hash_of_layout(order.options))]
    if order.facts is not None:
        try:
            path = Path(os.path.realpath(order.facts)).relative_to(os.path.realpath(order.root))
        except ValueError:
            path = Path(order.facts.name)
        said.append((ORIGIN, path.as_posix()))
    return replace(document, identity=(*document.identity, *said))


def _content_of(order: Order) -> bytes:
    if order.facts is not None:
        return read_fact_file(order.facts, order.file)
    refuse_other(order.content, order.file)
    return order.content


def draw_up(report: OfficialReport, templates: Templates, previous: OfficialReport | None = None) -> Outcome[Document]:
    """Pour a report into its template and read the document that results.

    ``previous`` is the report of the year before, which the template may compare with; None where none is named.
    """
    name = REPORTS[report.report.printed].TEMPLATE
    rendered = templates.render(name, report, previous=previous)
    if rendered.value is None or has_errors(rendered.diagnostics):
        return Outcome(None, rendered.diagnostics)
    text = rendered.value
    document = read(text.marked, marks=text.marks, sources=text.sources)
    diagnostics = (*rendered.diagnostics, *document.diagnostics)
    if document.value is None or has_errors(document.diagnostics):
        return Outcome(None, diagnostics)
    identity = (
        ("report", report.report.printed),
        ("year", report.year.printed),
        (FACTS, hash_of_facts(report, previous)),
        (TEMPLATE, hash_of_template(text.used, text.sources)),
    )
    return Outcome(replace(document.value, identity=identity), diagnostics)


def write(document: Document, writer: str, options: WriteOptions) -> bytes:
    """Return a document as the bytes that a writer makes of it."""
    target = io.BytesIO()
    WRITERS[writer].write(document, target, options)
    return target.getvalue()


def _stale(document: Document, order: Order) -> Iterator[Stale]:
    for output in order.outputs:
        new = write(document, output.writer, order.options)
        if (stale := stale_of(output, document, new, order.options.version)) is not None:
            yield stale


def _put_out(document: Document, order: Order) -> tuple[bytes, ...]:
    """Write the outputs to their places, and return the contents of those that have none."""
    for output in order.outputs if order.locked else ():
        refuse_other_version(output, order.options)
    if not order.force:
        refuse_edited(order.outputs)
    if order.dry_run:
        for output in order.outputs:
            write(document, output.writer, order.options)
        return ()
    deliver(order.outputs, lambda output, target: WRITERS[output.writer].write(document, target, order.options))
    return tuple(write(document, output.writer, order.options) for output in order.outputs if output.path is None)


# --- what a report must not be built with -----------------------------------------------------------------------------


def _refused(blanks: Sequence[Fact], *, final: bool) -> Iterator[Diagnostic]:
    """Say of each blank that a final report must not have it."""
    for fact in blanks if final else ():
        said = message('"{label}" is still blank', label=fact.label)
        yield Diagnostic(BLANK_LEFT, said, fact.span, help=_how_to_fill(fact), route=fact.route)


def _how_to_fill(fact: Fact) -> Message:
    """Return whom to ask and what, until when, and where to write the answer."""
    stated = fact.provenance
    advice = _where_to_write(fact)
    if stated.due is not None:
        advice = message("{advice}, by {day}", advice=advice, day=stated.due.isoformat())
    if stated.owner is not None and stated.ask is not None:
        return message(
            'ask "{owner}" "{question}", then {advice}', owner=stated.owner, question=stated.ask, advice=advice
        )
    if stated.owner is not None:
        return message('ask "{owner}", then {advice}', owner=stated.owner, advice=advice)
    if stated.ask is not None:
        return message('find out "{question}", then {advice}', question=stated.ask, advice=advice)
    return advice


def _where_to_write(fact: Fact) -> Message:
    """Return the advice to fill a blank in, with its route where its place does not show its key."""
    keys = [step for step in fact.route.steps if isinstance(step, str)]
    if keys and re.search(rf"(?<!\w){re.escape(keys[-1])}\s*:", fact.span.source.line(fact.span.line)):
        return message("fill it in")
    return message('write "{route}: …"', route=str(fact.route))

"""What was typed after ``reportgen build``, and what of it cannot be meant."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import message
from reportgen.diagnostics.frozen import frozen
from reportgen.pipeline.file import PATTERN
from reportgen.project import meant
from reportgen.writers import WRITERS

__all__ = ["STANDARD", "Request", "check_output", "check_words", "expanded", "is_folder"]

STANDARD = "-"
"""Standard input as a fact file, standard output as an output."""


@frozen
class Request:
    """The arguments of ``reportgen build``, as they were typed."""

    facts: tuple[str, ...]
    formats: tuple[str, ...] = ()
    output: str | None = None
    reference: str | None = None
    final: bool = False
    force: bool = False
    dry_run: bool = False
    check: bool = False
    locked: bool = False


def expanded(stated: Iterable[str]) -> Iterator[str]:
    """Yield the fact files, each once: patterns too, which a shell on Windows hands on as they are."""
    seen: set[str] = set()
    for name in stated:
        is_pattern = name != STANDARD and PATTERN.intersection(name) and not os.path.lexists(name)
        found = sorted(glob.glob(name)) if is_pattern else []  # noqa: PTH207 - Path.glob takes no whole path
        for file in found or [name]:
            key = name if name == STANDARD else os.path.normcase(os.path.abspath(file))  # noqa: PTH100 - a link is another name
            if key not in seen:
                seen.add(key)
                yield file


def is_folder(stated: str) -> bool:
    """Tell whether a stated output is a folder, or is written as one."""
    return stated.endswith(("/", os.sep)) or os.path.isdir(stated)  # noqa: PTH112 - Path.is_dir may raise


def check_words(request: Request) -> None:
    """Make sure that each argument can be meant.

    Raises:
        WrongUsage: One cannot.
    """
    for name in request.formats:
        if name not in WRITERS:
            raise WrongUsage(message('there is no format "{name}"', name=name), meant(name, WRITERS))
    for option, value in (("--output", request.output), ("--reference", request.reference)):
        if value == "":
            raise WrongUsage(message('option "{option}" needs a value', option=option))
    if "" in request.facts:
        raise WrongUsage(message("the name of a fact file is empty"))
    if request.facts.count(STANDARD) > 1:
        raise WrongUsage(message("standard input can be read only once"))
    if request.check and request.output == STANDARD:
        raise WrongUsage(message("standard output holds nothing that could be checked"))
    if STANDARD in request.facts and request.output is None:
        raise WrongUsage(
            message("facts from standard input have no file name to name the outputs by"),
            message("say where to write with -o"),
        )


def check_output(stated: str | None, formats: Sequence[str]) -> None:
    """Make sure that the stated output can take what is built: one output of each of ``formats``.

    Raises:
        WrongUsage: It is one file and cannot take several, or is named as another format.
    """
    count = len(formats)
    if stated is None:
        return
    if count == 1:
        _check_suffix(stated, formats[0])
    elif stated == STANDARD:
        raise WrongUsage(
            message("standard output takes one report in one format, not {count} outputs", count=count),
            message("choose the format with -f"),
        )
    elif not is_folder(stated) and (os.path.lexists(stated) or _writer_by_suffix(stated) is not None):
        raise WrongUsage(
            message('"{file}" is one file, but there are {count} outputs', file=stated, count=count),
            message("choose the format with -f, or name a folder"),
        )


def _check_suffix(stated: str, writer: str) -> None:
    named = None if is_folder(stated) else _writer_by_suffix(stated)
    if named is not None and named != writer:
        raise WrongUsage(
            message(
                '"{file}" is named as {named}, but the format is {writer}', file=stated, named=named, writer=writer
            ),
            message('write "-f {named}", or another name', named=named),
        )


def _writer_by_suffix(file: str) -> str | None:
    suffix = Path(file).suffix.lower()
    return next((name for name, writer in WRITERS.items() if suffix == writer.SUFFIX), None)

"""``reportgen roll``: the fact file of the next year, begun from this year's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from reportgen.cli.console import Console
from reportgen.cli.fact_file import fact_file_to_edit
from reportgen.cli.here import shown
from reportgen.cli.request import STANDARD
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import ReportgenError, has_errors, listed, message
from reportgen.pipeline import Output, deliver
from reportgen.pipeline.rolling import Rolled, roll
from reportgen.pipeline.schema_file import content_of_schema, naming_schema, place_of_schema
from reportgen.project import find_root

__all__ = ["begin_next_year"]


def begin_next_year(stated: str, output: str | None, *, quiet: bool, console: Console) -> int:
    """Write the next year's fact file, and its schema where the project has none, and return the exit code.

    Nothing that is there is replaced.

    Raises:
        WrongUsage: The command line cannot be meant.
        ReportgenError: A file cannot be read or written, or is there already.
    """
    if output == "":
        raise WrongUsage(message('option "{option}" needs a value', option="--output"))
    if output == STANDARD:
        said = message("a fact file is begun in a file, not on standard output")
        raise WrongUsage(said, message("name a file with -o"))
    facts, path = fact_file_to_edit(stated)
    previous = path.name if output is None else _from(path, Path(output))
    rolled = roll(facts.content, facts.file, previous=previous)
    console.show(rolled.diagnostics)
    if rolled.value is None or has_errors(rolled.diagnostics):
        return 1
    target = path.with_name(f"{rolled.value.year}{path.suffix}") if output is None else Path(output)
    file = shown(target)
    if os.path.lexists(target):
        raise ReportgenError(
            message('"{file}" is there already', file=file), message("name another file with -o, or move it away")
        )
    files = {Output("", each, shown(each)): content for each, content in _files(rolled.value, path, target)}
    deliver(list(files), lambda output, stream: stream.write(files[output]))
    if not quiet:
        console.say(message("wrote {files}", files=listed(output.file for output in files)))
        console.say(
            message("{kept} facts stay, {blanked} became blank", kept=rolled.value.kept, blanked=rolled.value.blanked)
        )
        console.say(message("see what is to be found out: reportgen blanks {file}", file=file))
    return 0


def _files(rolled: Rolled, old: Path, new: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield what is to be written: the fact file, and the schema that it names to an editor unless that is there."""
    standard = place_of_schema(find_root(Path(os.path.abspath(new.parent))), rolled.report_type)  # noqa: PTH100 - see there
    content, schema = naming_schema(rolled.content, old=old, new=new, standard=standard)
    yield new, content
    if schema is not None and not os.path.lexists(schema):
        yield schema, content_of_schema(rolled.report_type)


def _from(path: Path, target: Path) -> str:
    """Return the path of the old file as it is written in the new one: from its folder, with ``/`` everywhere."""
    old = os.path.realpath(path)
    try:
        return Path(os.path.relpath(old, os.path.realpath(target.parent))).as_posix()
    except ValueError:  # another drive of Windows
        return Path(old).as_posix()

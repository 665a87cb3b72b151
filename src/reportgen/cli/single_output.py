"""The one file that a command writes, as it is named with -o."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from reportgen.cli.console import Console
from reportgen.cli.request import STANDARD, is_folder
from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import ReportgenError, message
from reportgen.pipeline import Output, deliver
from reportgen.pipeline.fact_file import FACT_SUFFIXES
from reportgen.pipeline.file import refuse_irregular

__all__ = ["check_target", "put_out"]


def check_target(output: str, inputs: Iterable[str], option: str = "--output") -> None:
    """Make sure that a file may be written: no input, and nothing that reports are made from.

    Args:
        output: As it was typed; ``-`` is standard output.
        inputs: The files that the command reads.
        option: By which it is named.

    Raises:
        WrongUsage: It has no name.
        ReportgenError: It is a folder, a device, or must not be replaced.
    """
    if not output:
        raise WrongUsage(message('option "{option}" needs a value', option=option))
    if output == STANDARD:
        return
    if is_folder(output):
        raise ReportgenError(message('"{file}" is a folder, not a file', file=output), message("name a file in it"))
    refuse_irregular([Output("", Path(output), output)])
    elsewhere = message("write to another file with {option}", option=option)
    if any(_is_same(output, name) for name in inputs):
        raise ReportgenError(message('"{file}" is one of those that are read', file=output), elsewhere)
    if output.lower().endswith(FACT_SUFFIXES):
        said = message('output "{file}" would replace what reports are made from', file=output)
        raise ReportgenError(said, elsewhere)


def _is_same(one: str, other: str) -> bool:
    """Tell whether two names are of one file that is there."""
    return os.path.exists(one) and os.path.exists(other) and os.path.samefile(one, other)  # noqa: PTH110, PTH121 - Path.exists may raise


def put_out(content: bytes, output: str, console: Console, *, quiet: bool) -> None:
    """Write a file whole or not at all, or hand its content over to standard output.

    Raises:
        ReportgenError: It cannot be written.
    """
    if output == STANDARD:
        console.hand_over(content)
        return
    deliver([Output("", Path(output), output)], lambda _, stream: stream.write(content))
    if not quiet:
        console.say(message("wrote {files}", files=output))

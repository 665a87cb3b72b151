"""The command: the only room that reads the command line and the environment, prints and exits.

``application`` and ``blank_round`` declare the commands, one module each does their work, ``help_page`` and ``usage``
speak in the user's language where Typer would speak English.  May import every room; nothing imports it.  To add a
command, write a function of some 15 lines in one of the two that calls one function of its own module.
"""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

__all__ = ["entry", "main"]


def entry() -> NoReturn:
    """Run the command line of this process and end it at once.

    Python would first take everything down that it has set up, which takes a tenth of a cold start and frees what the
    system frees anyway.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # main has told what cannot be written
            if stream is not None:
                stream.flush()
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    0: done; 1: errors; 2: wrong command line; 3: our bug; 130: interrupted.
    """
    # Looking for plugins of pydantic's costs a sixth of a cold start, and none may change what a fact is.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Nearly everything that a start makes stays alive, so looking for garbage among it is in vain: 5 % of the time.
    gc.set_threshold(100_000, 20, 20)
    from reportgen.cli import application, console, language
    from reportgen.diagnostics import message
    from reportgen.diagnostics.reason import reason_of

    console.make_streams_safe()
    screen = console.Console(language.translation(chinese=language.is_chinese(os.environ)))
    try:
        code = application.run(sys.argv[1:] if arguments is None else arguments, screen)
        if sys.stdout is not None:  # None when the caller has closed it
            sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has gone away: nothing is left to be said to it
        _give_up_output()
        return 1
    except KeyboardInterrupt:
        return 130
    except SystemExit as stop:  # Typer's way out of a completion, and of a closed pipe
        return _code_of(stop)
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None:  # a stream: a file that fails is told by its name
            _give_up_output()
            screen.complain(message("standard output cannot be written: {reason}", reason=reason_of(error)))
            return 1
        traceback.print_exc()
        screen.complain(application.OUR_BUG, application.PLEASE_REPORT)
        return 3
    return code


def _give_up_output() -> None:
    """Let what is left to be printed go nowhere: Python would try again, and complain, when it ends."""
    if sys.stdout is None:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _code_of(stop: SystemExit) -> int:
    """Return the exit code that Python would give: a text is printed and is a failure."""
    if stop.code is None or isinstance(stop.code, int):
        return stop.code or 0
    print(stop.code, file=sys.stderr)  # noqa: T201 - what Python does with it
    return 1

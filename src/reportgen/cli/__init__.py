"""The command: the only room that reads the command line and the environment, prints and exits.

``application`` declares the commands, one module each does their work, ``help_page`` and ``usage`` speak in the
user's language where Typer would speak English.  May import every room; nothing imports it.  To add a command, write
a function of some 15 lines in ``application`` that calls one function of its own module.
"""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    0: done; 1: errors; 2: wrong command line; 3: our bug; 130: interrupted.
    """
    # Looking for plugins of pydantic's costs a sixth of a cold start, and none may change what a fact is.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Nearly everything that a start makes stays alive, so looking for garbage among it is in vain: 5 % of the time.
    gc.set_threshold(100_000, 20, 20)
    from reportgen.cli import application, console, language

    console.make_streams_safe()
    screen = console.Console(language.translation(chinese=language.is_chinese(os.environ)))
    try:
        code = application.run(sys.argv[1:] if arguments is None else arguments, screen)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has gone away: nothing is left to be said to it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    except SystemExit as stop:  # Typer's way out of a completion, and of a closed pipe
        return stop.code if isinstance(stop.code, int) else 0
    except Exception:
        traceback.print_exc()
        screen.complain(application.OUR_BUG, application.PLEASE_REPORT)
        return 3
    return code

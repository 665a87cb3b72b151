"""Completion of commands and options in the user's shell."""

from __future__ import annotations

import os

from reportgen.cli.usage import WrongUsage
from reportgen.diagnostics import listed, message

__all__ = ["SHELLS", "prepare", "script"]

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def prepare(name: str) -> None:
    """Let Typer answer a shell that asks for completions; costs nothing when none does."""
    if _variable(name) in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined]  # Typer does not say so

        completion_init()


def script(shell: str, name: str) -> str:
    """Return what a shell must read to complete the command ``name``.

    Raises:
        WrongUsage: There is none for this shell.
    """
    from typer.completion import get_completion_script  # type: ignore[attr-defined]  # Typer does not say so

    if shell not in SHELLS:
        raise WrongUsage(
            message('shell "{shell}" is not known', shell=shell), message("known are {names}", names=listed(SHELLS))
        )
    return str(get_completion_script(prog_name=name, complete_var=_variable(name), shell=shell))


def _variable(name: str) -> str:
    return f"_{name.upper()}_COMPLETE"

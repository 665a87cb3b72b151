"""A LibreOffice with an own profile, and macros of Basic in it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

__all__ = ["literal", "run_macro", "start"]

_SECONDS = 120
_MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{macro}</script:module>
"""


def run_macro(name: str, macro: str, target: Path, folder: Path) -> None:
    """Run a macro, of which ``macro`` is the text in XML, that saves a file as ``target``."""
    start(folder, "--terminate_after_init")  # makes the profile, with an empty module in it
    module = folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(_MODULE.format(macro=macro), "utf-8")
    done = start(folder, f"macro:///Standard.Module1.{name}")
    assert target.is_file(), f"LibreOffice saved nothing: {done.stdout}{done.stderr}"


def start(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", *arguments],
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"},
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )


def literal(text: str) -> str:
    """Return a text as a literal of Basic, in XML."""
    lines = ('"' + line.replace('"', '""') + '"' for line in text.split("\n"))
    return escape(" & Chr(10) & ".join(lines))

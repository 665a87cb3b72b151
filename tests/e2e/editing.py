"""Editing a Word file in LibreOffice, as a colleague would: open, replace the text of some controls, save as .docx."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

__all__ = ["edit"]

_SECONDS = 120
_MACRO = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub PutTexts
    Dim opening(0) As New com.sun.star.beans.PropertyValue
    opening(0).Name = "Hidden"
    opening(0).Value = True
    oFile = StarDesktop.loadComponentFromURL({source}, "_blank", 0, opening())
{replacements}
    Dim saving(0) As New com.sun.star.beans.PropertyValue
    saving(0).Name = "FilterName"
    saving(0).Value = "MS Word 2007 XML"
    oFile.storeToURL({target}, saving())
    oFile.close(True)
End Sub
</script:module>
"""


def edit(source: Path, target: Path, texts: Mapping[str, str], folder: Path) -> None:
    """Write ``source`` to ``target`` with the text in each bookmark replaced, by a LibreOffice with an own profile."""
    _start(folder, "--terminate_after_init")  # makes the profile, with an empty module in it
    lines = (
        f"    oFile.Bookmarks.getByName({_literal(name)}).Anchor.String = {_literal(text)}"
        for name, text in texts.items()
    )
    macro = _MACRO.format(
        source=_literal(source.as_uri()), target=_literal(target.as_uri()), replacements="\n".join(lines)
    )
    (folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba").write_text(macro, "utf-8")
    done = _start(folder, "macro:///Standard.Module1.PutTexts")
    assert target.is_file(), f"LibreOffice saved nothing: {done.stdout}{done.stderr}"


def _start(folder: Path, argument: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", argument],
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"},
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )


def _literal(text: str) -> str:
    """Return a text as a literal of Basic, in XML."""
    return escape('"' + text.replace('"', '""') + '"')

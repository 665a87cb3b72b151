"""Editing a Word file in LibreOffice, as a colleague would: open, replace the text of some controls, save as .docx."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from xml.sax.saxutils import escape

__all__ = ["edit", "resave"]

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
    oFile.RecordChanges = {records}
{replacements}
{prose}
    Dim saving(0) As New com.sun.star.beans.PropertyValue
    saving(0).Name = "FilterName"
    saving(0).Value = "MS Word 2007 XML"
    oFile.storeToURL({target}, saving())
    oFile.close(True)
End Sub
</script:module>
"""


_PUT = "    oFile.Bookmarks.getByName({name}).Anchor.String = {text}"
_TYPE = """\
    oFile.CurrentController.ViewCursor.gotoRange(oFile.Bookmarks.getByName({name}).Anchor, False)
    Dim typing{number}(0) As New com.sun.star.beans.PropertyValue
    typing{number}(0).Name = "Text"
    typing{number}(0).Value = {text}
    createUnoService("com.sun.star.frame.DispatchHelper").executeDispatch( _
        oFile.CurrentController.Frame, ".uno:InsertText", "", 0, typing{number}())"""
_REPLACE = """\
    oSearch = oFile.createReplaceDescriptor()
    oSearch.SearchString = {old}
    oSearch.ReplaceString = {new}
    oSearch.SearchCaseSensitive = True
    oFile.replaceAll(oSearch)"""


def edit(
    source: Path,
    target: Path,
    texts: Mapping[str, str],
    folder: Path,
    *,
    prose: Mapping[str, str] = MappingProxyType({}),
    records: bool = False,
    types: bool = False,
) -> None:
    """Write ``source`` to ``target`` as edited by a LibreOffice with an own profile.

    Args:
        source: A Word file.
        target: Where it is saved, as a Word file.
        texts: What the text in each bookmark is replaced with.
        folder: For the profile.
        prose: What stands in the text, and what replaces it.
        records: Whether the changes are recorded (修订).
        types: Whether the texts are typed over the selection, as people do, or put in their places.
    """
    _start(folder, "--terminate_after_init")  # makes the profile, with an empty module in it
    form = _TYPE if types else _PUT
    lines = (
        form.format(name=_literal(name), text=_literal(text), number=number)
        for number, (name, text) in enumerate(texts.items())
    )
    replacements = (_REPLACE.format(old=_literal(old), new=_literal(new)) for old, new in prose.items())
    macro = _MACRO.format(
        source=_literal(source.as_uri()),
        target=_literal(target.as_uri()),
        records=records,
        replacements="\n".join(lines),
        prose="\n".join(replacements),
    )
    (folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba").write_text(macro, "utf-8")
    done = _start(folder, "macro:///Standard.Module1.PutTexts")
    assert target.is_file(), f"LibreOffice saved nothing: {done.stdout}{done.stderr}"


def resave(sources: Sequence[Path], target: Path, folder: Path) -> None:
    """Open each Word file and save it, as it is, into the folder ``target``."""
    done = _start(folder, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target), *map(str, sources))
    assert len(sources) == len(list(target.iterdir())), f"LibreOffice saved nothing: {done.stdout}{done.stderr}"


def _start(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", *arguments],
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"},
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )


def _literal(text: str) -> str:
    """Return a text as a literal of Basic, in XML."""
    lines = ('"' + line.replace('"', '""') + '"' for line in text.split("\n"))
    return escape(" & Chr(10) & ".join(lines))

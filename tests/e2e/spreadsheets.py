"""Filling in a workbook in LibreOffice, as a clerk would: open, type into cells, sort, rename the sheet, save."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from xml.sax.saxutils import escape

__all__ = ["fill_in"]

_SECONDS = 120
_MACRO = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub TypeInto(oFrame, sCell, sText)
    oDispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    Dim going(0) As New com.sun.star.beans.PropertyValue
    going(0).Name = "ToPoint"
    going(0).Value = sCell
    oDispatcher.executeDispatch(oFrame, ".uno:GoToCell", "", 0, going())
    Dim typing(0) As New com.sun.star.beans.PropertyValue
    typing(0).Name = "StringName"
    typing(0).Value = sText
    oDispatcher.executeDispatch(oFrame, ".uno:EnterString", "", 0, typing())
End Sub
Sub FillIn
    Dim opening(0) As New com.sun.star.beans.PropertyValue
    opening(0).Name = "Hidden"
    opening(0).Value = True
    oFile = StarDesktop.loadComponentFromURL({source}, "_blank", 0, opening())
    oSheet = oFile.Sheets.getByIndex(0)
    oFrame = oFile.CurrentController.Frame
{typed}
{texts}
{changes}
    Dim saving(0) As New com.sun.star.beans.PropertyValue
    saving(0).Name = "FilterName"
    saving(0).Value = "Calc MS Excel 2007 XML"
    oFile.storeToURL({target}, saving())
    oFile.close(True)
End Sub
</script:module>
"""
_SORT = """\
    oSheet.unprotect("")
    Dim fields(0) As New com.sun.star.table.TableSortField
    fields(0).Field = {column}
    fields(0).IsAscending = False
    Dim sorting(1) As New com.sun.star.beans.PropertyValue
    sorting(0).Name = "SortFields"
    sorting(0).Value = fields()
    sorting(1).Name = "ContainsHeader"
    sorting(1).Value = False
    oSheet.getCellRangeByName({cells}).sort(sorting())"""


def fill_in(
    source: Path,
    target: Path,
    typed: Mapping[str, str],
    folder: Path,
    *,
    lines: Mapping[str, str] = MappingProxyType({}),
    sort: tuple[str, int] | None = None,
    name: str = "",
) -> None:
    """Write ``source`` to ``target`` as filled in by a LibreOffice with an own profile.

    Args:
        source: A workbook.
        target: Where it is saved, as a workbook (.xlsx).
        typed: What is typed into which cell, as at the keyboard: what is locked stays as it is.
        folder: For the profile.
        lines: Texts of several lines, which no keyboard enters in one go.
        sort: Cells to be sorted, and by which of their columns, from 0; the sheet loses its protection for that.
        name: What the first sheet is called from now on.
    """
    _start(folder, "--terminate_after_init")  # makes the profile, with an empty module in it
    changes = [] if sort is None else [_SORT.format(cells=_literal(sort[0]), column=sort[1])]
    changes += [f"    oSheet.Name = {_literal(name)}"] if name else []
    macro = _MACRO.format(
        source=_literal(source.as_uri()),
        target=_literal(target.as_uri()),
        typed="\n".join(f"    TypeInto(oFrame, {_literal(cell)}, {_literal(text)})" for cell, text in typed.items()),
        texts="\n".join(
            f"    oSheet.getCellRangeByName({_literal(cell)}).String = {_literal(text)}" for cell, text in lines.items()
        ),
        changes="\n".join(changes),
    )
    (folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba").write_text(macro, "utf-8")
    done = _start(folder, "macro:///Standard.Module1.FillIn")
    assert target.is_file(), f"LibreOffice saved nothing: {done.stdout}{done.stderr}"


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

"""Filling in a workbook in LibreOffice, as a clerk would: open, type into cells, sort, rename the sheet, save."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from e2e.office import literal, run_macro

__all__ = ["fill_in"]

_MACRO = """\
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
    changes = [] if sort is None else [_SORT.format(cells=literal(sort[0]), column=sort[1])]
    changes += [f"    oSheet.Name = {literal(name)}"] if name else []
    macro = _MACRO.format(
        source=literal(source.as_uri()),
        target=literal(target.as_uri()),
        typed="\n".join(f"    TypeInto(oFrame, {literal(cell)}, {literal(text)})" for cell, text in typed.items()),
        texts="\n".join(
            f"    oSheet.getCellRangeByName({literal(cell)}).String = {literal(text)}" for cell, text in lines.items()
        ),
        changes="\n".join(changes),
    )
    run_macro("FillIn", macro, target, folder)

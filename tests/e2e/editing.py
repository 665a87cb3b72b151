"""Editing a Word file in LibreOffice, as a colleague would: open, replace the text of some controls, save as .docx."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from e2e.office import literal, run_macro, start

__all__ = ["edit", "resave"]

_MACRO = """\
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
    form = _TYPE if types else _PUT
    lines = (
        form.format(name=literal(name), text=literal(text), number=number)
        for number, (name, text) in enumerate(texts.items())
    )
    replacements = (_REPLACE.format(old=literal(old), new=literal(new)) for old, new in prose.items())
    macro = _MACRO.format(
        source=literal(source.as_uri()),
        target=literal(target.as_uri()),
        records=records,
        replacements="\n".join(lines),
        prose="\n".join(replacements),
    )
    run_macro("PutTexts", macro, target, folder)


def resave(sources: Sequence[Path], target: Path, folder: Path) -> None:
    """Open each Word file and save it, as it is, into the folder ``target``."""
    done = start(folder, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target), *map(str, sources))
    assert len(sources) == len(list(target.iterdir())), f"LibreOffice saved nothing: {done.stdout}{done.stderr}"

"""Writing a document in LibreOffice from nothing, as an office without reportgen would: typed, set, saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from e2e.office import literal, run_macro

__all__ = ["Line", "Page", "compose"]

_MACRO = """\
Sub Compose
    Dim opening(0) As New com.sun.star.beans.PropertyValue
    opening(0).Name = "Hidden"
    opening(0).Value = True
    oFile = StarDesktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, opening())
    oPage = oFile.StyleFamilies.getByName("PageStyles").getByName("Standard")
    oPage.IsLandscape = False
    oPage.Width = 21000
    oPage.Height = 29700
    oPage.TopMargin = {top}
    oPage.BottomMargin = {bottom}
    oPage.LeftMargin = {left}
    oPage.RightMargin = {right}
    oPage.FooterIsOn = True
    oPage.FooterIsShared = False
    oPage.FooterBodyDistance = 0
    oPage.FooterIsDynamicHeight = False
    oPage.FooterHeight = 700
    PutNumber(oFile, oPage.FooterText, com.sun.star.style.ParagraphAdjust.RIGHT)
    PutNumber(oFile, oPage.FooterTextLeft, com.sun.star.style.ParagraphAdjust.LEFT)
    oText = oFile.Text
    oCursor = oText.createTextCursor()
{lines}
    Dim saving(0) As New com.sun.star.beans.PropertyValue
    saving(0).Name = "FilterName"
    saving(0).Value = "MS Word 2007 XML"
    oFile.storeToURL({target}, saving())
    oFile.close(True)
End Sub

Sub PutNumber(oFile, oFooter, nSide)
    oCursor = oFooter.createTextCursor()
    oCursor.CharFontNameAsian = "宋体"
    oCursor.CharFontName = "宋体"
    oCursor.CharHeight = 14
    oCursor.CharHeightAsian = 14
    oCursor.ParaAdjust = nSide
    oFooter.insertString(oCursor, "— ", False)
    oField = oFile.createInstance("com.sun.star.text.TextField.PageNumber")
    oField.NumberingType = com.sun.star.style.NumberingType.ARABIC
    oField.SubType = com.sun.star.text.PageNumberType.CURRENT
    oFooter.insertTextContent(oCursor, oField, False)
    oFooter.insertString(oCursor, " —", False)
End Sub

Sub PutLine(oText, oCursor, sText, sFace, nSize, nSide, nIndent, nKern, nHeight)
    oCursor.CharFontNameAsian = sFace
    oCursor.CharFontName = sFace
    oCursor.CharHeight = nSize
    oCursor.CharHeightAsian = nSize
    oCursor.CharKerning = nKern
    oCursor.ParaAdjust = nSide
    oCursor.ParaFirstLineIndent = nIndent
    Dim oSpacing As New com.sun.star.style.LineSpacing
    oSpacing.Mode = com.sun.star.style.LineSpacingMode.FIX
    oSpacing.Height = nHeight
    oCursor.ParaLineSpacing = oSpacing
    oText.insertString(oCursor, sText, False)
    oText.insertControlCharacter(oCursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
End Sub
"""
_LINE = "    PutLine(oText, oCursor, {text}, {face}, {size}, {side}, {indent}, {kern}, {height})"
_SIDES = {"left": 0, "right": 1, "both": 2, "center": 3}


@dataclass(frozen=True)
class Page:
    """Margins, in hundredths of a millimetre; at the bottom the footer, 7 mm high, stands within."""

    top: int = 3700
    bottom: int = 3500
    left: int = 2800
    right: int = 2600


@dataclass(frozen=True)
class Line:
    """A paragraph as it is typed and set."""

    text: str
    face: str = "仿宋_GB2312"
    size: int = 16
    side: str = "both"
    indent: int = 1129
    """Of the first line, in hundredths of a millimetre: 1129 is two characters of 16 pt."""
    kern: int = -9
    """What is added to the width of a character, in hundredths of a millimetre: -9 is a quarter of a point."""
    height: int = 1021
    """Of the line, in hundredths of a millimetre: 1021 is 28.95 pt."""


def compose(lines: Sequence[Line], page: Page, target: Path, folder: Path) -> None:
    """Write a document and save it as ``target``, by a LibreOffice with a profile in ``folder``."""
    put = "\n".join(
        _LINE.format(
            text=literal(line.text),
            face=literal(line.face),
            size=line.size,
            side=_SIDES[line.side],
            indent=line.indent,
            kern=line.kern,
            height=line.height,
        )
        for line in lines
    )
    macro = _MACRO.format(
        top=page.top,
        bottom=page.bottom - 700,
        left=page.left,
        right=page.right,
        lines=put,
        target=literal(target.as_uri()),
    )
    run_macro("Compose", macro, target, folder)

"""Tracked changes, accepted or rejected by LibreOffice, and what is then left to read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lxml import etree

from e2e.office import literal, run_macro

__all__ = ["settled", "shown"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MACRO = """\
Sub Settle
    Dim opening(0) As New com.sun.star.beans.PropertyValue
    opening(0).Name = "Hidden"
    opening(0).Value = True
    Dim saving(0) As New com.sun.star.beans.PropertyValue
    saving(0).Name = "FilterName"
    saving(0).Value = "MS Word 2007 XML"
    oDispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
{each}
End Sub
"""
_OPEN = """\
    oFile = StarDesktop.loadComponentFromURL({source}, "_blank", 0, opening())
    oFrame = oFile.CurrentController.Frame"""
_SETTLE = """\
    oDispatcher.executeDispatch(oFrame, ".uno:{what}AllTrackedChanges", "", 0, Array())
    oFile.storeToURL({target}, saving())"""
_UNDO = """\
    oFile.UndoManager.undo()"""
_CLOSE = """\
    oFile.close(True)"""


def settled(
    redlines: dict[str, bytes], folder: Path, plain: frozenset[str] = frozenset()
) -> dict[str, tuple[bytes, bytes]]:
    """Return each redline with all its changes accepted, and with all of them rejected.

    Those of the names ``plain`` hold no changes: both are the same.
    """
    steps: list[str] = []
    targets: dict[str, tuple[Path, Path]] = {}
    for name, content in redlines.items():
        source = folder / f"{name}.docx"
        source.write_bytes(content)
        accepted, rejected = folder / f"{name}-accepted.docx", folder / f"{name}-rejected.docx"
        targets[name] = accepted, accepted if name in plain else rejected
        steps.append(_OPEN.format(source=literal(source.as_uri())))
        steps.append(_SETTLE.format(what="Accept", target=literal(accepted.as_uri())))
        if name not in plain:
            steps += [_UNDO, _SETTLE.format(what="Reject", target=literal(rejected.as_uri()))]
        steps.append(_CLOSE)
    last = list(targets.values())[-1][1]
    run_macro("Settle", _MACRO.format(each="\n".join(steps)), last, folder)
    return {name: (accepted.read_bytes(), rejected.read_bytes()) for name, (accepted, rejected) in targets.items()}


def shown(content: bytes) -> list[str]:
    """Return the paragraphs of a Word file that show something, those in cells too, in their order."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    texts = (_text(paragraph) for paragraph in root.iter(f"{W}p"))
    # LibreOffice puts tabs of its own before a line that it has moved in.
    return [text.lstrip("\t") for text in texts if text.strip()]


def _text(paragraph: etree._Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join(
        each.text or "" if each.tag == f"{W}t" else signs.get(str(each.tag), "") for each in paragraph.iter()
    )

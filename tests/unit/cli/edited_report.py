"""Editing a Word file of ours as Word would: the text in a control, or of the prose around it."""

from __future__ import annotations

import re
from pathlib import Path

from filled_form import part, with_part

DOCUMENT = "word/document.xml"


def type_in(path: Path, answers: dict[str, str], *, to: Path | None = None, which: int = 0) -> Path:
    """Type texts into controls, by their routes; of a fact that is printed several times into number ``which``."""
    content = path.read_bytes()
    document = part(content, DOCUMENT)
    for route, typed in answers.items():
        controls = list(
            re.finditer(
                rf'<w:tag w:val="{re.escape(route)}"/>.*?<w:sdtContent>(.*?)</w:sdtContent>', document, re.DOTALL
            )
        )
        found = controls[which]
        run = f'<w:r><w:t xml:space="preserve">{typed}</w:t></w:r>'
        document = document[: found.start(1)] + run + document[found.end(1) :]
    target = path if to is None else to
    target.write_bytes(with_part(content, DOCUMENT, document))
    return target


def replace_prose(path: Path, old: str, new: str) -> Path:
    content = path.read_bytes()
    document = part(content, DOCUMENT)
    assert 1 == document.count(old)
    path.write_bytes(with_part(content, DOCUMENT, document.replace(old, new)))
    return path

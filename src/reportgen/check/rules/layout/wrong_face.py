"""A typeface that is not the one of its part.

标题 is set in 小标宋, running text in 仿宋, headings of level 1 in 黑体 and of level 2 in 楷体.
Only Chinese characters are looked at, as the standard names no face for letters and digits.
Faces of the same style from other makers go for those that are named.

Bad:

    正文用宋体

Good:

    正文用仿宋

Allow: where the office's own rules name others; ignore the rule in reportgen.toml.

Source: GB/T 9704-2012, 5.2.2, 7.3.1, 7.3.3 and 7.5; usual (一般).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.appearance import Appearance, is_family
from reportgen.check.script import HAN
from reportgen.diagnostics import Diagnostic, Severity, message
from reportgen.layouts import Face
from reportgen.layouts.look import ParagraphLook

__all__ = ["ID", "SEVERITY", "check"]

ID = "wrong-face"
SEVERITY = Severity.HINT
_IS_CHINESE = re.compile(f"[{HAN}]")


def check(appearance: Appearance) -> Iterator[Diagnostic]:
    """Yield the faces that differ, each once for each part, at the first paragraph that has it."""
    for name, face, deviation in appearance.deviations(_differs):
        said = message(
            "{name} is set in {found}, not {right} ({count} paragraphs)",
            name=name,
            found=deviation.found,
            right=face.chinese,
            count=deviation.count,
        )
        place = appearance.place(deviation.passage)
        yield Diagnostic(ID, said, place, message("set it in {right}", right=face.chinese), SEVERITY)
    for footer in {footer for page in appearance.pages for footer in page.footers if "#" in footer.text}:
        right = appearance.variants[0].page_number.chinese
        found = next((run.chinese for run in footer.paragraph.runs if not is_family(run.chinese, right)), "")
        if found:
            said = message("the page number is set in {found}, not {right}", found=found, right=right)
            yield Diagnostic(ID, said, appearance.file, message("set it in {right}", right=right), SEVERITY)


def _differs(face: Face, look: ParagraphLook) -> str:
    """Return the face of most of a paragraph's Chinese characters where it is another.

    A heading that runs on into its text has two faces, of which the longer one is the text's.
    """
    chinese = [run for run in look.runs if _IS_CHINESE.search(run.text) and run.chinese]
    if not chinese:
        return ""
    longest = max(chinese, key=lambda run: len(run.text))
    return "" if is_family(longest.chinese, face.chinese) else longest.chinese

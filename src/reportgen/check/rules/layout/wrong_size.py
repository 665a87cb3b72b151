"""Type that is not of the size of its part.

标题 is 2号 (22 pt), running text and headings are 3号 (16 pt), 版记 and the page number 4号 (14 pt).

Bad:

    正文用小三号（15 磅）

Good:

    正文用3号（16 磅）

Allow: where the office's own rules name others; ignore the rule in reportgen.toml.

Source: GB/T 9704-2012, 5.2.2, 7.3.1, 7.4 and 7.5; usual (一般).
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.appearance import Appearance
from reportgen.diagnostics import Diagnostic, Severity, message
from reportgen.layouts import Face
from reportgen.layouts.look import ParagraphLook

__all__ = ["ID", "SEVERITY", "check"]

ID = "wrong-size"
SEVERITY = Severity.HINT


def check(appearance: Appearance) -> Iterator[Diagnostic]:
    """Yield the sizes that differ, each once for each part, at the first paragraph that has it."""
    for name, face, deviation in appearance.deviations(_differs):
        said = message(
            "{name} is of {found} pt, not {right} ({count} paragraphs)",
            name=name,
            found=deviation.found,
            right=_points(face.size),
            count=deviation.count,
        )
        cure = message("set it to {right} pt", right=_points(face.size))
        yield Diagnostic(ID, said, appearance.place(deviation.passage), cure, SEVERITY)
    right = appearance.variants[0].page_number.size
    sizes = {
        run.size
        for page in appearance.pages
        for footer in page.footers
        if "#" in footer.text
        for run in footer.paragraph.runs
    }
    for size in sorted(sizes - {right}):
        said = message("the page number is of {found} pt, not {right}", found=_points(size), right=_points(right))
        yield Diagnostic(ID, said, appearance.file, message("set it to {right} pt", right=_points(right)), SEVERITY)


def _differs(face: Face, look: ParagraphLook) -> str:
    """Return the size of most of a paragraph's text where it is another."""
    if not look.runs:
        return ""
    longest = max(look.runs, key=lambda run: len(run.text))
    return "" if longest.size == face.size else _points(longest.size)


def _points(size: int) -> str:
    return f"{size / 2:g}"

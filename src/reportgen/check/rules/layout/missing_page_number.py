"""A document without page numbers.

Who cites a passage, and who binds the pages, needs them.

Bad:

    页脚为空

Good:

    页脚有页码“— 1 —”

Allow: for a document of one page that is never cited.

Source: GB/T 9704-2012, 7.5; required.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.appearance import Appearance
from reportgen.diagnostics import Diagnostic, Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "missing-page-number"
SEVERITY = Severity.ERROR


def check(appearance: Appearance) -> Iterator[Diagnostic]:
    """Yield that no footer numbers the pages."""
    if not any("#" in footer.text for page in appearance.pages for footer in page.footers):
        said = message("no footer numbers the pages")
        cure = message('put the number of the page into the footer, as "— 1 —"')
        yield Diagnostic(ID, said, appearance.file, cure, SEVERITY)

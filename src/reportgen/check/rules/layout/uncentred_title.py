"""A title that is not centred.

标题 stands centred under the red line, in lines of a shape that the eye takes in at once.

Bad:

    标题左对齐

Good:

    标题居中

Allow: never.

Source: GB/T 9704-2012, 7.3.1; required.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.appearance import Appearance
from reportgen.diagnostics import Diagnostic, Severity, message
from reportgen.document.passage import Role

__all__ = ["ID", "SEVERITY", "check"]

ID = "uncentred-title"
SEVERITY = Severity.ERROR


def check(appearance: Appearance) -> Iterator[Diagnostic]:
    """Yield the titles, those of attachments too, that are not centred."""
    for passage, look in appearance.of_role(Role.TITLE, Role.ATTACHMENT_TITLE):
        if look.alignment not in ("center", "distribute"):
            said = message("the title is not centred")
            yield Diagnostic(ID, said, appearance.place(passage), message("centre it"), SEVERITY)

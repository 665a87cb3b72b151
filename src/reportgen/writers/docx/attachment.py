"""附件说明 (GB/T 9704-2012, 7.3.4) and the head of each attachment (7.3.7)."""

from __future__ import annotations

from reportgen.document.nodes import Attachment
from reportgen.document.numbering import attachment_label
from reportgen.writers.docx.compositor import Compositor
from reportgen.writers.docx.letterhead import attachment_title
from reportgen.writers.docx.style import KEEP_NEXT, exact
from reportgen.writers.docx.width import text_width

__all__ = ["attachment_head", "attachment_names"]

_LABEL = "附件："
_LEFT = 2  # 字


def attachment_names(compositor: Compositor, attachments: tuple[Attachment, ...], *, keeps_next: bool = False) -> str:
    """Return 附件说明: each name on lines of its own, its further lines under its first character.

    Args:
        compositor: Sets it.
        attachments: What is attached.
        keeps_next: Whether it stays on the page of what follows.
    """
    layout = compositor.layout
    label = text_width(_LABEL, layout)
    parts = []
    for index, attachment in enumerate(attachments):
        number = f"{index + 1}." if len(attachments) > 1 else ""
        hanging = text_width(number, layout)
        left = _LEFT * layout.character + label + hanging
        is_first = index == 0
        lead = f"{_LABEL}{number}" if is_first else number
        indent = f'<w:ind w:left="{left}" w:hanging="{hanging + label if is_first else hanging}"/>'
        spacing = exact(layout.line, before=layout.line if is_first else 0)
        runs = f"{compositor.text(lead) if lead else ''}{compositor.inlines(attachment.title)}"
        kept = KEEP_NEXT if keeps_next else ""
        parts.append(compositor.paragraph("附件说明", runs, f"{kept}{spacing}{indent}"))
    return "".join(parts)


def attachment_head(compositor: Compositor, attachment: Attachment, number: int, total: int) -> str:
    """Return what an attachment begins with on its new page: 附件N on line 1, its title on line 3."""
    label = compositor.text(attachment_label(number, total))
    head = compositor.paragraph("附件标记", label, "<w:pageBreakBefore/>")
    if not attachment.title:
        return head
    return head + attachment_title(compositor, attachment.title)

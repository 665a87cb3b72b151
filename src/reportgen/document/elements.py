"""The names of the elements around a document's text, in the order in which they are written."""

from __future__ import annotations

__all__ = ["ELEMENTS", "NAMES", "REPEATABLE"]

NAMES = {
    "title": "标题",
    "serial_number": "份号",
    "secrecy": "密级",
    "urgency": "紧急程度",
    "issuer": "发文机关标志",
    "document_number": "发文字号",
    "signatories": "签发人",
    "addressee": "主送",
    "signature": "署名",
    "date": "成文日期",
    "sealed": "用印",
    "attachment": "附件",
    "note": "附注",
    "copies": "抄送",
    "printer": "印发机关",
    "print_date": "印发日期",
}
"""The English name of each and the Chinese one; but for ``attachment`` they are the fields of ``Elements``."""
REPEATABLE = frozenset({"title", "issuer", "signatories", "signature", "attachment"})
"""Those that may be given several times."""
ELEMENTS = tuple(name for name in NAMES if name not in ("sealed", "attachment"))
"""The fields of ``Elements`` that hold text: one, or several where they are repeatable."""

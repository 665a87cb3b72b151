"""The year of a document number in other brackets than 〔〕.

The year of 发文字号 stands in 六角括号; other brackets come from keyboards that have none, and look careless.

Bad:

    根据《关于做好年度考核工作的通知》（市发[2026]5号）要求，现将有关情况报告如下。

Good:

    根据《关于做好年度考核工作的通知》（市发〔2026〕5号）要求，现将有关情况报告如下。

Allow: where a number that is no 发文字号 is written so by those who give it.

Source: GB/T 9704-2012, 7.2.5; required.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.document_number import document_numbers
from reportgen.check.manuscript import Flag, Manuscript
from reportgen.diagnostics import Severity, message

__all__ = ["ID", "SEVERITY", "check"]

ID = "wrong-document-number-bracket"
SEVERITY = Severity.ERROR


def check(manuscript: Manuscript) -> Iterator[Flag]:
    """Yield the years in such brackets."""
    for passage in manuscript.passages:
        for number in document_numbers(passage.outside_titles):
            year = number["year"]
            right = f"〔{year[1:-1]}〕"
            if year != right:
                said = message('the year of a document number stands in 〔〕, not as "{year}"', year=year)
                help_ = message('write "{right}"', right=right)
                yield Flag(passage, *number.span("year"), said, help_, right)

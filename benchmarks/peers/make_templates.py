"""Make the peers' templates of the standard report, one .docx for docxtpl and one for docxtemplater."""

import json
import re
import sys
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

PEERS = {
    "docxtpl": (
        (r"\[\[plan_(\w+)\]\]", r"{{ plan.\1 }}"),
        (r"\[\[(\w+)\]\]", r"{{ \1 }}"),
        (r"<<for plans>>", "{%p for plan in plans %}"),
        (r"<<end plans>>", "{%p endfor %}"),
        (r"<<if (\w+)>>", r"{% if \1 %}"),
        (r"<<end \w+>>", "{% endif %}"),
    ),
    "docxtemplater": (
        (r"\[\[(?:plan_)?(\w+)\]\]", r"{\1}"),
        (r"<<(?:if|for) (\w+)>>", r"{#\1}"),
        (r"<<end (\w+)>>", r"{/\1}"),
    ),
}
"""How each peer writes what ``report.json`` marks: facts, phrases of facts that may not apply, any number of plans."""


def make(paragraphs: list[tuple[str, str]], target: Path) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    for style, font, size in (
        ("Normal", "仿宋_GB2312", 16),
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
    ):
        document.styles[style].font.size = Pt(size)
        document.styles[style].element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    document.save(str(target))


def main(folder: Path) -> None:
    paragraphs = json.loads((Path(__file__).parent / "report.json").read_text("utf-8"))
    for name, marks in PEERS.items():
        tagged = []
        for style, text in paragraphs:
            for mark, written in marks:
                text = re.sub(mark, written, text)
            tagged.append((style, text))
        make(tagged, folder / f"{name}.docx")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

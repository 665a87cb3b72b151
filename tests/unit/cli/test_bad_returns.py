"""What must not get into a fact file: one clear diagnostic each that names file and place, exit 1, no byte changed."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from edited_report import DOCUMENT, type_in
from filled_form import SHEET, cell_of, fill_in, formula, number, part, raw, with_part

from reportgen.diagnostics import Route
from reportgen.forms.xlsx import writing
from reportgen.pipeline.forms import forms_of
from reportgen.pipeline.road import report_of

STANDARD = (Path(__file__).parents[3] / "data" / "2022.yaml").read_text("utf-8")
FACTS = "data/2022.yaml"
HIDDEN = "xl/worksheets/sheet2.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def form(**changed):
    """The form of everything, and what to make of it."""
    report = report_of(STANDARD.encode(), FACTS).value
    assert report is not None
    return replace(forms_of(report, None, facts="2022.yaml", everything=True)[0], **changed)


def asked(form, at, **changed):
    """A form whose question at one place is another."""
    questions = [
        replace(each, field=replace(each.field, **changed)) if str(each.route) == at else each
        for each in form.questions
    ]
    return replace(form, questions=tuple(questions))


def written(form, path=Path("came-back.xlsx")):
    with path.open("wb") as target:
        writing.write(form, target)
    return path


def typed(answers, made=None):
    """A returned workbook with answers typed into it."""
    return lambda: fill_in(written(made or form()), answers)


def in_word(answers, *, which=0):
    """A returned Word form, or report, with answers typed into it."""
    return lambda: type_in(Path("forms", "2022-未指定.docx"), answers, to=Path("came-back.docx"), which=which)


def in_report(answers):
    return lambda: type_in(Path("reports", "2022.docx"), answers, to=Path("came-back.docx"))


def bytes_of(content, name="came-back.xlsx"):
    def make():
        Path(name).write_bytes(content)
        return Path(name)

    return make


def cut(make, share=0.6):
    def cut_off():
        path = make()
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * share)])
        return path

    return cut_off


def parted(make, name, change):
    """A returned file with one part changed."""

    def made():
        path = make()
        content = path.read_bytes()
        path.write_bytes(with_part(content, name, change(part(content, name))))
        return path

    return made


def bomb():
    """A workbook of a few kilobytes whose sheet unpacks to 78 MB."""
    path = written(form())
    content = path.read_bytes()
    row = '<row r="9"><c r="A9"><v>1</v></c></row>'
    path.write_bytes(
        with_part(content, SHEET, part(content, SHEET).replace("</sheetData>", row * 2_000_000 + "</sheetData>"))
    )
    return path


def foreign_workbook():
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        workbook.add_worksheet().write(0, 0, "预算")
    return target.getvalue()


def foreign_word_file():
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(Path("reports", "2022.docx").read_bytes())) as old,
        zipfile.ZipFile(target, "w") as new,
    ):
        for name in old.namelist():
            if not name.startswith("customXml/"):
                new.writestr(name, old.read(name))
    Path("came-back.docx").write_bytes(target.getvalue())
    return Path("came-back.docx")


def of_a_longer_list():
    text = STANDARD + "  - heading: 第五\n    text:\n"
    report = report_of(text.encode(), FACTS).value
    assert report is not None
    made = forms_of(report, None, facts="2022.yaml")[0]
    return fill_in(written(made), {"plans[4].text": "做好工作"})


def twice():
    one = fill_in(written(form(), Path("first.xlsx")), {"media.items": "120"})
    return one, fill_in(written(form()), {"media.items": "130"})


def stale():
    text = Path(FACTS).read_text("utf-8")
    Path(FACTS).write_text(text.replace("  items:\n", "  items: 99\n"), "utf-8")
    return fill_in(written(form()), {"media.items": "120"})


def of_version_99(hidden):
    return re.sub(r'<c r="A2"[^>]*>.*?</c>', '<c r="A2" t="inlineStr"><is><t>99</t></is></c>', hidden)


def dropped_heading(sheet):
    place = re.search(r'<c r="I4"[^>]*>.*?</c>', sheet)
    assert place is not None
    return sheet.replace(place[0], "")


DAY = {"填报值": "3", "数据截至": "2022-13-31"}
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'

RATE = "hotline.closed_on_time_rate"
TRAINER = "teams.trainer"
BOOK, WORD = '"came-back.xlsx"', '"came-back.docx"'
"""In quotes: no place in the file is to blame, and the message names it."""
CASES = {
    # values in cells
    "the measure word of something else": (typed({"press.conferences": "30条"}), "wrong-unit", "press.conferences"),
    "a negative number": (typed({"media.items": number("-3")}), "negative-count", "media.items"),
    "text for a number": (typed({"media.items": "很多"}), "not-a-count", "media.items"),
    "half a thing": (typed({"media.items": number("30.5")}), "not-a-count", "media.items"),
    "two numbers": (typed({"media.items": "30-40"}), "not-a-count", "media.items"),
    "approximate twice": (typed({"media.items": "近30余"}), "two-approximators", "media.items"),
    "a number of twenty digits": (typed({"media.items": "1" * 20}), "count-too-large", "media.items"),
    "a number with a remark": (typed({"media.items": "30（含转载）"}), "text-after-number", "media.items"),
    "more than the whole": (typed({RATE: "101%"}), "rate-over-hundred", RATE),
    "text for a rate": (typed({RATE: "大部分"}), "not-a-rate", RATE),
    "不适用 where it cannot be": (typed({"organ.name": "不适用"}), "not-applicable-here", "organ.name"),
    "a word that is no choice": (typed({"organ.kind": "党总支"}), "unknown-choice", "organ.kind"),
    "a marker in a text": (typed({TRAINER: "市委宣传部××处处长"}), "marker-in-text", TRAINER),
    "the sentence's own full stop": (typed({TRAINER: "市委宣传部。"}), "superfluous-punctuation", TRAINER),
    "a title that is not closed": (typed({"study.materials": "《党章"}), "unpaired-title-mark", "study.materials"),
    "no items, in a word": (typed({"study.platforms": "无"}), "not-a-list", "study.platforms"),
    "a record with a text missing": (typed({"plans": "只有标题"}), "incomplete-record", "plans"),
    "a character that nobody sees": (typed({"organ.name": "某市\u009f数据局"}), "control-character", "organ.name"),
    "a formula": (typed({"media.items": formula("SUM(1,2)", "3")}), "formula-in-cell", "media.items"),
    "an error value": (typed({"media.items": raw('t="e"', "<v>#N/A</v>")}), "error-in-cell", "media.items"),
    "a truth value": (typed({"media.items": raw('t="b"', "<v>1</v>")}), "truth-value-in-cell", "media.items"),
    "a day that is none": (typed({"media.items": DAY}), "impossible-date", "media.items 数据截至"),
    # values in Word
    "a wrong unit in a Word form": (in_word({"media.items": "30次"}), "wrong-unit", "刊发稿件条数"),
    "a negative number in a Word form": (in_word({"media.items": "-3"}), "negative-count", "刊发稿件条数"),
    "more than the whole in a report": (in_report({RATE: "130%"}), "rate-over-hundred", "按期办结率"),
    "text for a number in a report": (
        in_report({"study.center_group_sessions": "多次"}),
        "not-a-count",
        "中心组及中心组（扩大）学习次数",
    ),
    # forms of something else
    "a form of another year": (typed({"media.items": "3"}, form(year="2021")), "other-year", "came-back.xlsx"),
    "a form of another report": (
        typed({"media.items": "3"}, form(report="party")),
        "other-report-type",
        "came-back.xlsx",
    ),
    "a route that is gone": (
        typed({"media.gone": "3"}, asked(form(), "media.items", route=Route.parse("media.gone"))),
        "unknown-route",
        "media.gone",
    ),
    "a fact with another name": (
        typed({"media.items": "3"}, asked(form(), "media.items", kind=form().questions[8].field.kind)),
        "other-label",
        "media.items",
    ),
    "an item that is gone": (of_a_longer_list, "unknown-item", "plans[4].text"),
    "a form of a later version": (parted(typed({}), HIDDEN, of_version_99), "unknown-version", BOOK),
    "a form whose identity was changed": (
        parted(typed({}), "xl/sharedStrings.xml", lambda text: text.replace("ideology", "ideologie")),
        "damaged-list",
        BOOK,
    ),
    "a form without its columns": (parted(typed({"media.items": "3"}), SHEET, dropped_heading), "no-table", BOOK),
    "two forms that differ": (twice, "two-answers", "media.items"),
    "a form that is overtaken": (stale, "conflict", "media.items"),
    # files that are no forms
    "a workbook cut short": (cut(typed({"media.items": "3"})), "damaged-file", BOOK),
    "a workbook that unpacks to 78 MB": (bomb, "too-large", BOOK),
    "a workbook of somebody else": (bytes_of(foreign_workbook()), "foreign-file", BOOK),
    "an empty file": (bytes_of(b""), "not-a-workbook", BOOK),
    "a table of Excel 2003": (bytes_of(OLE, "came-back.xls"), "not-a-workbook", '"came-back.xls"'),
    "a workbook under a password": (bytes_of(OLE + "EncryptedPackage".encode("utf-16-le")), "encrypted-file", BOOK),
    "comma-separated values": (bytes_of("指标名称,填报值\n刊发稿件条数,3\n".encode()), "not-a-workbook", BOOK),
    "a Word file that is no zip": (bytes_of(b"<html>30</html>", "came-back.docx"), "not-a-word-file", WORD),
    "a Word file cut short": (cut(in_report({"media.items": "3"})), "damaged-file", WORD),
    "a Word file of somebody else": (foreign_word_file, "foreign-file", WORD),
    "a Word file of 2003": (bytes_of(OLE, "came-back.doc"), "not-a-word-file", '"came-back.doc"'),
    "a Word file with entities": (
        parted(in_report({"media.items": "3"}), DOCUMENT, lambda text: text.replace("?>", f"?>{ENTITIES}", 1)),
        "damaged-file",
        WORD,
    ),
    "a Word file whose list of facts is damaged": (
        parted(in_report({"media.items": "3"}), "customXml/item1.xml", lambda text: text[: len(text) // 2]),
        "damaged-file",
        WORD,
    ),
    "a page for printing": (bytes_of(b"%PDF-1.7\n", "came-back.pdf"), "not-a-word-file", '"came-back.pdf"'),
    "a file that is not there": (lambda: Path("came-back-2.xlsx"), "unreadable-file", '"came-back-2.xlsx"'),
}  # fmt: skip


def place_in(path, place):
    """The place as it is told: the cell of a route's answer (or of another column), a label in Word, the file."""
    if place == path.name:
        return place
    route, *heading = place.split()
    return f"{path}:{cell_of(path.read_bytes(), route, *heading) if path.suffix == '.xlsx' else place}"


@pytest.fixture
def sent(project, run):
    assert 0 == run("form", FACTS, "-f", "docx").code
    assert 0 == run("build", FACTS, "-f", "docx").code
    return project


def test_there_are_forty():
    assert len(CASES) >= 40


@pytest.mark.parametrize("name", CASES)
def test_a_bad_file_is_one_clear_diagnostic_and_changes_nothing(sent, run, name):
    make, rule, place = CASES[name]
    made = make()
    paths = made if isinstance(made, tuple) else (made,)
    before = (sent / FACTS).read_bytes()

    said = run("pull", *paths, "--into", FACTS, "--yes")

    told = re.findall(r"^(?:(.*): )?(error|warning|hint)\[([a-z0-9-]+)\] (.*)$", said.err, re.MULTILINE)
    where, quoted = ("", place) if '"' in place else (place_in(paths[-1], place), "")
    assert (1, before) == (said.code, (sent / FACTS).read_bytes())
    assert ["error"] == [severity for _, severity, _, _ in told], said.err
    assert (where, rule) == (told[0][0], told[0][2])
    assert quoted in told[0][3]
    assert "\nhelp: " in said.err
    assert "Traceback" not in said.err

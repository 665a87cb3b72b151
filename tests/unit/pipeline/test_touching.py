"""What was typed right beside the place of a number in a report is never taken, and never lost in silence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen import __version__
from reportgen.diagnostics import Outcome
from reportgen.layouts import LAYOUTS
from reportgen.pipeline.pulling import pull
from reportgen.pipeline.road import draw_up, report_of, write
from reportgen.project import template_folders
from reportgen.template.environment import Templates
from reportgen.writers.options import WriteOptions
from unit.readers.docx.word_files import control, replaced

FACTS = (Path(__file__).parents[3] / "data" / "2022.yaml").read_bytes()
OPTIONS = WriteOptions(layout=LAYOUTS["gb9704"](), version=__version__)
SESSIONS, POSTS, CASES = "study.center_group_sessions", "wechat.posts", "hotline.cases_closed"
TEMPLATE = (
    f"---\n标题: 报告\n---\n\n学习{{{{ {SESSIONS} }}}}。\n\n发布{{{{ {POSTS} }}}}信息。\n\n"
    f"约{{{{ {CASES} }}}}以上，增加{{{{ {CASES} }}}}。\n\n1. {{{{ {SESSIONS} }}}}\n"
)


@pytest.fixture
def templates(tmp_path):
    folder = tmp_path / "templates" / "ideology"
    folder.mkdir(parents=True)
    (folder / "report.md.j2").write_text(TEMPLATE, "utf-8")
    return Templates(template_folders(tmp_path))


@pytest.fixture
def sent(templates):
    report = report_of(FACTS, "2022.yaml").value
    assert report is not None
    document = draw_up(report, templates).value
    assert document is not None
    return write(document, "docx", OPTIONS)


def pulled(content, templates, *, is_built=True):
    """Return the changes, and the rules of errors and warnings."""

    def rebuild(report):
        document = draw_up(report, templates).value if is_built else None
        return Outcome(None if document is None else write(document, "docx", OPTIONS))

    outcome = pull(FACTS, "2022.yaml", [("back.docx", lambda: content)], rebuild=rebuild)
    assert outcome.value is not None
    return (
        [(str(claim.route), claim.after) for claim in outcome.value.changes],
        [each.rule for each in outcome.diagnostics if each.severity != "hint"],
    )


def beside(content, route, *, before="", behind="", typed=""):
    """Return a report with texts right before and behind a control, and perhaps another text in it."""
    old = control(content, route)
    new = re.sub("<w:t>[^<]*</w:t>", f"<w:t>{typed}</w:t>", old) if typed else old
    texts = [f"<w:r><w:t>{text}</w:t></w:r>" if text else "" for text in (before, behind)]
    return replaced(content, old, f"{texts[0]}{new}{texts[1]}")


def test_what_the_template_prints_beside_a_number_does_no_harm(sent, templates):
    assert ([], []) == pulled(sent, templates)
    assert ([(CASES, "600")], []) == pulled(beside(sent, CASES, typed="600件"), templates)


@pytest.mark.parametrize(
    ("route", "typed"),
    [
        (CASES, {"before": "1"}),
        (CASES, {"before": "1,"}),
        (SESSIONS, {"behind": "余"}),
        (SESSIONS, {"before": "近", "typed": "21次"}),
        (SESSIONS, {"behind": "以上", "typed": "21次"}),
        (POSTS, {"before": "88"}),
        (POSTS, {"behind": "8", "typed": "8"}),
        (POSTS, {"behind": "万", "typed": "3"}),
    ],
)
def test_a_number_with_something_typed_beside_it_is_told_and_not_taken(sent, templates, route, typed):
    assert ([], ["text-beside-number"]) == pulled(beside(sent, route, **typed), templates)


@pytest.mark.parametrize(
    ("route", "typed"), [(SESSIONS, {"before": "共", "typed": "21次"}), (SESSIONS, {"behind": "，", "typed": "21次"})]
)
def test_prose_beside_a_number_does_no_harm(sent, templates, route, typed):
    assert ([(SESSIONS, "21")], []) == pulled(beside(sent, route, **typed), templates)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [({}, ([], ["prose-not-compared"])), ({"typed": "600件"}, ([], ["text-beside-number", "prose-not-compared"]))],
)
def test_where_the_report_cannot_be_built_anew_an_edited_number_with_something_beside_it_is_not_taken(
    sent, templates, typed, expected
):
    assert expected == pulled(beside(sent, CASES, **typed), templates, is_built=False)

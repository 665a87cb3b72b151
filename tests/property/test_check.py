"""Rules accuse nobody wrongly: the shipped template is right in every state of its facts; a check never fails."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.check.fixing import fixed_template
from reportgen.check.manuscript import Manuscript
from reportgen.check.rules import TEXT_RULES
from reportgen.check.suppression import comments_of_facts, comments_of_template
from reportgen.diagnostics import Diagnostic, Fix, Source, Span, message
from reportgen.document.passage import Passage, Role, passages_of
from reportgen.facts.fact import FactList, State
from reportgen.facts.sampling import optional_in, with_state
from reportgen.facts.section import Section
from reportgen.facts.walking import stated_at
from reportgen.pipeline import draw_up, report_of
from reportgen.project import template_folders
from reportgen.reports.official import OfficialReport
from reportgen.template.environment import Templates

ROOT = Path(__file__).parents[2]
TEMPLATES = Templates(template_folders(ROOT))
FILES = [*ROOT.glob("examples/*/data/*.yaml"), ROOT / "data" / "2022.yaml"]


def report_in(file: Path) -> OfficialReport:
    report = report_of(file.read_bytes(), file.name).value
    assert report is not None
    return report


REPORTS = [report_in(file) for file in FILES]
OPTIONAL = list(optional_in(type(REPORTS[0])))


@st.composite
def reports(draw: st.DrawFn) -> OfficialReport:
    """A real report from which some of what it need not have is taken out, and whose lists are cut."""
    report: Section = draw(st.sampled_from(REPORTS))
    for route, state in draw(st.lists(st.sampled_from(OPTIONAL), max_size=40, unique=True)):
        report = with_state(report, route.steps, state)
    for route, _ in draw(st.lists(st.sampled_from(OPTIONAL), max_size=8, unique=True)):
        listed = stated_at(report, route)
        if isinstance(listed, FactList) and listed.state is State.KNOWN and len(route.steps) == 1:
            cut = replace(listed, items=listed.items[: draw(st.integers(0, 3))])
            report = report.model_copy(update={str(route.steps[0]): cut})
    assert isinstance(report, OfficialReport)
    return report


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_no_rule_on_texts_finds_an_error_in_the_shipped_template_whatever_is_known(report: OfficialReport) -> None:
    document = draw_up(report, TEMPLATES).value
    assert document is not None
    manuscript = Manuscript(tuple(passages_of(document)))
    found = [
        (rule, flag.passage.text[max(0, flag.start - 10) : flag.end + 10])
        for rule, module in TEXT_RULES.items()
        for flag in module.check(manuscript)
    ]

    assert [] == found


CHARACTERS = st.sampled_from(
    "一二三十百第年月日号件次个（）()《》〈〉“”‘’\"'，。、；：！？,.;:!?…—-～~%％0123456789 　"
    "万亿约近余以上占其中共附\n〔〕[]习总书记截止通过使党委组增长由到"
)
TEXTS = st.lists(CHARACTERS, max_size=60).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(Role)), TEXTS, st.integers(0, 4)), max_size=8))
def test_any_text_can_be_checked_and_every_flag_lies_within_its_passage(
    lines: list[tuple[Role, str, int]],
) -> None:
    passages = tuple(Passage(text, role, level=level) for role, text, level in lines if text)
    for rule, module in TEXT_RULES.items():
        for flag in module.check(Manuscript(passages)):
            assert any(flag.passage is passage for passage in passages), rule
            assert 0 <= flag.start < flag.end <= len(flag.passage.text), rule
            assert flag.replacement != flag.passage.text[flag.start : flag.end], rule


@given(st.text(max_size=40), st.data())
def test_a_fix_changes_what_it_underlines_and_nothing_else(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    number = data.draw(st.integers(0, len(lines) - 1))
    start = data.draw(st.integers(0, len(lines[number])))
    length = data.draw(st.integers(0, len(lines[number]) - start))
    span = Span(Source("a", text), number + 1, start + 1, length)
    fixed = fixed_template(text, [Diagnostic("x", message("x"), span, fix=Fix("新"))])
    lines[number] = lines[number][:start] + "新" + lines[number][start + length :]

    assert "\n".join(lines) == fixed.text


@given(st.text(alphabet=" #{}-%:ab[]\n\rreportgen: ignore[x] ", max_size=80), st.booleans())
def test_any_text_can_be_searched_for_suppressions(text: str, is_template: bool) -> None:  # noqa: FBT001 - drawn
    comments = (comments_of_template if is_template else comments_of_facts)(Source("a", text))
    for each in comments.suppressions:
        assert 1 <= each.first <= each.last <= text.count("\n") + 1
    for span in comments.malformed:
        assert "reportgen" in text.split("\n")[span.line - 1][(span.column or 0) - 1 :]

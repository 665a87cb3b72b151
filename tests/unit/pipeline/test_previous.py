"""The year before: which file it is, and what is said of one that cannot be it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics import Route, Severity
from reportgen.facts.fact import Fact, FactList
from reportgen.pipeline import report_of
from reportgen.pipeline.previous import facts_by_route, hinted_previous, named_previous
from reportgen.reports.official import OfficialReport

STANDARD = (Path(__file__).parents[3] / "data" / "2022.yaml").read_text("utf-8")
LAST_YEAR = STANDARD.replace("year: 2022", "year: 2021")


def report(text: str = STANDARD) -> OfficialReport:
    found = report_of(text.encode(), "2022.yaml")
    assert found.value is not None
    return found.value


def naming(file: str) -> OfficialReport:
    return report(STANDARD.replace("year: 2022\n", f"year: 2022\nprevious: {file}\n"))


def test_where_none_is_named_there_is_none_and_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "2021.yaml").write_text(LAST_YEAR, "utf-8")

    assert (None, ()) == (named_previous(report(), tmp_path).value, named_previous(report(), tmp_path).diagnostics)


def test_the_named_file_is_loaded_from_the_folder_of_the_fact_file(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a.yaml").write_text(LAST_YEAR, "utf-8")

    previous = named_previous(naming("old/a.yaml"), tmp_path).value

    assert previous is not None
    assert "2021" == previous.year.printed


@pytest.mark.parametrize(
    ("rule", "file", "content"),
    [
        ("missing-file", "a.yaml", None),
        ("missing-file", ".", None),
        ("wrong-previous", "a.yaml", STANDARD),
        ("wrong-previous", "a.yaml", STANDARD.replace("year: 2022", "year: 2020")),
        ("wrong-previous", "a.yaml", STANDARD.replace("year: 2022", "year:")),
        ("wrong-unit", "a.yaml", LAST_YEAR.replace("sessions: 20", "sessions: 20条")),
        ("not-a-text", "a.yaml", "PK\x03\x04"),
    ],
)
def test_a_named_file_that_cannot_be_it_is_an_error(rule: str, file: str, content: str | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / file).write_text(content, "utf-8")

    outcome = named_previous(naming(file), tmp_path)

    assert outcome.value is None
    assert [(rule, Severity.ERROR)] == [(found.rule, found.severity) for found in outcome.diagnostics]
    assert outcome.diagnostics[0].help is not None


def test_a_file_beside_it_is_a_hint(tmp_path: Path) -> None:
    (tmp_path / "2021.yaml").write_text(LAST_YEAR, "utf-8")

    outcome = hinted_previous(report(), tmp_path)

    assert outcome.value is not None
    assert ("2021", ()) == (outcome.value.year.printed, outcome.diagnostics)


def test_a_named_file_goes_before_the_hint_and_its_errors_stay_errors(tmp_path: Path) -> None:
    (tmp_path / "2021.yaml").write_text(LAST_YEAR, "utf-8")

    outcome = hinted_previous(naming("b.yaml"), tmp_path)

    assert outcome.value is None
    assert ["missing-file"] == [found.rule for found in outcome.diagnostics]


@pytest.mark.parametrize("content", [STANDARD, "report: ideology\nyear: 2021\nnothing: 1\n", "a: [", ""])
def test_a_hint_with_faults_is_one_warning(content: str, tmp_path: Path) -> None:
    (tmp_path / "2021.yaml").write_text(content, "utf-8")

    outcome = hinted_previous(report(), tmp_path)

    assert outcome.value is None
    assert [("unfit-hint", Severity.WARNING)] == [(found.rule, found.severity) for found in outcome.diagnostics]


def test_without_a_year_or_a_file_there_is_no_hint(tmp_path: Path) -> None:
    outcomes = [hinted_previous(report(text), tmp_path) for text in (STANDARD, STANDARD.replace("year: 2022", "year:"))]

    assert [(None, ())] * 2 == [(outcome.value, outcome.diagnostics) for outcome in outcomes]


def test_facts_and_lists_are_found_by_their_routes() -> None:
    facts = facts_by_route(report())
    sessions, themes = facts[Route.parse("study.center_group_sessions")], facts[Route.parse("study.themes")]

    assert isinstance(sessions, Fact)
    assert isinstance(themes, FactList)
    assert ("20次", 4) == (sessions.printed, len(themes.items))
    assert Route.parse("study.themes[0]") not in facts

"""What reportgen check finds in Word files that LibreOffice wrote: from nothing, and over a report that was built."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from e2e import editing
from e2e.test_returned import bookmarks
from e2e.writing import Line, Page, compose
from reportgen.cli import main

ROOT = Path(__file__).parents[2]
TITLE = Line("云溪市数据局2022年度政务服务工作情况报告", "方正小标宋简体", 22, "center", 0, 0, 1270)
HEADING = Line("一、工作开展情况", "黑体")
RIGHT = (
    TITLE,
    HEADING,
    Line("会议强调，要坚持以人民为中心的发展思想，把群众满意作为工作的标准。"),
    Line("全年共受理群众诉求100件，其中咨询60件、投诉30件、建议10件，办结率达到100%。"),
    Line("二、下一步打算", "黑体"),
    Line("继续优化流程、精简材料，推动更多事项网上办、就近办。"),
)
WRONG = (
    TITLE,
    HEADING,
    Line("会议强调,要坚持以人民为中心的发展思想,把群众满意作为工作的标准。"),
    Line("全年共受理群众诉求100件，其中咨询60件、投诉50件、建议10件，办结率达到100%。"),
    *RIGHT[4:],
)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_LANG", "en")
    monkeypatch.setenv("REPORTGEN_CACHE", "")


def found(capsys: pytest.CaptureFixture[str], *arguments: object) -> list[dict[str, object]]:
    main(["check", *map(str, arguments), "-f", "json"])
    records: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return records


def test_a_document_of_an_office_that_is_right_has_nothing_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    compose(RIGHT, Page(), tmp_path / "right.docx", tmp_path)

    assert [] == found(capsys, tmp_path / "right.docx", "--layout", "gb9704")


def test_wrong_margins_half_width_commas_and_a_sum_that_does_not_add_up_are_found_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    compose(WRONG, Page(2540, 2540, 3180, 3180), tmp_path / "wrong.docx", tmp_path)
    records = found(capsys, tmp_path / "wrong.docx", "--layout", "gb9704")

    assert [
        ("wrong-margins", None),
        ("half-width-mark", 3),
        ("half-width-mark", 3),
        ("parts-exceed-total", 4),
    ] == [(each["rule"], each["line"]) for each in records]
    assert "25.4 25.4 31.8 31.8" in str(records[0]["message"])


def test_one_number_that_was_edited_is_found_with_its_paragraph_and_both_values(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy(ROOT / "data" / "2022.yaml", tmp_path / "data" / "2022.yaml")
    built, edited = tmp_path / "reports" / "2022.docx", tmp_path / "reports" / "2022-改.docx"
    assert main(["build", str(tmp_path / "data" / "2022.yaml"), "-f", "docx", "-q"]) == 0
    name = bookmarks(built.read_bytes())["hotline.cases_closed"]
    editing.edit(built, edited, {name: "595件"}, tmp_path)
    [record] = found(capsys, edited, "--ignore", "open-blank")

    assert ("edited-fact", "hotline.cases_closed") == (record["rule"], record["route"])
    assert (7, 213) == (record["line"], record["column"])
    assert '办结件数 is "595件" here, but "594件" was printed' == record["message"]


def test_a_number_that_was_typed_into_the_prose_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy(ROOT / "data" / "2022.yaml", tmp_path / "data" / "2022.yaml")
    built, edited = tmp_path / "reports" / "2022.docx", tmp_path / "reports" / "2022-改.docx"
    assert main(["build", str(tmp_path / "data" / "2022.yaml"), "-f", "docx", "-q"]) == 0
    editing.edit(built, edited, {}, tmp_path, prose={"各项工作取得新的成效": "各项工作取得新的成效，获得表彰3次"})
    [record] = found(capsys, edited, "--ignore", "open-blank")

    assert ("untraced-number", 2) == (record["rule"], record["line"])


def test_a_built_report_that_was_only_saved_again_has_nothing_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "examples" / "complete", tmp_path / "complete")
    assert main(["build", str(tmp_path / "complete" / "data" / "2024.yaml"), "-f", "docx", "-q"]) == 0
    (tmp_path / "complete" / "again").mkdir()
    editing.resave([tmp_path / "complete" / "reports" / "2024.docx"], tmp_path / "complete" / "again", tmp_path)

    assert [] == found(capsys, tmp_path / "complete" / "again" / "2024.docx", "--layout", "gb9704")

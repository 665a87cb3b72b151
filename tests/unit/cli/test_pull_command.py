"""``reportgen pull``: forms and reports that came back, into their fact file."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from edited_report import replace_prose, type_in
from filled_form import EMPTY, fill_in, number

STANDARD = (Path(__file__).parents[3] / "data" / "2022.yaml").read_text("utf-8")
FACTS = "data/2022.yaml"


@pytest.fixture
def sent(project, run):
    """A project whose forms and report were sent out."""
    text = STANDARD.replace("  posts:\n", "  posts:\n    value:\n    owner: 新闻科\n")
    (project / FACTS).write_text(text, "utf-8")
    assert 0 == run("form", FACTS).code
    assert 0 == run("form", FACTS, "-f", "docx").code
    assert 0 == run("form", FACTS, "--all", "-o", "all").code
    assert 0 == run("build", FACTS, "-f", "docx").code
    return project


def facts(project):
    return (project / FACTS).read_text("utf-8")


def changed(project, before):
    """The lines of the fact file that are new."""
    return [line for line in facts(project).splitlines() if line not in before.splitlines()]


NOBODYS = Path("forms", "2022-未指定.xlsx")
REPORT = Path("reports", "2022.docx")


def test_a_form_is_taken_with_where_its_values_come_from(sent, run):
    before = facts(sent)
    fill_in(
        sent / NOBODYS,
        {
            "media.items": {
                "填报值": number("120"),
                "数据来源": "宣传台账",
                "填报人": "张三",
                "数据截至": number("44926"),
            },
            "press.conferences": "３０",
        },
    )

    said = run("pull", NOBODYS, "--into", FACTS, "--yes")

    assert (0, "") == (said.code, said.err)
    assert {
        "  conferences: 30余",
        "    value: 120",
        "    source: 宣传台账",
        "    by: 张三",
        "    as_of: 2022-12-31",
    } <= set(changed(sent, before))
    assert "刊发稿件条数" in said.out
    assert "张三；宣传台账；2022-12-31" in said.out
    assert said.out.endswith('wrote 2 changes to "data/2022.yaml"; 6 blanks left\n')


def test_the_same_form_again_changes_nothing(sent, run):
    fill_in(sent / NOBODYS, {"press.conferences": "30", "media.items": {"填报值": "3", "数据来源": "台账"}})
    run("pull", NOBODYS, "--into", FACTS, "--yes")
    before = facts(sent)

    said = run("pull", NOBODYS, "--into", FACTS)

    assert (0, ["nothing to take: 2 answers are in the facts already"]) == (said.code, said.lines)
    assert before == facts(sent)


def test_a_stale_form_conflicts_and_writes_nothing(sent, run):
    fill_in(sent / NOBODYS, {"press.conferences": "30", "media.items": "3"})
    (sent / FACTS).write_text(facts(sent).replace("conferences: ××余", "conferences: 40余"), "utf-8")
    before = facts(sent)

    said = run("pull", NOBODYS, "--into", FACTS, "--yes")

    assert 1 == said.code
    assert 1 == said.err.count("error[conflict]")
    assert '"40余"' in said.err
    assert '"30余"' in said.err
    assert 'run "reportgen fill data/2022.yaml --set press.conferences=30余"; if that of the facts is,' in said.err
    assert before == facts(sent)


def test_a_conflict_is_settled_for_what_came_back_by_the_command_that_it_names(sent, run):
    fill_in(sent / NOBODYS, {"press.conferences": "30", "media.items": "3"})
    (sent / FACTS).write_text(facts(sent).replace("conferences: ××余", "conferences: 40余"), "utf-8")

    assert 0 == run("fill", FACTS, "--set", "press.conferences=30余").code
    assert 0 == run("pull", NOBODYS, "--into", FACTS, "--yes").code
    assert "  items: 3\n" in facts(sent)


def test_with_partial_the_sound_answers_are_taken_and_the_exit_says_that_some_were_not(sent, run):
    before = facts(sent)
    fill_in(sent / NOBODYS, {"press.conferences": "-3", "media.items": "3"})

    said = run("pull", NOBODYS, "--into", FACTS, "--yes", "--partial")

    assert (1, ["  items: 3"]) == (said.code, changed(sent, before))
    assert 1 == said.err.count("error[")


def test_forms_of_word_and_of_excel_are_taken_in_one_go_from_a_folder(sent, run):
    before = facts(sent)
    type_in(sent / "forms" / "2022-新闻科.docx", {"wechat.posts": "810"})
    fill_in(sent / NOBODYS, {"media.items": "120"})
    (sent / "forms" / "~$2022-新闻科.docx").write_bytes(b"\x05lock")
    (sent / "forms" / "notes.txt").write_text("not a form", "utf-8")

    assert 0 == run("pull", "forms", "--into", FACTS, "--yes", "-q").code
    assert ["    value: 810", "  items: 120"] == changed(sent, before)


def test_a_pattern_is_expanded_and_lock_files_are_left_out(sent, run):
    fill_in(sent / NOBODYS, {"media.items": "120"})
    (sent / "forms" / "~$x.xlsx").write_bytes(b"lock")

    assert 0 == run("pull", "forms/*.xlsx", "--into", FACTS, "--yes").code
    assert "  items: 120" in facts(sent)


def test_a_file_is_known_by_its_content_and_not_by_its_name(sent, run):
    fill_in(sent / NOBODYS, {"media.items": "120"}).rename(sent / "回执.docx")

    assert 0 == run("pull", "回执.docx", "--into", FACTS, "--yes").code
    assert "  items: 120" in facts(sent)


def test_a_report_brings_exactly_what_was_changed_in_it(sent, run):
    before = facts(sent)
    type_in(sent / REPORT, {"wechat.posts": "810", "study.center_group_sessions": "21次"})

    said = run("pull", REPORT, "--into", FACTS, "--yes")

    assert (0, "") == (said.code, said.err)
    assert ["  center_group_sessions: 21", "    value: 810"] == changed(sent, before)


def test_an_item_of_a_list_is_changed_in_its_place(sent, run):
    before = facts(sent)
    type_in(sent / REPORT, {"study.platforms[4]": "新闻客户端"})

    assert 0 == run("pull", REPORT, "--into", FACTS, "--yes").code
    assert ["    - 新闻客户端"] == changed(sent, before)


@pytest.mark.parametrize("typed", ["守正创新、担当作为", "“守正创新、担当作为”"])
def test_a_blank_that_is_printed_in_quotation_marks_takes_what_stands_between_them(sent, run, typed):
    before = STANDARD.replace("discussion_campaign: 解放思想、振兴发展", "discussion_campaign: 待填")
    (sent / FACTS).write_text(before, "utf-8")
    assert 0 == run("build", FACTS, "-f", "docx", "--force").code
    type_in(sent / REPORT, {"study.discussion_campaign": typed})

    said, again = (run("pull", REPORT, "--into", FACTS, "--yes") for _ in range(2))

    assert [(0, "")] * 2 == [(each.code, each.err) for each in (said, again)]
    assert ["  discussion_campaign: 守正创新、担当作为"] == changed(sent, before)


def test_a_fact_that_is_printed_twice_takes_one_edit_and_refuses_two(sent, run):
    before = facts(sent)
    one = type_in(sent / REPORT, {"organ.short_name": "局党组"}, to=sent / "one.docx", which=1)
    two = type_in(one, {"organ.short_name": "市局党组"}, to=sent / "two.docx", which=2)

    said = run("pull", two, "--into", FACTS, "--yes")
    assert (1, before) == (said.code, facts(sent))
    assert 1 == said.err.count("error[two-answers]")

    assert 0 == run("pull", one, "--into", FACTS, "--yes").code
    assert ["  short_name: 局党组"] == changed(sent, before)


def test_prose_that_was_changed_is_told_with_both_wordings(sent, run):
    before = facts(sent)
    replace_prose(type_in(sent / REPORT, {"wechat.posts": "810"}), "带头学、深入学", "带头学、主动学")

    said = run("pull", REPORT, "--into", FACTS, "--yes")

    assert (0, ["    value: 810"]) == (said.code, changed(sent, before))
    assert 1 == said.err.count("hint[prose-changed]")
    assert "带头学、深入学" in said.err
    assert "带头学、主动学" in said.err


def test_facts_that_changed_since_the_report_was_built_are_no_changed_prose(sent, run):
    (sent / FACTS).write_text(facts(sent).replace("sessions: 20", "sessions: 25").replace("新闻APP", "新闻网"), "utf-8")
    type_in(sent / REPORT, {"wechat.posts": "810"})

    said = run("pull", REPORT, "--into", FACTS, "--yes")

    assert (0, "") == (said.code, said.err)


def test_values_are_taken_although_the_report_cannot_be_built_anew(sent, run):
    before = facts(sent)
    type_in(sent / REPORT, {"wechat.posts": "810"})
    (sent / "templates" / "ideology").mkdir(parents=True)
    (sent / "templates" / "ideology" / "report.md.j2").write_text("{{ nonsense }}", "utf-8")

    said = run("pull", REPORT, "--into", FACTS, "--yes")

    assert (0, ["    value: 810"]) == (said.code, changed(sent, before))
    assert 1 == said.err.count("warning[prose-not-compared]")


def test_a_renamed_fact_file_is_told_and_takes_its_forms(sent, run):
    fill_in(sent / NOBODYS, {"media.items": "120"})
    (sent / FACTS).rename(sent / "data" / "年度.yaml")

    said = run("pull", NOBODYS, "--into", "data/年度.yaml", "--yes")

    assert 0 == said.code
    assert 1 == said.err.count("warning[other-fact-file]")
    assert "  items: 120" in (sent / "data" / "年度.yaml").read_text("utf-8")


def test_an_emptied_answer_is_told_and_the_fact_stays(sent, run):
    before = facts(sent)
    path = fill_in(sent / "all" / "2022-未指定.xlsx", {"study.center_group_sessions": EMPTY})

    said = run("pull", path, "--into", FACTS, "--yes")

    assert (0, before) == (said.code, facts(sent))
    assert 1 == said.err.count("warning[emptied]")


@pytest.mark.usefixtures("sent")
def test_a_form_that_was_not_filled_in_brings_nothing(run):
    said = run("pull", "forms", "all", REPORT, "--into", FACTS)

    assert (0, ["nothing to take"]) == (said.code, said.lines)


def test_looking_only_shows_the_changes_and_writes_nothing(sent, run):
    before = facts(sent)
    fill_in(sent / NOBODYS, {"media.items": "120"})

    said = run("pull", NOBODYS, "--into", FACTS, "-n")

    assert (0, before) == (said.code, facts(sent))
    assert 'would write 1 change to "data/2022.yaml"; 7 blanks left' in said.out


def test_without_a_terminal_the_changes_are_shown_and_wait_for_yes(sent, run, monkeypatch):
    before = facts(sent)
    fill_in(sent / NOBODYS, {"media.items": "120"})
    monkeypatch.setattr("sys.stdin", None)

    said = run("pull", NOBODYS, "--into", FACTS)

    assert (1, before) == (said.code, facts(sent))
    assert "刊发稿件条数" in said.out
    assert "--yes" in said.err


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("是\n", 0), ("n\n", 1), ("\n", 1), ("", 1)])
def test_at_a_terminal_it_asks_before_it_writes(sent, run, monkeypatch, answer, code):
    class Terminal:
        def isatty(self):
            return True

        def readline(self):
            return answer

    before = facts(sent)
    fill_in(sent / NOBODYS, {"media.items": "120"})
    monkeypatch.setattr("sys.stdin", Terminal())

    said = run("pull", NOBODYS, "--into", FACTS)

    assert (code, code == 1) == (said.code, before == facts(sent))
    assert "[y/N]" in said.out


def test_a_note_alone_stands_beside_the_blank(sent, run):
    before = facts(sent)
    fill_in(sent / NOBODYS, {"media.items": {"备注": "正在核对"}})

    assert 0 == run("pull", NOBODYS, "--into", FACTS, "--yes").code
    assert ["    note: 正在核对"] == changed(sent, before)
    assert "8 blanks left" in run("build", FACTS, "-f", "md").out


def test_many_files_show_at_a_terminal_how_far_they_are(sent, run, monkeypatch):
    for copy in range(21):
        shutil.copy(sent / NOBODYS, sent / "forms" / f"{copy}.xlsx")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")

    said = run("pull", "forms", "--into", FACTS)

    assert (0, "nothing to take\n") == (said.code, said.out)
    assert "reading 25 files" in said.err
    assert "100%" in said.err


def test_two_forms_with_one_answer_are_one_change(sent, run):
    fill_in(sent / NOBODYS, {"media.items": "120"})
    shutil.copy(sent / NOBODYS, sent / "copy.xlsx")

    said = run("pull", NOBODYS, "copy.xlsx", "--into", FACTS, "--yes")

    assert 0 == said.code
    assert "and 1 more" in said.out
    assert "wrote 1 change " in said.out


def test_what_the_file_cannot_take_is_told_and_the_rest_is_taken_with_partial(sent, run):
    text = facts(sent).replace("campaigns:\n", "campaigns: &a\n").replace("  items:\n", "  items: *a\n")
    (sent / FACTS).write_text(text, "utf-8")
    fill_in(sent / NOBODYS, {"media.items": "120", "organ.name": "某局"})

    said = run("pull", NOBODYS, "--into", FACTS, "--yes")
    assert (1, text) == (said.code, facts(sent))
    assert 1 == said.err.count("error[")

    assert 1 == run("pull", NOBODYS, "--into", FACTS, "--yes", "--partial").code
    assert ["  name: 某局"] == changed(sent, text)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["pull", "-", "--into", FACTS], 2, "standard input"),
        (["pull", "", "--into", FACTS], 2, "empty"),
        (["pull", "forms/x.xlsx"], 2, "--into"),
        (["pull", "forms/nothing-*.xlsx", "--into", FACTS], 1, "nothing-*.xlsx"),
        (["pull", "data", "--into", FACTS], 1, 'no .xlsx or .docx is in "data"'),
        (["pull", FACTS, "--into", FACTS], 1, "only .xlsx and .docx are taken back"),
        (["pull", "forms", "--into", "data/2030.yaml"], 1, "2030.yaml"),
        (["pull", "forms", "--into", "reports/2022.docx"], 1, "not a fact file"),
        (["pull", "forms", "--into", "-"], 2, "standard input"),
    ],
)
def test_what_cannot_be_meant_is_told(sent, run, arguments, code, said):
    before = facts(sent)
    result = run(*arguments)

    assert (code, before) == (result.code, facts(sent))
    assert said in result.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with a name in a folder")
def test_a_pipe_among_the_files_is_refused_and_the_others_are_read(sent, run):
    os.mkfifo(sent / "pipe.xlsx")
    fill_in(sent / NOBODYS, {"media.items": "3"})

    said = run("pull", "pipe.xlsx", NOBODYS, "--into", FACTS, "--yes", "--partial")

    assert 1 == said.code
    assert '"pipe.xlsx" is a pipe, not a file' in said.err
    assert "  items: 3\n" in facts(sent)


def test_what_was_said_of_an_item_that_goes_with_its_list_is_shown(sent, run):
    text = facts(sent).replace("    - 党的二十大精神\n", "    - value: 党的二十大精神\n      source: 学习台账\n")
    (sent / FACTS).write_text(text, "utf-8")
    returned = sent / "all" / "2022-未指定.xlsx"
    fill_in(returned, {"study.themes": "甲"})

    said = run("pull", returned, "--into", FACTS, "--yes")

    assert (0, "") == (said.code, said.err)
    assert "（学习台账）" in said.out
    assert "  themes:\n    - value: 甲\n" in facts(sent)

"""``reportgen check``: which files, which rules, in which form, with which exit code; and what --fix writes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from reportgen.check.fixing import fixes_of_template
from reportgen.check.rules import RULES
from reportgen.diagnostics import ReportgenError, message

ROOT = Path(__file__).parents[3]
WRONG = "report: ideology\nyear: 2022\nwechat:\n  update_days: 370\n"
HEAD = "---\n标题: {{ year }}年度报告\n---\n\n"
LAX = "report: ideology\nyear: 2022\nstudy:\n  themes:\n    - 党的二十大精神\n    - 党的二十大精神\n"


@pytest.fixture
def quiet_project(project: Path) -> Path:
    """A project that does not speak of blanks."""
    (project / "reportgen.toml").write_text('[check]\nignore = ["blank", "open-blank"]\n', "utf-8")
    return project


def rules_of(said) -> list[str]:
    return [each["rule"] for each in json.loads(said.out)]


# --- what is found, and what it comes to ------------------------------------------------------------------------------


@pytest.mark.usefixtures("project")
def test_the_standard_facts_have_no_error_and_their_blanks_are_hints(run):
    said = run("check", "data/2022.yaml", "-f", "json")
    records = json.loads(said.out)

    assert 0 == said.code
    assert {("blank", "hint")} == {(each["rule"], each["severity"]) for each in records}
    assert 8 == len(records)
    assert {"route", "file", "line", "column", "help", "message"} < set(records[0])


@pytest.mark.usefixtures("quiet_project")
def test_errors_fail_and_warnings_fail_only_where_that_is_asked(run):
    Path("data/wrong.yaml").write_text(WRONG, "utf-8")
    Path("data/lax.yaml").write_text(LAX, "utf-8")

    assert 1 == run("check", "data/wrong.yaml").code
    assert 0 == run("check", "data/lax.yaml").code
    assert 1 == run("check", "data/lax.yaml", "--strict").code
    assert 0 == run("check", "data/2022.yaml", "--strict").code


@pytest.mark.usefixtures("quiet_project")
def test_a_failing_relation_shows_each_input_with_its_place_and_what_would_hold(run):
    Path("data/2022.yaml").write_text(
        "report: ideology\nyear: 2022\nhotline:\n  cases_received: 600\n  cases_carried_in: 10\n"
        "  cases_closed: 594\n  closed_on_time_rate: 100%\n  cases_carried_over: 20\n",
        "utf-8",
    )
    said = run("check", "data/2022.yaml")

    assert (
        "data/2022.yaml:4:19: error[wrong-sum] 受理件数、上年结转件数 is 610件, "
        "but 办结件数、结转下年度件数 add up to 614件\n"
        "      cases_received: 600\n"
        "                      ^^^\n"
        "  data/2022.yaml:5:21: 上年结转件数 is 10件; 14件 would make it hold\n"
        "  data/2022.yaml:6:17: 办结件数 is 594件; 590件 would make it hold\n"
        "  data/2022.yaml:8:23: 结转下年度件数 is 20件; 16件 would make it hold\n"
        "help: 604件 would make it hold\n"
        "\n"
        "errors 1 · warnings 0 · hints 0\n"
    ) == said.out


@pytest.mark.usefixtures("quiet_project")
def test_nothing_found_is_said_unless_quiet_is_asked(run):
    assert "nothing found\n" == run("check", "data/2022.yaml").out
    assert "" == run("check", "data/2022.yaml", "-q").out


@pytest.mark.usefixtures("quiet_project")
def test_errors_of_the_facts_do_not_hide_those_of_the_template(run):
    Path("templates/ideology").mkdir(parents=True)
    Path("templates/ideology/report.md.j2").write_text("---\n标题: {{ yaer }}年度报告\n---\n\n正文。\n", "utf-8")
    Path("data/2022.yaml").write_text(WRONG.replace("370", "三百"), "utf-8")
    said = run("check", "data/2022.yaml", "-f", "json")

    assert ["not-a-count", "undefined-name"] == rules_of(said)
    assert 1 == said.code


@pytest.mark.usefixtures("quiet_project")
def test_a_file_that_cannot_be_read_does_not_hide_the_others(run):
    Path("data/wrong.yaml").write_text(WRONG, "utf-8")
    said = run("check", "data/none.yaml", "data/wrong.yaml", "-f", "json")

    assert [("data/none.yaml", "unreadable-file"), ("data/wrong.yaml", "too-many-days")] == [
        (each["file"], each["rule"]) for each in json.loads(said.out)
    ]
    assert (1, "") == (said.code, said.err)


@pytest.mark.parametrize("name", ["report.doc", "report.ODT", "report.html"])
@pytest.mark.usefixtures("quiet_project")
def test_a_report_in_another_form_is_told_what_to_do(run, name):
    Path(name).write_text("甲", "utf-8")
    said = run("check", name)

    assert f'{name}: error[unreadable-file] "{name}" is neither a fact file nor a .docx' in said.out
    assert "help: open it in Word or WPS, save it as .docx, and check that" in said.out
    assert "errors 1" in said.out


@pytest.mark.usefixtures("quiet_project")
def test_a_folder_that_cannot_be_read_is_told(run, monkeypatch):
    def refused(folder):
        raise PermissionError(13, "Permission denied", folder)

    monkeypatch.setattr(os, "listdir", refused)
    said = run("check", "data")

    assert 1 == said.code
    assert said.err.startswith('error: "data" cannot be read')


@pytest.mark.usefixtures("quiet_project")
def test_a_file_of_two_names_is_checked_once(run):
    Path("data/wrong.yaml").write_text(WRONG, "utf-8")

    assert ["too-many-days"] == rules_of(run("check", "data/wrong.yaml", "./data/wrong.yaml", "-f", "json"))


@pytest.mark.skipif(sys.platform == "win32", reason="a name is no bytes there")
@pytest.mark.usefixtures("quiet_project")
def test_a_name_that_is_no_text_is_shown_in_every_format(run):
    name = os.fsdecode(b"data/\xff.yaml")
    Path(name).write_text(WRONG, "utf-8")
    said = [run("check", name, "-f", form) for form in ("text", "concise", "json", "sarif", "github")]

    assert [1] * 5 == [each.code for each in said]
    assert "data/%FF.yaml" in said[3].out


@pytest.mark.parametrize("name", ["text", "concise", "json", "sarif", "github"])
@pytest.mark.usefixtures("quiet_project")
def test_every_format_is_whole_also_when_nothing_is_found(run, name):
    said = run("check", "data/2022.yaml", "-f", name)

    assert (0, "") == (said.code, said.err)
    if name in ("json", "sarif"):
        json.loads(said.out)


@pytest.mark.usefixtures("quiet_project")
def test_sarif_names_the_rules_and_what_they_flag(run):
    Path("data/wrong.yaml").write_text(WRONG, "utf-8")
    [rule] = json.loads(run("check", "data/wrong.yaml", "-f", "sarif").out)["runs"][0]["tool"]["driver"]["rules"]

    assert {"id": "too-many-days", "shortDescription": {"text": "More days than the year has"}} == rule


@pytest.mark.usefixtures("quiet_project")
def test_chinese_is_spoken_to_those_who_read_it(run, monkeypatch):
    monkeypatch.setenv("REPORTGEN_LANG", "zh")
    Path("data/wrong.yaml").write_text(WRONG, "utf-8")
    said = run("check", "data/wrong.yaml")

    assert "更新天数" in said.out
    assert "error" not in said.out
    assert "but" not in said.out


# --- which files ------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("quiet_project")
def test_without_a_file_the_facts_of_the_project_are_checked_also_from_a_folder_in_it(run, monkeypatch):
    Path("data/wrong.yaml").write_text(WRONG, "utf-8")
    Path("deep/er").mkdir(parents=True)
    here = rules_of(run("check", "-f", "json"))
    monkeypatch.chdir("deep/er")

    assert ["too-many-days"] == here
    assert here == rules_of(run("check", "-f", "json"))


@pytest.mark.usefixtures("quiet_project")
def test_of_a_folder_every_fact_file_and_every_report_is_checked_but_no_lock(run):
    Path("data/wrong.yaml").write_text(WRONG, "utf-8")
    Path("data/~$2022.docx").write_bytes(b"lock")
    Path("data/readme.txt").write_text("x", "utf-8")

    assert ["too-many-days"] == rules_of(run("check", "data", "-f", "json"))


@pytest.mark.usefixtures("quiet_project")
def test_an_empty_folder_has_nothing_to_check(run):
    Path("empty").mkdir()
    said = run("check", "empty")

    assert ['error: no fact file and no .docx is in "empty"', "help: name the files to check"] == said.lines
    assert 1 == said.code


@pytest.mark.usefixtures("quiet_project")
def test_facts_come_from_standard_input_too(run, monkeypatch):
    read, write = os.pipe()
    os.write(write, WRONG.encode())
    os.close(write)
    with os.fdopen(read) as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        said = run("check", "-", "-f", "concise")

    assert said.out.startswith("<stdin>:4:16: error[too-many-days]")


# --- which rules ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--select", "too-many-days"), ["too-many-days"]),
        (("--select", "facts"), ["too-many-days"]),
        (("--select", "template"), []),
        (("--ignore", "too-many-days"), []),
        (("--ignore", "facts"), []),
        (("--select", "facts", "--ignore", "too-many-days"), []),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("quiet_project")
def test_rules_are_chosen_by_id_or_by_group(run, options, expected):
    Path("data/wrong.yaml").write_text(WRONG, "utf-8")

    assert expected == rules_of(run("check", "data/wrong.yaml", "-f", "json", *options))


@pytest.mark.usefixtures("project")
def test_a_project_chooses_rules_how_bad_they_are_and_what_they_allow(run):
    Path("reportgen.toml").write_text(
        '[check]\nignore = ["blank"]\n\n[check.severity]\ntoo-many-days = "warning"\n\n'
        '[check.allow]\nhalf-width-mark = ["甲,乙"]\n',
        "utf-8",
    )
    Path("data/wrong.yaml").write_text(
        WRONG + "problems:\n  - text: 甲,乙两个系统没有打通\n  - text: 丙,丁两个系统没有打通\n", "utf-8"
    )
    said = run("check", "data/wrong.yaml", "-f", "json")

    assert [("too-many-days", "warning", 4), ("half-width-mark", "error", 7)] == [
        (each["rule"], each["severity"], each["line"]) for each in json.loads(said.out)
    ]


@pytest.mark.usefixtures("project")
def test_a_project_says_how_bad_a_group_is_and_a_rule_of_it(run):
    Path("reportgen.toml").write_text('[check.severity]\nfacts = "hint"\ntoo-many-days = "warning"\n', "utf-8")
    Path("data/wrong.yaml").write_text(WRONG, "utf-8")
    said = run("check", "data/wrong.yaml", "-f", "json", "--select", "facts")

    assert {("too-many-days", "warning"), ("blank", "hint")} == {
        (each["rule"], each["severity"]) for each in json.loads(said.out)
    }


@pytest.mark.usefixtures("quiet_project")
def test_a_rule_that_is_asked_for_by_its_name_is_asked_though_the_project_ignores_it(run):
    assert {"blank"} == set(rules_of(run("check", "data/2022.yaml", "-f", "json", "--select", "blank")))


@pytest.mark.usefixtures("project")
def test_a_project_allows_a_name_with_a_number_in_its_templates(run):
    Path("reportgen.toml").write_text(
        '[check]\nignore = ["blank"]\n[check.allow]\ntyped-number = ["8890热线"]\n', "utf-8"
    )
    path = Path("templates/ideology/report.md.j2")
    path.parent.mkdir(parents=True)
    path.write_text("---\n标题: {{ year }}年度报告\n---\n\n办好8890热线，共36次。\n", "utf-8")
    Path("data/2022.yaml").write_text("report: ideology\nyear: 2022\n", "utf-8")
    said = run("check", "-f", "concise")

    assert ['templates/ideology/report.md.j2:5:11: error[typed-number] the number "36" is typed into the template'] == (
        said.out.splitlines()
    )


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ('[check]\nselect = ["punctation"]\n', '2:11: error[unknown-rule] there is no rule "punctation"'),
        ('[check]\nignore = [\n  "blank",\n  "no"\n]\n', '4:3: error[unknown-rule] there is no rule "no"'),
        ('# x\n[check]\nseverity = { blnk = "error" }\n', ' error[unknown-rule] there is no rule "blnk"'),
        ('[check.allow]\nfacts = ["甲"]\n', '2:1: error[wrong-option] "facts" is no rule that can be told words'),
        ('[check]\nignore = "blank"\n', '2:1: error[wrong-option] "ignore" is a list of texts'),
        ("[check]\nstrict = true\n", '2:1: error[unknown-option] there is no option "strict"'),
        ('[check.severity]\nblank = "fatal"\n', '2:1: error[wrong-option] "fatal" is not one of error, warning, hint'),
        ('[check.severity]\nblnk = "error"\n', '2:1: error[unknown-rule] there is no rule "blnk"'),
        ('[check.allow]\ntyped-number = "1"\n', '2:1: error[wrong-option] "typed-number" is a list of texts'),
        ("check = 1\n", '1:1: error[wrong-option] "check" is a table of options'),
        ("[check]\nallow = 1\n", '2:1: error[wrong-option] "allow" is a table of options'),
    ],
)
@pytest.mark.usefixtures("project")
def test_what_is_wrong_with_the_settings_is_said_at_their_line(run, settings, expected):
    Path("reportgen.toml").write_text(settings, "utf-8")
    said = run("check", "data/2022.yaml", "-f", "concise", "--ignore", "blank")

    assert [f"reportgen.toml:{expected}"] == said.out.splitlines()
    assert 1 == said.code


@pytest.mark.usefixtures("project")
def test_build_does_not_ask_which_rules_there_are(run):
    Path("reportgen.toml").write_text('[check]\nselect = ["a-rule-of-tomorrow"]\n', "utf-8")

    assert 0 == run("build", "data/2022.yaml", "-f", "md").code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--select", "half-width-marks"), 'there is no rule "half-width-marks"'),
        (("--ignore", "nonsense"), 'there is no rule "nonsense"'),
        (("-f", "xml"), 'there is no format "xml"'),
        (("--layout", "gb9705"), 'there is no layout "gb9705"'),
        (("--layout", "gb9704"), '"--layout" and "--facts" are about a .docx'),
        (("--facts", "data/2022.yaml"), '"--layout" and "--facts" are about a .docx'),
        (("-n",), '"-n" shows what "--fix" would change'),
        (("-", "--fix"), "facts from standard input cannot be edited in place"),
        (("-", "a.docx", "--facts", "-"), "standard input can be read only once"),
        (("-", "--watch"), '"--watch" goes with files, and without "--fix"'),
        (("",), "the name of a file is empty"),
    ],
)
@pytest.mark.usefixtures("project")
def test_what_cannot_be_meant_is_a_wrong_command_line(run, arguments, said):
    files = () if "-" in arguments or "" in arguments else ("data/2022.yaml",)
    result = run("check", *files, *arguments)

    assert 2 == result.code
    assert said in result.err


# --- finished reports -------------------------------------------------------------------------------------------------


def built(run, facts: str = "data/2022.yaml") -> Path:
    assert run("build", facts, "-f", "docx", "-q").code == 0
    return Path("reports", Path(facts).stem + ".docx")


def changed(report: Path, old: str, new: str, name: str = "changed.docx") -> Path:
    target = report.with_name(name)
    with zipfile.ZipFile(report) as source, zipfile.ZipFile(target, "w") as archive:
        for part in source.namelist():
            content = source.read(part)
            if part == "word/document.xml":
                assert old in content.decode()
                content = content.decode().replace(old, new).encode()
            archive.writestr(part, content)
    return target


@pytest.mark.usefixtures("quiet_project")
def test_a_built_report_passes_the_layout_it_was_built_with(run):
    report = built(run)

    assert [] == rules_of(run("check", report, "--layout", "gb9704", "-f", "json"))


@pytest.mark.usefixtures("project")
def test_the_blanks_of_a_built_report_are_hints(run):
    records = json.loads(run("check", built(run), "-f", "json").out)

    assert {("open-blank", "hint")} == {(each["rule"], each["severity"]) for each in records}
    assert 8 == len(records)


@pytest.mark.usefixtures("quiet_project")
def test_a_report_is_held_against_the_facts_it_was_made_from_wherever_it_is_checked_from(run, monkeypatch):
    report = built(run)
    facts = Path("data/2022.yaml")
    facts.write_text(facts.read_text("utf-8").replace("cases_closed: 594", "cases_closed: 600"), "utf-8")
    records = json.loads(run("check", report, "-f", "json").out)
    monkeypatch.chdir("reports")

    assert [("stale-fact", "hotline.cases_closed", 7)] == [
        (each["rule"], each["route"], each["line"]) for each in records
    ]
    assert '办结件数 is "594件" here, but the facts say "600件" now' == records[0]["message"]
    assert ["stale-fact"] == rules_of(run("check", "2022.docx", "-f", "json"))


@pytest.mark.usefixtures("quiet_project")
def test_the_facts_that_are_named_win_over_those_it_was_made_from(run):
    report = built(run)
    other = Path("other.yaml")
    other.write_text(
        Path("data/2022.yaml").read_text("utf-8").replace("cases_closed: 594", "cases_closed: 600"), "utf-8"
    )

    assert [] == rules_of(run("check", report, "-f", "json"))
    assert ["stale-fact"] == rules_of(run("check", report, "--facts", other, "-f", "json"))


@pytest.mark.usefixtures("quiet_project")
def test_facts_of_another_year_are_not_those_of_the_report(run):
    report = built(run)
    Path("other.yaml").write_text("report: ideology\nyear: 2021\n", "utf-8")

    assert ["other-year"] == rules_of(run("check", report, "--facts", "other.yaml", "-f", "json"))


@pytest.mark.usefixtures("quiet_project")
def test_without_any_facts_a_report_is_held_against_what_it_carries(run, tmp_path_factory):
    lonely = tmp_path_factory.mktemp("lonely") / "report.docx"
    shutil.copy(changed(built(run), "594件", "595件"), lonely)
    [record] = json.loads(run("check", lonely, "-f", "json", "--ignore", "open-blank").out)

    assert ("edited-fact", 7) == (record["rule"], record["line"])


@pytest.mark.usefixtures("quiet_project")
def test_a_value_that_was_corrected_in_both_places_is_no_edit(run):
    report = changed(built(run), "594件", "600件")
    facts = Path("data/2022.yaml")
    facts.write_text(facts.read_text("utf-8").replace("cases_closed: 594", "cases_closed: 600"), "utf-8")

    assert [] == rules_of(run("check", report, "-f", "json"))


@pytest.mark.usefixtures("project")
def test_a_form_is_no_report(run):
    assert run("form", "data/2022.yaml", "-f", "docx").code == 0
    [form] = Path("forms").glob("*.docx")
    said = run("check", form)

    assert f'{form}: error[unreadable-file] "{form}" is a form, not a report' == said.out.splitlines()[0]
    assert 1 == said.code


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04rubbish", b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"report: ideology\n", b"%PDF-1.7"],
    ids=["empty", "a broken zip", "an old Word file", "a fact file", "a PDF"],
)
@pytest.mark.usefixtures("project")
def test_what_is_no_word_file_is_one_diagnostic(run, content):
    Path("odd.docx").write_bytes(content)
    said = run("check", "odd.docx", "-f", "json")

    assert 1 == len(json.loads(said.out))
    assert (1, "") == (said.code, said.err)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("甲\n{{ " + "(" * 80 + "year" + ")" * 80 + " }}", 6),
        ("甲\n" + "{% if year %}" * 120 + "甲" + "{% endif %}" * 120, 6),
        ("{% for a in problems %}\n" * 21 + "甲" + "{% endfor %}" * 21, 25),
        ("甲\n{% if " + " and ".join(["year"] * 3000) + " %}甲{% endif %}", 6),
        ("甲\n{{ year" + "|string" * 3000 + " }}", 6),
        (
            "{% set a %}甲{% endset %}\n" * 10
            + "{{ year }}" * 9
            + "\n"
            + "{% for a in problems %}\n" * 21
            + "{% endfor %}" * 21,
            36,
        ),
    ],
    ids=["brackets", "conditions", "loops", "a long condition", "filters", "loops behind what is set"],
)
@pytest.mark.usefixtures("quiet_project")
def test_a_template_that_is_nested_too_deeply_is_told_at_its_line(run, body, line):
    path = Path("templates/ideology/report.md.j2")
    path.parent.mkdir(parents=True)
    path.write_text(f"{HEAD}{body}\n", "utf-8")
    Path("data/2022.yaml").write_text("report: ideology\nyear: 2022\n", "utf-8")
    found = [f"{path.as_posix()}:{line}: error[template-nested-too-deeply] the template is nested too deeply here"]

    assert found == run("check", "-f", "concise").out.splitlines()
    assert found[0] in run("build", "data/2022.yaml").err


@pytest.mark.usefixtures("quiet_project")
def test_a_line_end_of_old_macs_in_a_template_is_refused(run):
    path = Path("templates/ideology/report.md.j2")
    path.parent.mkdir(parents=True)
    path.write_bytes(f"{HEAD}甲\r乙\r\n{{# reportgen: ignore[half-width-mark] x #}}\n".encode())
    Path("data/2022.yaml").write_text("report: ideology\nyear: 2022\n", "utf-8")
    said = run("check", "-f", "concise")

    assert said.out.startswith(f"{path.as_posix()}:5: error[control-character]")
    assert 1 == len(said.out.splitlines())


@pytest.mark.parametrize("origin", ["/etc/passwd", "../secret.yaml", "data/../../secret.yaml", "data/2022.txt"])
@pytest.mark.usefixtures("quiet_project")
def test_a_report_cannot_make_check_read_what_is_no_fact_file_of_its_project(run, project, origin):
    run("build", "data/2022.yaml", "-f", "docx")
    for file in (project.parent / "secret.yaml", project / "data" / "2022.txt"):
        file.write_text("geheim", "utf-8")
    target = Path("evil.docx")
    with zipfile.ZipFile("reports/2022.docx") as built, zipfile.ZipFile(target, "w") as changed:
        for name in built.namelist():
            content = built.read(name).replace(b'origin="data/2022.yaml"', f'origin="{origin}"'.encode())
            changed.writestr(name, content)
    said = run("check", target)

    assert "geheim" not in said.out
    assert "root" not in said.out
    assert 0 == said.code


# --- putting right ----------------------------------------------------------------------------------------------------

FIXABLE = """\
report: ideology
year: 2022
# 问题
problems:
  - text: "理论学习不够深入,\\u65b9法单一"   # 说明
  - text: '宣传手段,有待更新'
  - text:
      value: 舆情应对,能力不足
      source: 宣传科
      as_of: 2022-12-31
"""


@pytest.mark.usefixtures("quiet_project")
def test_fix_changes_the_values_alone_and_keeps_what_is_said_of_them(run):
    path = Path("data/fix.yaml")
    path.write_bytes(FIXABLE.replace("\n", "\r\n").encode())
    said = run("check", path, "--fix")
    expected = FIXABLE.replace("深入,\\u65b9法", "深入，方法").replace("手段,", "手段，").replace("应对,", "应对，")

    assert expected.replace("\n", "\r\n") == path.read_bytes().decode()
    assert 'data/fix.yaml:6:16: put "，" for "," (half-width-mark)' in said.out.splitlines()
    assert said.out.endswith("nothing found\n")
    assert 0 == said.code


@pytest.mark.usefixtures("quiet_project")
def test_fix_only_shows_what_it_would_do_when_that_is_asked(run):
    path = Path("data/fix.yaml")
    path.write_text(FIXABLE, "utf-8")
    said = run("check", path, "--fix", "-n")

    assert FIXABLE == path.read_text("utf-8")
    assert 'data/fix.yaml:6:16: would put "，" for "," (half-width-mark)' in said.out.splitlines()
    assert 1 == said.code


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
@pytest.mark.usefixtures("quiet_project")
def test_what_fix_did_does_not_come_between_what_a_program_reads(run, form):
    Path("data/fix.yaml").write_text(FIXABLE, "utf-8")
    said = run("check", "data/fix.yaml", "--fix", "-f", form)

    assert 'data/fix.yaml:6:16: put "，" for "," (half-width-mark)' in said.err.splitlines()
    assert "put" not in said.out


@pytest.mark.usefixtures("quiet_project")
def test_a_fix_that_cannot_be_written_is_told_and_the_report_comes_all_the_same(run, monkeypatch):
    def refused(*_):
        raise ReportgenError(message("no room"))

    Path("data/fix.yaml").write_text(FIXABLE, "utf-8")
    monkeypatch.setattr("reportgen.cli.fixing.replace_unchanged", refused)
    said = run("check", "data/fix.yaml", "--fix")

    assert 1 == said.code
    assert said.err == "error: no room\n"
    assert ': put "' not in said.out
    assert "errors 3" in said.out


@pytest.mark.usefixtures("quiet_project")
def test_a_value_that_an_alias_repeats_is_left_and_the_others_are_put_right(run):
    path = Path("data/fix.yaml")
    text = "report: ideology\nyear: 2022\nproblems:\n  - text: &a 学习,不够\n  - text: *a\n  - text: 宣传,不够\n"
    path.write_text(text, "utf-8")
    run("check", path, "--fix")

    assert text.replace("宣传,", "宣传，") == path.read_text("utf-8")


@pytest.mark.usefixtures("quiet_project")
def test_fix_puts_the_projects_own_template_right_byte_for_byte(run):
    path = Path("templates/ideology/report.md.j2")
    path.parent.mkdir(parents=True)
    text = "---\r\n标题: {{ year }}年度报告\r\n---\r\n\r\n深入学习,学习{{ study.center_group_sessions }}次。\r\n"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    Path("data/2022.yaml").write_text("report: ideology\nyear: 2022\n", "utf-8")
    said = run("check", "--fix")

    assert b"\xef\xbb\xbf" + text.replace("学习,", "学习，").replace("}}次", "}}").encode() == path.read_bytes()
    assert 0 == said.code


@pytest.mark.usefixtures("quiet_project")
def test_fix_leaves_a_template_that_is_shipped_alone(run, monkeypatch, tmp_path):
    shipped = tmp_path / "shipped" / "ideology" / "report.md.j2"
    shipped.parent.mkdir(parents=True)
    shipped.write_text(f"{HEAD}深入学习,认真研究。\n", "utf-8")
    monkeypatch.setattr("reportgen.cli.work.template_folders", lambda _: (tmp_path / "shipped",))
    Path("data/2022.yaml").write_text("report: ideology\nyear: 2022\n", "utf-8")
    [found] = json.loads(run("check", "--fix", "-f", "json").out)

    assert ("half-width-mark", None) == (found["rule"], found["fix"])
    assert f"{HEAD}深入学习,认真研究。\n" == shipped.read_text("utf-8")


@pytest.mark.usefixtures("quiet_project")
def test_fix_tells_what_it_did_and_leaves_what_is_not_written_as_it_is_printed(run):
    path = Path("data/fix.yaml")
    text = FIXABLE + 'study:\n  documents:\n    - 《 学习,方法 》\n  themes:\n    - " 调研,不够"\n'
    path.write_text(text, "utf-8")
    said = run("check", path, "--fix", "-f", "concise")

    assert [' put "，" for "," (half-width-mark)'] * 3 == [
        line.partition(": ")[2].join([" ", ""]) for line in said.out.splitlines() if ": put " in line
    ]
    assert "《 学习,方法 》" in path.read_text("utf-8")
    assert '" 调研,不够"' in path.read_text("utf-8")


@pytest.mark.usefixtures("quiet_project")
def test_a_template_that_somebody_changes_meanwhile_stays_as_they_left_it(run, monkeypatch):
    path = Path("templates/ideology/report.md.j2")
    path.parent.mkdir(parents=True)
    path.write_text(f"{HEAD}深入学习,认真研究。\n", "utf-8")
    Path("data/2022.yaml").write_text("report: ideology\nyear: 2022\n", "utf-8")

    def changed_by_another(*arguments):
        path.write_text("别人的。\n", "utf-8")
        return fixes_of_template(*arguments)

    monkeypatch.setattr("reportgen.cli.fixing.fixes_of_template", changed_by_another)
    said = run("check", "--fix")

    assert 1 == said.code
    assert "was changed by somebody else in the meantime" in said.err
    assert "别人的。\n" == path.read_text("utf-8")


@pytest.mark.usefixtures("quiet_project")
def test_fix_leaves_what_a_comment_allows(run):
    path = Path("data/fix.yaml")
    text = FIXABLE.replace("# 问题\n", "# reportgen: ignore[half-width-mark] 照原文\n")
    path.write_text(text, "utf-8")

    assert 0 == run("check", path, "--fix").code
    assert text == path.read_text("utf-8")


# --- watching ---------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts are sent otherwise there")
def test_watch_checks_again_when_a_file_changes_until_it_is_interrupted(project):
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "REPORTGEN_LANG": "en"}
    command = [sys.executable, "-m", "reportgen", "check", "data/2022.yaml", "--watch", "-f", "concise"]
    told = project / "told.txt"

    def waits_for(text: str, change: str = "") -> bool:
        """Whether a text is told within a minute; the file is changed until then, as nobody sees when it is watched."""
        for _ in range(120):
            if text in told.read_text("utf-8"):
                return True
            if change:
                Path("data/2022.yaml").write_text(change, "utf-8")
            time.sleep(0.5)
        return False

    with told.open("wb") as output, subprocess.Popen(command, stdout=output, env=environment) as watch:
        was_checked = waits_for("hint[blank]")
        was_checked_again = waits_for("too-many-days", change=WRONG)
        watch.send_signal(signal.SIGINT)
        code = watch.wait(60)
    lines = told.read_text("utf-8").splitlines()

    assert was_checked
    assert was_checked_again
    assert "changed: data/2022.yaml" in lines
    assert 130 == code


# --- the pages of the rules -------------------------------------------------------------------------------------------


def test_rules_lists_every_rule_in_every_format(run):
    text, markdown = run("rules").out, run("rules", "-f", "markdown").out
    records = json.loads(run("rules", "-f", "json").out)

    assert list(RULES) == [record["id"] for record in records]
    assert all(f"\n  {rule} " in text and f"\n### {rule}\n" in markdown for rule in RULES)
    assert 2 == run("rules", "-f", "html").code


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_shows_its_page_in_both_languages(run, monkeypatch, rule):
    english = run("rule", rule).out
    monkeypatch.setenv("REPORTGEN_LANG", "zh")
    chinese = run("rule", rule).out

    assert english.startswith(f"{rule}  [")
    assert all(word in english for word in ("Bad:", "Good:", "Allow:", "Source:"))
    assert english != chinese
    assert not any(word in chinese for word in ("Bad:", "Allow:", " the "))


def test_a_rule_that_there_is_not_is_a_wrong_command_line(run):
    said = run("rule", "half-width-marks")

    assert 2 == said.code
    assert 'did you mean "half-width-mark"?' in said.err


@pytest.mark.parametrize(("language", "page"), [("en", "rules.md"), ("zh", "rules.zh-CN.md")])
def test_the_documented_rules_are_those_that_there_are(run, monkeypatch, accept, language, page):
    monkeypatch.setenv("REPORTGEN_LANG", language)
    pages = run("rules", "-f", "markdown").out
    if accept:
        (ROOT / "docs" / page).write_text(pages, "utf-8")

    assert pages == (ROOT / "docs" / page).read_text("utf-8")

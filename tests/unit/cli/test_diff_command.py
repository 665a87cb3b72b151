"""``reportgen diff``: files, reports and revisions of them; facts first, then sentences."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from scratch_repository import git

from reportgen.cli import main

ROOT = Path(__file__).parents[3]
FACTS = Path("data/2022.yaml")
POSTS = "  posts: {value: 1520, source: 公众号后台, by: 宣传科, note: 含转发}"


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8", newline="")


@pytest.fixture
def other(project) -> Path:  # noqa: ARG001 - it stands in it
    """The same facts with one number changed, one blank filled and one number taken away."""
    path = Path("data/2023.yaml")
    shutil.copy(FACTS, path)
    changed(path, "  posts:", POSTS)
    changed(path, "  center_group_sessions: 20", "  center_group_sessions: 22")
    changed(path, "  cases_closed: 594", "  cases_closed:")
    return path


@pytest.fixture
def repository(project, monkeypatch) -> Path:
    """A repository under an awkward name, with three commits: the file comes, is filled, and the template changes."""
    folder = project / "数据 a'b $(x)"
    (folder / "data").mkdir(parents=True)
    monkeypatch.chdir(folder)
    git("init", "-q", "-b", "main")
    Path("reportgen.toml").touch()
    git("add", "-A")
    git("commit", "-qm", "空")
    shutil.copy(project / "data/2022.yaml", FACTS)
    git("add", "-A")
    git("commit", "-qm", "起草")
    changed(FACTS, "  posts:", POSTS)
    shutil.copytree(ROOT / "templates" / "ideology", "templates/ideology")
    changed(Path("templates/ideology/study.md.j2"), "认真学习", "认真组织学习")
    git("add", "-A")
    git("commit", "-qm", "补数")
    git("tag", "送审稿")
    return folder


def moves(said) -> dict[str, tuple[str, object, object]]:
    return {each["route"]: (each["move"], each["old"], each["new"]) for each in json.loads(said.out)["facts"]}


# --- files ------------------------------------------------------------------------------------------------------------


def test_facts_are_told_with_their_values_and_where_the_new_one_comes_from(other, run):
    said = run("diff", FACTS, other, "-f", "json")
    [posts] = [each for each in json.loads(said.out)["facts"] if each["route"] == "wechat.posts"]

    assert {
        "study.center_group_sessions": ("changed", "20次", "22次"),
        "wechat.posts": ("became-known", "", "1520条"),
        "hotline.cases_closed": ("became-blank", "594件", ""),
    } == moves(said)
    assert ("公众号后台", "宣传科", "含转发") == (posts["source"], posts["by"], posts["note"])
    assert [] == json.loads(said.out)["sentences"]


def test_people_see_both_values_and_the_change(other, run):
    lines = run("diff", FACTS, other).out.splitlines()
    start = lines.index("中心组及中心组（扩大）学习次数 (study.center_group_sessions) changed")

    assert ["- 20次", "+ 22次", "  by +2次, +10%"] == lines[start + 1 : start + 4]
    assert "- 〔not known yet〕" in lines


def test_the_table_opens_in_excel(other, run):
    rows = list(csv.reader(io.StringIO(run("diff", FACTS, other, "-f", "csv").out.removeprefix("\ufeff"))))

    assert ["fact", "old", "new", "change", "change in %", "source", "route"] == rows[0]
    assert ["中心组及中心组（扩大）学习次数", "20次", "22次", "+2次", "+10%", "", "study.center_group_sessions"] in rows


def test_a_change_of_a_large_number_has_no_digits_that_nobody_stated(other, run):
    changed(FACTS, "  posts:", "  posts: 1520")
    changed(other, "value: 1520", "value: 999999999")

    assert "  by +999998479条, +65789373.6%" in run("diff", FACTS, other).lines


def test_markdown_is_a_table(other, run):
    out = run("diff", FACTS, other, "-f", "markdown").out

    assert "| 中心组及中心组（扩大）学习次数 | 20次 | 22次 | +2次 | +10% |  |" in out.splitlines()


@pytest.mark.usefixtures("project")
def test_a_file_does_not_differ_from_itself(run):
    assert "no difference\n" == run("diff", FACTS, FACTS).out


@pytest.mark.usefixtures("project")
def test_a_report_is_compared_with_the_facts_of_today_by_what_it_prints(run):
    run("build", FACTS)
    changed(FACTS, "  center_group_sessions: 20", "  center_group_sessions: 22")
    said = run("diff", "reports/2022.docx", FACTS, "-f", "json")

    assert {"study.center_group_sessions": ("changed", "20次", "22次")} == moves(said)
    assert [] == json.loads(said.out)["sentences"]


@pytest.mark.usefixtures("project")
def test_markdown_is_compared_sentence_by_sentence(run):
    run("build", FACTS, "-f", "md")
    before = shutil.copy("reports/2022.md", "reports/old.md")
    changed(Path("reports/2022.md"), "认真学习", "认真组织学习")
    [sentence] = json.loads(run("diff", before, "reports/2022.md", "-f", "json").out)["sentences"]

    assert sentence["old"].startswith("认真学习《")
    assert sentence["old"].endswith("。")
    assert sentence["old"].replace("认真学习", "认真组织学习") == sentence["new"]


# --- revisions --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "versions",
    [
        ("HEAD~1:data/2022.yaml", "data/2022.yaml"),
        ("HEAD~1:data/2022.yaml", "送审稿:data/2022.yaml"),
        ("HEAD~1..送审稿", "data/2022.yaml"),
        ("HEAD~1..", "data/2022.yaml"),
        ("HEAD~1", "data/2022.yaml"),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("repository")
def test_revisions_are_compared_each_with_its_own_template(run, versions):
    said = run("diff", *versions, "-f", "json")
    [sentence] = json.loads(said.out)["sentences"]

    assert {"wechat.posts": ("became-known", "", "1520条")} == moves(said)
    assert sentence["old"].startswith("认真学习《")
    assert sentence["new"].startswith("认真组织学习《")


@pytest.mark.usefixtures("repository")
def test_what_is_not_committed_and_what_is_staged_are_compared_with_the_last_commit(run):
    changed(FACTS, "  center_group_sessions: 20", "  center_group_sessions: 21")
    git("add", "-A")
    changed(FACTS, "  center_group_sessions: 21", "  center_group_sessions: 22")

    assert {"study.center_group_sessions": ("changed", "20次", "22次")} == moves(run("diff", FACTS, "-f", "json"))
    staged = moves(run("diff", "--staged", FACTS, "-f", "json"))
    assert {"study.center_group_sessions": ("changed", "20次", "21次")} == staged


def test_a_repository_is_found_from_a_folder_in_it(repository, run, monkeypatch):
    monkeypatch.chdir(repository / "data")

    assert {"wechat.posts"} == set(moves(run("diff", "HEAD~1:2022.yaml", "2022.yaml", "-f", "json")))


@pytest.mark.parametrize(
    ("versions", "problem"),
    [
        (("HEAD~2:data/2022.yaml", "data/2022.yaml"), 'there is no "data/2022.yaml" in "HEAD~2"'),
        (("v9:data/2022.yaml", "data/2022.yaml"), 'git knows no revision "v9"'),
        (("$(touch x):data/2022.yaml", "data/2022.yaml"), 'git knows no revision "$(touch x)"'),
        (("HEAD:data/none.yaml", "data/2022.yaml"), 'there is no "data/none.yaml" in "HEAD"'),
        (("none.yaml", "data/2022.yaml"), 'there is no file "none.yaml"'),
        (("../none.yaml", "data/2022.yaml"), 'there is no file "../none.yaml"'),
        (("v2.0", "data/2022.yaml"), 'git knows no revision "v2.0"'),
    ],
)
@pytest.mark.usefixtures("repository")
def test_what_is_not_there_is_told(run, versions, problem):
    said = run("diff", *versions)

    assert (1, "") == (said.code, said.out)
    assert f"error: {problem}" == said.err.splitlines()[0]
    assert not Path("x").exists()


@pytest.mark.usefixtures("project")
def test_no_repository_is_told(run, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(Path.cwd().parent))

    assert "error: this is no git repository" == run("diff", FACTS).err.splitlines()[0]
    monkeypatch.setenv("PATH", "")
    assert "error: git is needed for that, and is not there" == run("diff", FACTS).err.splitlines()[0]


def test_a_shallow_clone_says_how_to_get_the_rest(repository, run, tmp_path, monkeypatch):
    clone = tmp_path / "clone"
    git("clone", "-q", "--depth", "1", repository.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    said = run("diff", "HEAD~1:data/2022.yaml", FACTS)

    assert 'help: this clone is shallow; get the rest with "git fetch --unshallow"' in said.err.splitlines()
    assert "no difference\n" == run("diff", FACTS).out


@pytest.mark.parametrize(
    "arguments",
    [(), ("a", "b", "c"), ("",), ("--staged", "a", "b"), ("data/2022.yaml", "-f", "html")],
    ids=repr,
)
@pytest.mark.usefixtures("project")
def test_what_cannot_be_meant_is_a_wrong_command_line(run, arguments):
    assert 2 == run("diff", *arguments).code


@pytest.mark.parametrize("content", [b"", b"PK\3\4rubbish", b"\0\1"], ids=repr)
@pytest.mark.parametrize("name", ["a.docx", "a.yaml"])
@pytest.mark.usefixtures("project")
def test_a_version_that_cannot_be_read_is_told(run, name, content):
    Path(name).write_bytes(content)
    said = run("diff", name, FACTS)

    assert (1, "") == (said.code, said.out)
    assert "error" in said.err
    assert "Traceback" not in said.err


@pytest.mark.usefixtures("project")
def test_a_template_that_fails_leaves_the_facts_to_be_compared(other, run):
    path = Path("templates/ideology/report.md.j2")
    path.parent.mkdir(parents=True)
    path.write_text("{{ nothing }}\n", "utf-8")
    said = run("diff", FACTS, other, "-f", "json")

    assert 3 == len(moves(said))
    assert "undefined-name" in said.err


@pytest.mark.parametrize("tag", ["v1.0", "HEAD@{0}", "送审稿.第2版"])
@pytest.mark.usefixtures("repository")
def test_a_revision_may_have_a_point_in_its_name(run, tag):
    if "@" not in tag:
        git("tag", tag)
    changed(FACTS, "  center_group_sessions: 20", "  center_group_sessions: 21")

    assert {"study.center_group_sessions": ("changed", "20次", "21次")} == moves(run("diff", tag, FACTS, "-f", "json"))


@pytest.mark.usefixtures("repository")
def test_what_is_staged_is_not_compared_while_it_has_conflicts(run):
    note = Path("备注.txt")
    for branch in ("main", "另一", "main"):
        git("switch", "-q", *([] if branch == "main" else ["-c"]), branch)
        note.write_text(branch, "utf-8")
        git("add", "-A")
        git("commit", "-qm", branch, "--allow-empty")
    note.write_text("又一", "utf-8")
    git("commit", "-qam", "又一")
    git("merge", "-q", "另一", code=1)
    said = run("diff", "--staged", FACTS)

    assert (1, "") == (said.code, said.out)
    assert 'error: git cannot do "write-tree"' in said.err


@pytest.mark.parametrize("versions", [("-", FACTS), (FACTS, "-")], ids=repr)
@pytest.mark.usefixtures("project")
def test_either_version_may_come_from_standard_input(run, monkeypatch, versions):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(FACTS.read_bytes())))

    assert (0, "no difference\n", "") == tuple(vars(run("diff", *versions)).values())


def test_a_file_of_last_year_that_is_not_there_is_told(other, run):
    changed(other, "year: 2022", "year: 2022\nprevious: none.yaml")
    said = run("diff", FACTS, other, "-f", "json")

    assert "previous" in moves(said)
    assert 'error[missing-file] there is no file "none.yaml"' in said.err


@pytest.mark.usefixtures("repository")
def test_last_years_facts_are_those_of_the_revision(run):
    changed(Path("templates/ideology/study.md.j2"), "认真组织学习", "阅读量{{ wechat.posts | yoy }}，认真组织学习")
    last = Path("data/2021.yaml")
    shutil.copy(FACTS, last)
    changed(last, "year: 2022", "year: 2021")
    changed(FACTS, "year: 2022", "year: 2022\nprevious: 2021.yaml")
    git("add", "-A")
    git("commit", "-qm", "比上年")
    changed(last, "1520", "760")
    git("commit", "-qam", "上年改了")
    last.unlink()
    said = run("diff", f"HEAD~1:{FACTS}", f"HEAD:{FACTS}", "-f", "json")

    assert (0, "") == (said.code, said.err)
    [sentence] = json.loads(said.out)["sentences"]
    assert ("与上年持平" in sentence["old"], "同比增长100.0%" in sentence["new"]) == (True, True)


# --- files that are written -------------------------------------------------------------------------------------------


def test_a_workbook_has_numbers_to_compute_with(other, run):
    said = run("diff", FACTS, other, "-o", "对照.xlsx")
    sheet = openpyxl.load_workbook("对照.xlsx").active
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=3)}
    sessions, posts = rows["中心组及中心组（扩大）学习次数"], rows["推送信息条数"]

    assert (0, "wrote 对照.xlsx\n", "") == (said.code, said.out, said.err)
    assert [20, 22, 2, 0.1] == [cell.value for cell in sessions[1:5]]
    assert ['0"次"', '0"次"', '+0"次";-0"次";0"次"', "+0.0%;-0.0%;0.0%"] == [
        cell.number_format for cell in sessions[1:5]
    ]
    assert ["〔not known yet〕", 1520, "公众号后台", "wechat.posts"] == [posts[place].value for place in (1, 2, 5, 6)]


@pytest.mark.usefixtures("other")
def test_what_is_no_exact_number_is_text_in_a_workbook(run):
    changed(Path("data/2023.yaml"), "conferences: ××余", "conferences: 30余")
    changed(Path("data/2023.yaml"), "closed_on_time_rate: 100%", "closed_on_time_rate: 97.25%")
    run("diff", FACTS, "data/2023.yaml", "-o", "对照.xlsx")
    rows = {row[0].value: row for row in openpyxl.load_workbook("对照.xlsx").active.iter_rows(min_row=3)}

    assert "30余场" == rows["新闻发言人出席新闻发布会场数"][2].value
    assert [0.9725, "0.00%"] == [rows["按期办结率"][2].value, rows["按期办结率"][2].number_format]
    assert '+0.00"个百分点";-0.00"个百分点";0.00"个百分点"' == rows["按期办结率"][3].number_format


def test_the_name_of_the_output_says_the_format_unless_it_is_stated(other, run):
    for name, start in (("a.md", "# "), ("a.csv", "\ufefffact,"), ("a.json", "{"), ("a.txt", "中心组")):
        assert 0 == run("diff", FACTS, other, "-o", name, "-q").code
        assert Path(name).read_text("utf-8").startswith(start)
    run("diff", FACTS, other, "-o", "a.md", "-f", "json", "-q")

    assert Path("a.md").read_text("utf-8").startswith("{")


@pytest.mark.usefixtures("project")
def test_a_workbook_keeps_its_headings_in_sight_and_prints_on_a4(run):
    assert 0 == run("diff", FACTS, FACTS, "-o", "对照.xlsx").code
    sheet = openpyxl.load_workbook("对照.xlsx").active

    assert ("A3", "$2:$2", "landscape", 9, True, 0) == (
        sheet.freeze_panes,
        sheet.print_title_rows,
        sheet.page_setup.orientation,
        int(sheet.page_setup.paperSize),
        sheet.sheet_properties.pageSetUpPr.fitToPage,
        sheet.page_setup.fitToHeight,
    )


@pytest.mark.parametrize("arguments", [("-f", "xlsx"), ("-f", "xlsx", "-o", "-")])
def test_a_workbook_goes_to_standard_output_unless_that_is_a_terminal(other, capfdbinary, monkeypatch, arguments):
    assert 0 == main(["diff", str(FACTS), str(other), *arguments])
    content = capfdbinary.readouterr().out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    assert "推送信息条数" in [row[0].value for row in openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows()]
    assert 2 == main(["diff", str(FACTS), str(other), *arguments])
    assert b"" == capfdbinary.readouterr().out


def test_a_workbook_is_the_same_bytes_each_time(other, run):
    for name in ("甲.xlsx", "乙.xlsx"):
        run("diff", FACTS, other, "-o", name)

    assert Path("甲.xlsx").read_bytes() == Path("乙.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("-o", "对照.docx"), 2, "does not say what it is to be"),
        (("-o", "对照.xls"), 2, "let its name end with"),
        (("-o", ""), 2, "needs a value"),
        (("-o", "data"), 1, "is a folder"),
        (("-o", FACTS), 1, "is one of those that are read"),
        (("-o", "data/2024.yaml"), 1, "would replace what reports are made from"),
        (("-o", "/dev/null"), 1, "is not a file"),
        (("-o", f"{'长' * 90}.csv"), 1, "cannot be written"),
    ],
)
def test_what_must_not_be_replaced_is_not(other, run, arguments, code, told):
    before = FACTS.read_bytes()
    said = run("diff", FACTS, other, *arguments)

    assert (code, "") == (said.code, said.out)
    assert told in said.err
    assert before == FACTS.read_bytes()


@pytest.mark.usefixtures("repository")
def test_a_revision_alone_is_compared_with_the_file_that_is_there(run):
    assert moves(run("diff", f"HEAD~1:{FACTS}", FACTS, "-f", "json")) == moves(
        run("diff", f"HEAD~1:{FACTS}", "-f", "json")
    )
    assert {"wechat.posts"} == moves(run("diff", f"HEAD~1:{FACTS}", "-f", "json")).keys()


@pytest.mark.usefixtures("repository")
def test_what_cannot_be_printed_is_compared_by_its_facts_and_is_an_error(run):
    changed(Path("templates/ideology/study.md.j2"), "认真组织学习", "{{ nothing.such }}认真组织学习")
    changed(FACTS, "_sessions: 20", "_sessions: 21")
    said = run("diff", FACTS, "-f", "json")

    assert (1, {"study.center_group_sessions"}) == (said.code, moves(said).keys())
    assert "nothing" in said.err


def test_a_cell_that_a_spreadsheet_would_compute_is_text_in_csv(other, run):
    changed(other, "  leader:", "  leader: +1+甲 #")
    rows = [*csv.reader(io.StringIO(run("diff", FACTS, other, "-f", "csv").out.lstrip("\ufeff")))]

    assert "'+1+甲" in [cell for row in rows for cell in row]
    assert "+2次" in [cell for row in rows for cell in row]

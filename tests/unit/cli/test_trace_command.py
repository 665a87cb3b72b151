"""``reportgen trace``: a number's fact, its source, its relations, its places, its commits."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

FACTS = Path("data/2022.yaml")
POSTS = "  posts: {value: 1520, source: 公众号后台, as_of: 2022-12-31, by: 宣传科, note: 含转发}"
SESSIONS = "  center_group_sessions: "
ROUTE = "study.center_group_sessions"


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8", newline="")


def git(*arguments: str | Path, folder: Path | None = None, author: str = "甲", day: str = "2022-01-01") -> None:
    settings = ["-c", f"user.name={author}", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    environment = {**os.environ, "GIT_AUTHOR_DATE": f"{day}T23:30:00+0800", "GIT_COMMITTER_DATE": f"{day}T00:00:00Z"}
    subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True, env=environment)


def commit(subject: str, *, author: str = "甲", day: str = "2022-01-01") -> None:
    git("add", "-A")
    git("commit", "-qm", subject, author=author, day=day)


@pytest.fixture
def alone(project, monkeypatch) -> Path:
    """A project that is in no repository."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.parent))
    return project


@pytest.fixture
def repository(project, monkeypatch) -> Path:
    """A repository under an awkward name: the facts come under another name, change, are renamed, and change again."""
    folder = project / "数据 a'b $(x) [1]*"
    (folder / "data").mkdir(parents=True)
    monkeypatch.chdir(folder)
    git("init", "-q", "-b", "main")
    Path("reportgen.toml").touch()
    shutil.copy(project / FACTS, "data/旧 稿.yaml")
    changed(Path("data/旧 稿.yaml"), f"{SESSIONS}20", f"{SESSIONS}18")
    commit("起草", day="2022-01-01")
    changed(Path("data/旧 稿.yaml"), f"{SESSIONS}18", f"{SESSIONS}19")
    commit("补数 “$(touch x)”", author="乙 b", day="2022-02-02")
    git("mv", "data/旧 稿.yaml", FACTS)
    commit("改名", day="2022-03-03")
    changed(FACTS, f"{SESSIONS}19", f"{SESSIONS}20")
    commit("核对", author="丙", day="2022-04-04")
    return folder


def traces(said) -> list[dict]:
    assert 0 == said.code, said.err
    return json.loads(said.out)


def moves(record) -> list[tuple[object, ...]]:
    return [(each["subject"], each["old"], each["new"]) for each in record["commits"]]


# --- facts ------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("what", [ROUTE, "20次", "20", "２０ 次", "中心组及中心组（扩大）学习次数"])
def test_a_fact_is_found_by_its_route_its_text_its_answer_and_its_label(run, what):
    [record] = traces(run("trace", FACTS, what, "-f", "json", "--no-history"))

    assert (ROUTE, "20次", "known") == (record["route"], record["printed"], record["state"])
    assert (str(FACTS), 38, 26) == (record["file"], record["line"], record["column"])
    assert [("（一）提高政治站位，加强理论学习", "ideology/study.md.j2", 7)] == [
        (each["heading"], each["template"], each["line"]) for each in record["printed_at"]
    ]
    assert record["commits"] is None


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize(
    ("what", "routes"),
    [
        ("100%", ["study.xuexi_activation_rate", "hotline.closed_on_time_rate"]),
        ("三级", ["review.levels"]),
        ("软任务", ["problems[0].text"]),
        ("problems[1]", ["problems[1].text"]),
        ("press", ["press.conferences"]),
        ("〔待填：推送信息条数〕", ["wechat.posts"]),
        ("study.lectures", ["study.lectures"]),
    ],
)
def test_all_that_is_meant_is_told(run, what, routes):
    assert routes == [each["route"] for each in traces(run("trace", FACTS, what, "-f", "json", "--no-history"))]


@pytest.mark.usefixtures("alone")
def test_people_see_the_value_its_place_its_source_and_where_it_is_printed(run):
    changed(FACTS, "  posts:", POSTS)
    said = run("trace", FACTS, "1520", "--no-history")

    assert [
        "推送信息条数 (wechat.posts): 1520条",
        f"  place: {FACTS}:107:18",
        "  state: known",
        "  source: 公众号后台",
        "  as of: 2022-12-31",
        "  by whom: 宣传科",
        "  note: 含转发",
        "  printed in",
        "    （三）健全工作机制，拓宽阵地建设（ideology/mechanism.md.j2:13）",
    ] == said.out.splitlines()
    assert (0, "") == (said.code, said.err)


@pytest.mark.usefixtures("alone")
def test_of_a_blank_it_is_told_whom_to_ask(run):
    changed(FACTS, "  posts:", "  posts: {value: , owner: 宣传科, due: 2023-01-10, ask: 全年推送多少条}")
    [record] = traces(run("trace", FACTS, "wechat.posts", "-f", "json"))

    assert ("blank", None) == (record["state"], record["printed"])
    assert {"owner": "宣传科", "due": "2023-01-10", "ask": "全年推送多少条"}.items() <= record["provenance"].items()
    assert "推送信息条数 (wechat.posts): 〔not known yet〕" in run("trace", FACTS, "wechat.posts").out.splitlines()


@pytest.mark.usefixtures("alone")
def test_an_item_has_the_source_of_its_list(run):
    changed(FACTS, "  led_by:\n    - 党委会", "  led_by:\n    source: 会议记录\n    value:\n    - 党委会")
    said = run("trace", FACTS, "党委会", "-f", "json")

    assert ["会议记录"] == [each["provenance"]["source"] for each in traces(said)]


@pytest.mark.usefixtures("alone")
def test_sums_and_ratios_are_told_with_the_other_inputs(run):
    changed(FACTS, "  cases_closed: 594", "  cases_closed: 594\n  cases_received: 600\n  cases_carried_in: 4")
    changed(
        FACTS, "  cases_received: 600", "  cases_received: 600\n  cases_carried_over: 10\n  cases_closed_on_time: 594"
    )
    [record] = traces(run("trace", FACTS, "hotline.cases_closed", "-f", "json"))
    found = {(each["relation"], each["own"], each["role"], each["printed"]) for each in record["inputs"]}

    assert {
        ("sum", "part", "total", "600件"),
        ("sum", "part", "more", "4件"),
        ("sum", "part", "part", "10件"),
        ("ratio", "whole", "rate", "100%"),
        ("ratio", "whole", "part", "594件"),
    } <= found
    lines = run("trace", FACTS, "hotline.cases_closed").out.splitlines()
    start = lines.index("  sum: 受理件数 + 上年结转件数 = 办结件数 + 结转下年度件数")
    assert f"    受理件数 (hotline.cases_received): 600件  {FACTS}:152:19" == lines[start + 1]
    assert "  ratio: 按期办结率 = 按期办结件数 ÷ 办结件数" in lines


@pytest.mark.usefixtures("alone")
def test_what_came_from_the_year_before_is_told_with_its_place_there(run):
    shutil.copy(FACTS, "data/2021.yaml")
    changed(Path("data/2021.yaml"), "year: 2022", "year: 2021")
    changed(Path("data/2021.yaml"), "  cases_closed: 594", "  cases_closed: 594\n  cases_carried_over: 4")
    changed(FACTS, "year: 2022", "year: 2022\nprevious: 2021.yaml")
    changed(FACTS, "  cases_closed: 594", "  cases_closed: 594\n  cases_carried_in: 4")
    [record] = traces(run("trace", FACTS, "hotline.cases_carried_in", "-f", "json"))
    [carried] = [each for each in record["inputs"] if each["relation"] == "carried"]

    assert ("before", "4件", str(Path("data/2021.yaml"))) == (carried["role"], carried["printed"], carried["file"])


@pytest.mark.usefixtures("alone")
def test_all_that_is_printed_is_listed_in_its_order(run):
    lines = run("trace", FACTS).out.splitlines()

    assert [
        f"报告年度 (year): 2022  {FACTS}:10:7",
        f"发文机关全称 (organ.name): 〔not known yet〕  {FACTS}:15:3",
        f"发文机关简称 (organ.short_name): 局党委  {FACTS}:17:15",
    ] == lines[:3]
    assert len(lines) == len(set(lines))
    assert not any("study.lectures" in line for line in lines)
    assert len(lines) == len(traces(run("trace", FACTS, "-f", "json")))


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize(
    ("what", "advice"),
    [
        ("study.lecture", "the nearest are study.lectures"),
        ("办结件", "the nearest are 办结件数"),
        ("zzzz", "leave it out to see all that is printed"),
        ("a[", "leave it out"),
        ("-1%", "leave it out"),
        ("x" * 5000, "leave it out"),
    ],
)
def test_what_nothing_matches_is_one_error_with_the_nearest(run, what, advice):
    said = run("trace", "--no-history", FACTS, "--", what)

    assert (1, "") == (said.code, said.out)
    assert f'error: no fact is called or printed "{what}"' == said.err.splitlines()[0]
    assert said.err.splitlines()[1].startswith(f"help: {advice}")


@pytest.mark.usefixtures("alone")
def test_a_template_that_fails_leaves_the_fact_to_be_told(run):
    path = Path("templates/ideology/report.md.j2")
    path.parent.mkdir(parents=True)
    path.write_text("{{ nothing }}\n", "utf-8")
    said = run("trace", FACTS, "594", "-f", "json")
    [record] = json.loads(said.out)

    assert (1, "594件", None) == (said.code, record["printed"], record["printed_at"])
    assert "undefined-name" in said.err


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("arguments", [(), ("",), (FACTS, ""), (FACTS, " "), (FACTS, "1", "-f", "csv")], ids=repr)
def test_what_cannot_be_meant_is_a_wrong_command_line(run, arguments):
    assert 2 == run("trace", *arguments).code


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("content", [b"", b"PK\3\4rubbish", b"\0\1", b"report: [", b"report: nothing"], ids=repr)
@pytest.mark.parametrize("name", ["a.docx", "a.yaml"])
def test_a_file_that_cannot_be_read_is_told(run, name, content):
    Path(name).write_bytes(content)
    said = run("trace", name, "1")

    assert (1, "") == (said.code, said.out)
    assert "error" in said.err
    assert "Traceback" not in said.err


# --- a .docx ----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("alone")
def test_a_report_tells_its_paragraphs_and_the_fact_behind_each_number(run):
    run("build", FACTS)
    [record] = traces(run("trace", "reports/2022.docx", "20次", "-f", "json"))

    assert (ROUTE, str(FACTS), 38) == (record["route"], record["file"], record["line"])
    [place] = record["printed_at"]
    assert ("（一）提高政治站位，加强理论学习", "20次") == (place["heading"], place["text"])
    assert place["paragraph"] > 1
    text = run("trace", "reports/2022.docx", "20次").out
    assert f"    （一）提高政治站位，加强理论学习, paragraph {place['paragraph']}\n" in text
    assert "报告年度 (year): 2022" in run("trace", "reports/2022.docx").out.splitlines()[0]


@pytest.mark.usefixtures("alone")
def test_a_fact_that_has_changed_since_is_told_with_both_values(run):
    run("build", FACTS)
    changed(FACTS, f"{SESSIONS}20", f"{SESSIONS}22")
    [record] = traces(run("trace", "reports/2022.docx", "20次", "-f", "json"))

    assert ("20次", "22次") == (record["printed"], record["stated"])
    assert "  the fact file states 22次" in run("trace", "reports/2022.docx", "20次").out.splitlines()


@pytest.mark.usefixtures("alone")
def test_without_its_fact_file_a_report_tells_what_it_carries(run):
    run("build", FACTS)
    FACTS.unlink()
    said = run("trace", "reports/2022.docx", "594", "-f", "json")
    [record] = traces(said)

    assert ("hotline.cases_closed", "594件", None, None) == (
        record["route"],
        record["printed"],
        record["file"],
        record["commits"],
    )
    assert "the fact file that it was made from is not there: only what it carries is told\n" == said.err


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("damage", ["report: [", "report: ideology\nyear: 2019\n"])
def test_a_fact_file_that_is_of_no_use_is_told_and_the_report_too(run, damage):
    run("build", FACTS)
    FACTS.write_text(damage, "utf-8")
    said = run("trace", "reports/2022.docx", "594", "-f", "json")

    assert (1, None) == (said.code, json.loads(said.out)[0]["file"])
    assert "error" in said.err
    assert "Traceback" not in said.err


def test_only_a_fact_file_below_a_folder_of_the_report_is_read(alone, run):
    run("build", FACTS)
    shutil.copy(FACTS, "elsewhere.yaml")
    Path("in").mkdir()
    content = Path("reports/2022.docx").read_bytes()
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for each in old.infolist():
            new.writestr(each, old.read(each).replace(b"data/2022.yaml", b"../elsewhere.yaml"))
    Path("in/2022.docx").write_bytes(target.getvalue())
    inner = run("trace", "in/2022.docx", "594", "-f", "json")

    assert "../elsewhere.yaml" == json.loads(run("info", "in/2022.docx", "-f", "json").out)["origin"]
    assert [None] == [each["file"] for each in traces(inner)]
    assert (alone / "elsewhere.yaml").exists()


@pytest.mark.usefixtures("alone")
def test_a_form_is_no_report(run):
    changed(FACTS, "  posts:", "  posts: {value: , owner: 宣传科}")
    run("form", FACTS, "--owner", "宣传科", "-f", "docx", "-o", "forms")
    [form] = Path("forms").glob("*.docx")
    said = run("trace", form, "1")

    assert (1, f'error: "{form}" is a form, not a report') == (said.code, said.err.splitlines()[0])


# --- git --------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("repository")
def test_the_commits_that_changed_a_fact_are_told_through_a_rename(run):
    said = run("trace", FACTS, ROUTE, "-f", "json")
    [record] = traces(said)

    assert "" == said.err
    assert [
        ("核对", "19次", "20次"),
        ("补数 “$(touch x)”", "18次", "19次"),
        ("起草", None, "18次"),
    ] == moves(record)
    assert [("2022-04-04", "丙"), ("2022-02-02", "乙 b"), ("2022-01-01", "甲")] == [
        (each["date"], each["author"]) for each in record["commits"]
    ]
    lines = run("trace", FACTS, ROUTE).out.splitlines()
    start = lines.index("  changed by")
    assert f"    {record['commits'][0]['commit']} 2022-04-04 丙 核对: 19次 → 20次" == lines[start + 1]
    assert not Path("x").exists()


def test_the_history_is_found_from_anywhere(repository, run, monkeypatch):
    monkeypatch.chdir(repository.parent)

    assert 3 == len(traces(run("trace", repository / FACTS, ROUTE, "-f", "json"))[0]["commits"])


def test_a_report_tells_the_commits_of_its_facts(repository, run):
    run("build", FACTS)
    [record] = traces(run("trace", repository / "reports/2022.docx", ROUTE, "-f", "json"))

    assert ["核对", "补数 “$(touch x)”", "起草"] == [subject for subject, _, _ in moves(record)]


@pytest.mark.usefixtures("repository")
def test_no_history_leaves_git_out(run, monkeypatch):
    monkeypatch.setenv("PATH", "")
    said = run("trace", FACTS, ROUTE, "--no-history")

    assert (0, "") == (said.code, said.err)
    assert "  changed by" not in said.out.splitlines()


@pytest.mark.usefixtures("repository")
def test_what_is_not_committed_yet_is_told(run):
    changed(FACTS, f"{SESSIONS}20", f"{SESSIONS}21")
    git("add", "-A")
    changed(FACTS, f"{SESSIONS}21", f"{SESSIONS}22")
    [record] = traces(run("trace", FACTS, ROUTE, "-f", "json"))

    assert (None, "20次", "22次") == moves(record)[0]
    assert record["commits"][0]["commit"] is None
    assert "    not committed yet: 20次 → 22次" in run("trace", FACTS, ROUTE).out.splitlines()


@pytest.mark.usefixtures("repository")
def test_a_fact_that_becomes_blank_and_known_again_is_told(run):
    changed(FACTS, f"{SESSIONS}20", SESSIONS)
    commit("存疑", day="2022-05-05")
    changed(FACTS, SESSIONS, f"{SESSIONS}20")
    commit("查清", day="2022-06-06")
    [record] = traces(run("trace", FACTS, ROUTE, "-f", "json"))

    assert [("查清", None, "20次"), ("存疑", "20次", None)] == moves(record)[:2]
    assert ("known", "blank") == (record["commits"][1]["old_state"], record["commits"][1]["new_state"])


@pytest.mark.usefixtures("repository")
def test_revisions_that_cannot_be_read_are_left_out_and_counted(run):
    good = FACTS.read_text("utf-8")
    changed(FACTS, "report: ideology", "report: [")
    commit("改坏", day="2022-05-05")
    FACTS.write_text(good, "utf-8", newline="")
    changed(FACTS, f"{SESSIONS}20", f"{SESSIONS}21")
    commit("改好", day="2022-06-06")
    said = run("trace", FACTS, ROUTE, "-f", "json")

    assert [("改好", "20次", "21次"), ("核对", "19次", "20次")] == moves(traces(said)[0])[:2]
    assert "note: revisions of the file that cannot be read as facts, and are left out: 1\n" == said.err


@pytest.mark.parametrize("is_alone", [True, False], ids=["alone", "beside one that is like it"])
@pytest.mark.usefixtures("repository")
def test_a_file_that_was_deleted_for_a_while_keeps_its_history(run, is_alone):
    if not is_alone:
        shutil.copy(FACTS, "data/2021.yaml")
        commit("上年的", day="2022-05-04")
    good = FACTS.read_bytes()
    FACTS.unlink()
    commit("误删", day="2022-05-05")
    FACTS.write_bytes(good)
    commit("恢复", day="2022-06-06")
    found = moves(traces(run("trace", FACTS, ROUTE, "-f", "json"))[0])

    assert [("恢复", None, "20次"), ("误删", "20次", None), ("核对", "19次", "20次")] == found[:3]


@pytest.mark.usefixtures("repository")
def test_the_history_of_a_copy_begins_with_it(run):
    shutil.copy(FACTS, "data/2023.yaml")
    commit("明年", day="2022-05-05")

    assert [("明年", None, "20次")] == moves(traces(run("trace", "data/2023.yaml", ROUTE, "-f", "json"))[0])


@pytest.mark.usefixtures("repository")
def test_a_merge_is_told_only_where_it_is_like_none_of_its_parents(run):
    git("checkout", "-qb", "side")
    changed(FACTS, f"{SESSIONS}20", f"{SESSIONS}21")
    changed(FACTS, "  cases_closed: 594", "  cases_closed: 595")
    commit("旁支", day="2022-05-05")
    git("checkout", "-q", "main")
    changed(FACTS, f"{SESSIONS}20", f"{SESSIONS}22")
    commit("主干", day="2022-05-06")
    subprocess.run(["git", "merge", "-q", "--no-commit", "side"], check=False, capture_output=True)
    git("checkout", "-q", "side", "--", FACTS)
    changed(FACTS, f"{SESSIONS}21", f"{SESSIONS}23")
    commit("合并", day="2022-05-07")
    sessions, closed = (traces(run("trace", FACTS, what, "-f", "json"))[0] for what in (ROUTE, "595"))

    assert ("合并", "22次", "23次") == moves(sessions)[0]
    assert {("旁支", "20次", "21次"), ("主干", "20次", "22次")} == set(moves(sessions)[1:3])
    assert [("旁支", "594件", "595件"), ("起草", None, "594件")] == moves(closed)


@pytest.mark.usefixtures("repository")
def test_a_merge_that_took_one_side_whole_hides_nothing_of_the_history(run):
    git("checkout", "-qb", "side")
    changed(FACTS, f"{SESSIONS}20", f"{SESSIONS}21")
    commit("旁支", day="2022-05-05")
    git("checkout", "-q", "main")
    changed(FACTS, f"{SESSIONS}20", f"{SESSIONS}22")
    commit("主干", day="2022-05-06")
    git("merge", "-q", "-s", "ours", "-m", "合并", "side")
    found = moves(traces(run("trace", FACTS, ROUTE, "-f", "json"))[0])

    assert {("主干", "20次", "22次"), ("旁支", "20次", "21次")} == set(found[:2])
    assert ("核对", "19次", "20次") == found[2]


def test_a_shallow_clone_tells_only_what_it_has(repository, run, tmp_path, monkeypatch):
    clone = tmp_path / "clone"
    git("clone", "-q", "--depth", "2", repository.as_uri(), clone)
    monkeypatch.chdir(clone)
    said = run("trace", FACTS, ROUTE, "-f", "json")

    assert [("核对", "19次", "20次")] == moves(traces(said)[0])
    assert 'note: this clone is shallow; get the rest with "git fetch --unshallow"\n' == said.err


@pytest.mark.usefixtures("alone")
def test_without_a_repository_or_git_the_rest_is_told(run, monkeypatch):
    said = run("trace", FACTS, ROUTE)

    assert (0, "note: no history is told: the file is in no git repository\n") == (said.code, said.err)
    monkeypatch.setenv("PATH", "")
    said = run("trace", FACTS, ROUTE)
    assert (0, "note: no history is told: there is no git\n") == (said.code, said.err)
    assert f"  place: {FACTS}:38:26" in said.out.splitlines()


@pytest.mark.usefixtures("alone")
def test_a_repository_that_does_not_have_the_file_is_told(run):
    git("init", "-q", "-b", "main")
    note = "note: no history is told: the file is in no commit yet\n"

    assert note == run("trace", FACTS, ROUTE).err
    Path("other").touch()
    git("add", "other")
    git("commit", "-qm", "别的")
    assert note == run("trace", FACTS, ROUTE).err


@pytest.mark.parametrize("name", ['-年度 a\'b "c" $(touch x).yaml', ":(top)*.yaml", "a\tb..HEAD.yaml"])
@pytest.mark.usefixtures("repository")
def test_awkward_names_have_a_history(run, name):
    git("mv", FACTS, f"./{name}" if name[0] == "-" else f"data/../{name}")
    commit("换名", day="2022-05-05")
    changed(Path(name), f"{SESSIONS}20", f"{SESSIONS}21")
    commit("改数", day="2022-06-06")
    changed(Path(name), f"{SESSIONS}21", f"{SESSIONS}22")
    found = moves(traces(run("trace", "-f", "json", "--", name, ROUTE))[0])

    assert [(None, "21次", "22次"), ("改数", "20次", "21次"), ("核对", "19次", "20次")] == found[:3]
    assert not Path("x").exists()


@pytest.mark.usefixtures("repository")
def test_settings_of_git_do_not_change_what_is_told(run):
    for setting in ("log.showRoot=false", "diff.renames=false", "color.ui=always", "log.showSignature=true"):
        git("config", *setting.split("=", 1))

    assert 3 == len(traces(run("trace", FACTS, ROUTE, "-f", "json"))[0]["commits"])


@pytest.mark.usefixtures("project")
def test_facts_from_standard_input_have_no_history(run, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(FACTS.read_bytes())))
    [record] = traces(run("trace", "-", ROUTE, "-f", "json"))

    assert ("<stdin>", None) == (record["file"], record["commits"])

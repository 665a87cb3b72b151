"""Ten commits of facts and templates: diff, redline and trace between any two of them, by what each commit did."""

from __future__ import annotations

import io
import itertools
import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from lxml import etree
from scratch_repository import changed, git

from reportgen.cli import main
from unit.cli.conftest import ROOT
from unit.writers.docx.word_file import schema_errors

FIRST, RENAMED = Path("data/2022.yaml"), Path("data/2022 年'$(x)'.yaml")
TEMPLATE = Path("templates/ideology/study.md.j2")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SESSIONS, POSTS, CLOSED, PROBLEMS = "study.center_group_sessions", "wechat.posts", "hotline.cases_closed", "problems"


@dataclass(frozen=True)
class Commit:
    """A commit: what it does, and what it makes of the facts that it changes."""

    subject: str
    do: Callable[[], object]
    facts: dict[str, str] = field(default_factory=dict)
    path: Path | None = FIRST
    """Of the fact file then; None: there is none."""
    template: str = "认真学习"
    """How a sentence of the template begins then."""


def rename() -> None:
    git("mv", FIRST, RENAMED)
    changed("2022年度意识形态", "二〇二二年度意识形态", RENAMED)


def move_line() -> None:
    """Let two facts of a section change places."""
    text = RENAMED.read_text("utf-8")
    [line] = re.findall(r"  cases_closed: .*\n", text)
    [other] = re.findall(r"  closed_on_time_rate: .*\n", text)
    RENAMED.write_text(text.replace(line, "").replace(other, other + line), "utf-8", newline="")


def bring_back() -> None:
    git("checkout", "-q", "HEAD~1", "--", RENAMED)
    changed("594", "600", RENAMED)


LEARN = "认真组织学习"
COMMITS = (
    Commit("起草", lambda: None, {SESSIONS: "20次", POSTS: "", CLOSED: "594件", PROBLEMS: "3"}),
    Commit("补数", lambda: changed("  posts:", "  posts: {value: 1520, source: 后台}"), {POSTS: "1520条"}),
    Commit("核对", lambda: changed("_sessions: 20", "_sessions: 22"), {SESSIONS: "22次"}),
    Commit("改模板", lambda: changed("认真学习", LEARN, TEMPLATE), template=LEARN),
    Commit("改名", rename, path=RENAMED, template=LEARN),
    Commit("换行序", move_line, path=RENAMED, template=LEARN),
    Commit(
        "添一条",
        lambda: changed("problems:\n", "problems:\n  - text: 基础工作还不扎实\n", RENAMED),
        {PROBLEMS: "4"},
        path=RENAMED,
        template=LEARN,
    ),
    Commit("误删", lambda: git("rm", "-q", RENAMED), path=None, template=LEARN),
    Commit("恢复", bring_back, {CLOSED: "600件"}, path=RENAMED, template=LEARN),
    Commit("改来源", lambda: changed("source: 后台", "source: 公众号后台", RENAMED), path=RENAMED, template=LEARN),
)
STATES = tuple(itertools.accumulate((commit.facts for commit in COMMITS), lambda one, other: one | other))
"""The facts as they are after each commit."""
WITH_FILE = [number for number, commit in enumerate(COMMITS) if commit.path is not None]
PAIRS = list(itertools.combinations(WITH_FILE, 2))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, kept: Path) -> Iterator[Path]:
    """The repository, its commits tagged v0, v1 …; it is only read."""
    folder = tmp_path_factory.mktemp("仓") / "数据 a'b $(x)"
    folder.mkdir()
    before = Path.cwd()
    cache = os.environ.get("REPORTGEN_CACHE")
    os.chdir(folder)
    os.environ["REPORTGEN_CACHE"] = str(kept)
    git("init", "-q", "-b", "main")
    Path("reportgen.toml").touch()
    FIRST.parent.mkdir()
    shutil.copy(ROOT / "data" / "2022.yaml", FIRST)
    shutil.copytree(ROOT / "templates" / "ideology", "templates/ideology")
    for number, commit in enumerate(COMMITS):
        commit.do()
        git("add", "-A")
        git("commit", "-qm", commit.subject)
        git("tag", f"v{number}")
    yield folder
    os.chdir(before)
    if cache is None:
        del os.environ["REPORTGEN_CACHE"]
    else:
        os.environ["REPORTGEN_CACHE"] = cache


@pytest.fixture
def _stands_there(folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("REPORTGEN_CACHE", str(kept))


pytestmark = [pytest.mark.once, pytest.mark.usefixtures("_stands_there")]


def at(number: int) -> str:
    return f"v{number}:{COMMITS[number].path}"


# --- diff -------------------------------------------------------------------------------------------------------------


def test_the_commits_are_those_that_the_test_says():
    assert len(COMMITS) == 10
    assert len(PAIRS) == 36


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_diff_tells_the_facts_and_the_sentences_that_differ(old, new, run):
    said = run("diff", at(old), at(new), "-f", "json")
    found = json.loads(said.out)
    told = {each["route"]: (each["old"], each["new"]) for each in found["facts"] if each["route"] != PROBLEMS}
    counts = [each["new"].count("\n") - each["old"].count("\n") for each in found["facts"] if each["route"] == PROBLEMS]
    before, after = STATES[old], STATES[new]

    assert (0, "") == (said.code, said.err)
    assert {r: (before[r], after[r]) for r in (SESSIONS, POSTS, CLOSED) if before[r] != after[r]} == told
    assert [int(after[PROBLEMS]) - int(before[PROBLEMS])] * (before[PROBLEMS] != after[PROBLEMS]) == counts
    words_differ = COMMITS[old].template != COMMITS[new].template
    assert words_differ == any(LEARN in each["new"] for each in found["sentences"])
    assert (words_differ or before[PROBLEMS] != after[PROBLEMS]) == bool(found["sentences"])


# --- redline ----------------------------------------------------------------------------------------------------------


def texts(content: bytes, dropped: str) -> list[str]:
    """Return the paragraphs of a Word file with all changes accepted (``dropped`` is del) or rejected (ins)."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    lines, carried = [], ""
    for paragraph in root.iter(f"{W}p"):
        runs = [
            each.text or ""
            for each in paragraph.iter(f"{W}t", f"{W}delText")
            if not any(outer.tag == f"{W}{dropped}" for outer in each.iterancestors(f"{W}ins", f"{W}del"))
        ]
        carried += "".join(runs)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{dropped}") is None:
            lines.append(carried)
            carried = ""
    return [line for line in lines if line]


@pytest.fixture(scope="module")
def built(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """Return the texts of the report at each commit, as a clone of it builds them; none where there is no file."""
    found = []
    for number, commit in enumerate(COMMITS):
        clone = tmp_path_factory.mktemp("clone") / "甲"
        git("clone", "-q", "--branch", f"v{number}", folder.as_uri(), str(clone))
        if commit.path is None:
            found.append([])
            continue
        os.chdir(clone)
        assert main(["build", "-q", "-f", "docx", str(commit.path)]) == 0
        os.chdir(folder)
        content = (clone / "reports" / f"{commit.path.stem}.docx").read_bytes()
        assert texts(content, "del") == texts(content, "ins")
        found.append(texts(content, "del"))
    return found


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_redline_is_the_new_report_accepted_and_the_old_one_rejected(old, new, run, built, tmp_path):
    target = tmp_path / "修订.docx"
    said = run("redline", at(old), at(new), "-o", target, "-q")
    content = target.read_bytes()

    assert (0, "", "") == (said.code, said.out, said.err)
    assert built[new] == texts(content, "del")
    assert built[old] == texts(content, "ins")
    assert [] == schema_errors(content)


def test_a_comment_names_the_commit_of_each_changed_fact(run, tmp_path):
    target = tmp_path / "修订.docx"
    run("redline", at(0), at(9), "-o", target, "-q")
    with zipfile.ZipFile(target) as archive:
        comments = etree.fromstring(archive.read("word/comments.xml"))
    said = {
        lines[0].partition("（")[0]: lines[-1] for each in comments if (lines := [p.xpath("string()") for p in each])
    }

    assert {"中心组及中心组": "核对", "推送信息条数": "补数", "办结件数": "恢复", "存在的主要问题": "添一条"} == {
        label: re.sub(r"提交：(.*)（甲，.*", r"\1", line) for label, line in said.items()
    }


# --- trace ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("route", [SESSIONS, POSTS, CLOSED])
def test_a_trace_names_the_commits_that_changed_a_fact_and_no_others(route, run):
    [found] = json.loads(run("trace", RENAMED, route, "-f", "json").out)
    was = [commit.subject for commit in COMMITS if commit.facts.get(route)]
    hidden = {"误删"} | ({"恢复"} if route != CLOSED else set())

    told = [each["subject"] for each in found["commits"]][::-1]
    assert was == [subject for subject in told if subject not in hidden]
    assert {"误删"} <= set(told)


# --- what is not as it should be --------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [["diff"], ["redline", "-o", "x.docx"]])
def test_a_commit_without_the_file_is_told(command, run):
    name, *options = command
    said = run(name, at(0), f"v7:{RENAMED}", *options)

    assert (1, "") == (said.code, said.out)
    assert f'error: there is no "{RENAMED}" in "v7"' == said.err.splitlines()[0]
    assert not Path("x.docx").exists()


def test_a_dirty_tree_is_compared_with_the_last_commit(run, tmp_path, folder, monkeypatch):
    clone = tmp_path / "甲"
    git("clone", "-q", folder.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    changed("_sessions: 22", "_sessions: 23", RENAMED)
    git("add", "-A")
    changed("_sessions: 23", "_sessions: 24", RENAMED)

    def moves(*arguments: str | Path) -> list[tuple[str, str]]:
        found = json.loads(run("diff", *arguments, "-f", "json").out)["facts"]
        return [(each["old"], each["new"]) for each in found]

    assert [("22次", "24次")] == moves(RENAMED)
    assert [("22次", "23次")] == moves("--staged", RENAMED)
    [found] = json.loads(run("trace", RENAMED, SESSIONS, "-f", "json").out)
    assert ("24次", None) == (found["printed"], found["commits"][0]["commit"])
    assert 0 == run("redline", RENAMED, "-o", "修订.docx", "-q").code


def test_a_shallow_clone_says_that_it_has_no_more(run, tmp_path, folder, monkeypatch):
    clone = tmp_path / "甲"
    git("clone", "-q", "--depth", "2", folder.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    advice = 'this clone is shallow; get the rest with "git fetch --unshallow"'
    for command in (["diff"], ["redline", "-o", "x.docx"]):
        said = run(command[0], f"v5:{RENAMED}", RENAMED, *command[1:])
        assert (1, f"help: {advice}") == (said.code, said.err.splitlines()[-1])
    traced = run("trace", RENAMED, CLOSED)

    assert (0, f"note: {advice}\n") == (traced.code, traced.err)
    assert 0 == run("diff", RENAMED).code

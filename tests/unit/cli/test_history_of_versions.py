"""Ten commits of facts and templates in one repository: what ``diff``, ``redline`` and ``trace`` say of any two.

Each commit is written down as what it does to the files, and as what is stated and worded since.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from lxml import etree

from reportgen.cli import main
from unit.writers.docx.word_file import schema_errors

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[3]
DRAFT, FACTS = Path("data/草稿.yaml"), Path("data/2022.yaml")
STUDY = Path("templates/ideology/study.md.j2")
SESSIONS, CASES, POSTS, DAYS = (
    "study.center_group_sessions",
    "hotline.cases_closed",
    "wechat.posts",
    "wechat.update_days",
)
TRAINER, RULES, PROBLEMS = "teams.trainer", "teams.rules", "problems"
BLANK, NOT_APPLICABLE = "待填", "不适用"
UNKNOWN = (None, BLANK, NOT_APPLICABLE)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# --- what was done ----------------------------------------------------------------------------------------------------

Edits = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Step:
    """A commit: what it does to the fact file and to a template, and what holds since."""

    subject: str
    facts: Edits = ()
    template: Edits = ()
    stated: Mapping[str, str] = field(default_factory=dict)
    """By route, as it is printed; of a list an item a line."""
    worded: Mapping[str, str] = field(default_factory=dict)
    """What the text says around the facts: of each place that changes at any time a part of its sentence."""
    source: str | None = None
    """Of ``CASES``, where the step states it."""
    file: Path | None = FACTS
    """The fact file; None where there is none."""


_POSTS, _DAYS = "  # 推送信息条数（条）\n  posts:", "  # 更新天数（天）\n  update_days:"
_RULE = "《工作人员手机使用管理制度》"
_RULES = f"《微信工作群管理制度》\n{_RULE}"
_PROBLEM = "网络宣传的影响力有待提升，宣传的方式方法有待创新"
_PROBLEMS = (
    "部分党员干部对意识形态工作的重要性和复杂性认识不足，仍把这项工作当作“软任务”\n"
    f"理论学习理解不够透彻，理论与实际工作结合不够紧密\n{_PROBLEM}"
)
_TRAINER = "市委宣传部网信办副主任"

STEPS = (
    Step(
        "起草",
        stated={
            SESSIONS: "20次",
            CASES: "594件",
            POSTS: BLANK,
            DAYS: BLANK,
            TRAINER: _TRAINER,
            RULES: _RULES,
            PROBLEMS: _PROBLEMS,
        },
        worded={"study": "认真学习《", "teams": f"邀请{_TRAINER}授课", "problems": "方式方法有待创新。"},
        file=DRAFT,
    ),
    Step(
        "补数 “$(touch x)”",
        facts=((_POSTS, f"{_POSTS} 1520"), (_DAYS, f"{_DAYS} 300")),
        stated={POSTS: "1520条", DAYS: "300天"},
        file=DRAFT,
    ),
    Step(
        "核对",
        facts=(("_sessions: 20", "_sessions: 22"), ("cases_closed: 594", "cases_closed: 60余")),
        stated={SESSIONS: "22次", CASES: "60余件"},
        file=DRAFT,
    ),
    Step("调整顺序", facts=((f"{_POSTS} 1520\n{_DAYS} 300", f"{_DAYS} 300\n{_POSTS} 1520"),), file=DRAFT),
    Step("注释", facts=(("# 微信公众号", "# 微信公众号（以后台为准）"),), file=DRAFT),
    Step("改模板", template=(("认真学习", "认真组织学习"),), worded={"study": "认真组织学习《"}, file=DRAFT),
    Step("定名", facts=(("_sessions: 22", "_sessions: 24"),), stated={SESSIONS: "24次"}),
    Step("误删", file=None),
    Step("恢复"),
    Step(
        "送审",
        facts=(
            (f"    - {_RULE}\n", f"    - {_RULE}\n    - 《新闻发布管理办法》\n"),
            (f"  - text: {_PROBLEM}\n", f"  - text: {_PROBLEM}\n  - text: 专业人才比较缺乏\n"),
            ("posts: 1520", "posts: {value: 1520, source: 公众号后台}"),
            ("cases_closed: 60余", "cases_closed: {value: 612, source: 热线平台}"),
            ("update_days: 300", "update_days:"),
            (f"trainer: {_TRAINER}", "trainer: 不适用"),
        ),
        stated={
            CASES: "612件",
            DAYS: BLANK,
            TRAINER: NOT_APPLICABLE,
            RULES: f"{_RULES}\n《新闻发布管理办法》",
            PROBLEMS: f"{_PROBLEMS}\n专业人才比较缺乏",
        },
        worded={"teams": "管理制度》《新闻发布管理办法》，", "problems": "；四是专业人才比较缺乏。"},
        source="热线平台",
    ),
)
KEPT = tuple(number for number, step in enumerate(STEPS) if step.file is not None)
"""The commits that have the file."""
GONE = next(number for number, step in enumerate(STEPS) if step.file is None)
LAST = len(STEPS) - 1
TO_LAST = tuple((number, LAST) for number in KEPT[:-1])
NEIGHBOURS = tuple(pairwise(KEPT[:-1]))
BACK = tuple((LAST, number) for number in KEPT[:-1])


def since(number: int, what: str) -> dict[str, str]:
    """Return all that is stated, or worded, at a commit."""
    return {key: value for step in STEPS[: number + 1] for key, value in getattr(step, what).items()}


def different(old: int, new: int, what: str) -> dict[str, tuple[str, str]]:
    before, after = since(old, what), since(new, what)
    return {key: (before[key], after[key]) for key in before if before[key] != after[key]}


# --- the repository ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Repository:
    folder: Path
    commits: tuple[str, ...]
    texts: Mapping[int, list[str]]
    """Of the .docx that was built at each commit: the paragraphs that show something."""

    def at(self, number: int) -> str:
        """Return the fact file of a commit, as the command line names it; a file that is gone as it was called."""
        return f"{self.commits[number]}:{(STEPS[number].file or FACTS).as_posix()}"


def git(*arguments: str | Path, folder: Path | None = None) -> str:
    settings = ["-c", "user.name=甲", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def edit(path: Path, edits: Edits) -> None:
    text = path.read_text("utf-8")
    for old, new in edits:
        assert 1 == text.count(old), old
        text = text.replace(old, new)
    path.write_text(text, "utf-8", newline="")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Repository]:
    """The repository, with a fact file of the year before beside the one that has a history."""
    folder = tmp_path_factory.mktemp("versions") / '数据 a\'b "c" $(touch x)'
    shutil.copytree(ROOT / "templates" / "ideology", folder / STUDY.parent)
    (folder / "data").mkdir()
    shutil.copy(ROOT / "data" / "2022.yaml", folder / DRAFT)
    shutil.copy(ROOT / "data" / "2022.yaml", folder / "data/2021.yaml")
    (folder / "reportgen.toml").touch()
    commits, texts = [], {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("REPORTGEN_CACHE", "")
        edit(Path("data/2021.yaml"), (("year: 2022", "year: 2021"),))
        git("init", "-q", "-b", "main")
        for number, step in enumerate(STEPS):
            go_on(number)
            git("add", "-A")
            git("commit", "-qm", step.subject)
            commits.append(git("rev-parse", "HEAD"))
            if step.file is not None:
                built = folder.parent / f"{number}.docx"
                assert 0 == main(["build", str(step.file), "-f", "docx", "-o", str(built), "-q"])
                texts[number] = shown(document_of(built.read_bytes()))
    yield Repository(folder, tuple(commits), texts)
    assert not [*folder.rglob("x")]


def go_on(number: int) -> None:
    step, before = STEPS[number], STEPS[number - 1].file
    if step.file is None:
        git("rm", "-q", FACTS)
    elif before is None:
        git("checkout", "-q", "HEAD~1", "--", FACTS)
    elif number and before != step.file:
        git("mv", before, step.file)
    if step.file is not None:
        edit(step.file, step.facts)
    edit(STUDY, step.template)


@pytest.fixture
def repository(made: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The repository that the test stands in, and leaves as it is."""
    monkeypatch.chdir(made.folder)
    return made


# --- a Word file, read by the rules of tracked changes ----------------------------------------------------------------


def document_of(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return etree.fromstring(packed.read("word/document.xml"))


def shown(document: etree._Element, gone: str = "del") -> list[str]:
    """Return the paragraphs that show something, without what is marked by ``gone``: w:ins to reject, w:del to accept.

    A paragraph whose mark is gone runs on into the next one; of a row that is gone nothing is left.
    """
    texts, carried = [], ""
    for paragraph in document.iter(f"{W}p"):
        if any(row.find(f"{W}trPr/{W}{gone}") is not None for row in paragraph.iterancestors(f"{W}tr")):
            continue
        carried += own_text(paragraph, gone)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}") is None:
            texts.append(carried)
            carried = ""
    assert carried == ""
    return [text for text in texts if text.strip()]


def own_text(paragraph: etree._Element, gone: str) -> str:
    """Return the text of a paragraph, without the paragraphs of text boxes in it."""
    text = ""
    for each in paragraph.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}br"):
        above = next(each.iterancestors(f"{W}p"))
        if above is paragraph and next(each.iterancestors(f"{W}{gone}"), None) is None:
            text += each.text or {f"{W}tab": "\t", f"{W}br": "\n"}.get(str(each.tag), "")
    return text


def changes(document: etree._Element, change: str, text: str) -> list[str]:
    return ["".join(each.text or "" for each in found.iter(f"{W}{text}")) for found in document.iter(f"{W}{change}")]


# --- any two ----------------------------------------------------------------------------------------------------------


def move(old: str | None, new: str | None) -> str:
    """Return what became of a fact."""
    if new in UNKNOWN:
        return {None: "dropped", BLANK: "became-blank", NOT_APPLICABLE: "became-not-applicable"}[new]
    return {None: "added", BLANK: "became-known", NOT_APPLICABLE: "became-known"}.get(old, "changed")


def printed(text: str | None) -> str | None:
    return "" if text in (BLANK, NOT_APPLICABLE) else text


@pytest.mark.parametrize(("old", "new"), [*combinations(KEPT, 2), *BACK])
def test_any_two_differ_in_what_was_stated_and_worded(old, new, repository, run):
    said = run("diff", repository.at(old), repository.at(new), "-f", "json")
    found = json.loads(said.out)
    facts = {each["route"]: (each["move"], each["old"], each["new"]) for each in found["facts"]}
    stated = different(old, new, "stated")

    assert (0, "") == (said.code, said.err)
    assert {route: (move(*pair), *map(printed, pair)) for route, pair in stated.items()} == facts
    told = different(old, new, "worded")
    assert len(told) == len(found["sentences"])
    for one, other in told.values():
        assert 1 == sum(one in each["old"] and other in each["new"] for each in found["sentences"])
    sources = [each["source"] for each in found["facts"] if each["route"] == CASES]
    assert ([STEPS[new].source] if CASES in stated else []) == sources


@pytest.mark.parametrize(("old", "new"), [*TO_LAST, *NEIGHBOURS, (LAST, 0)])
def test_the_redline_of_any_two_is_rejected_to_the_old_and_accepted_to_the_new(old, new, repository, run, tmp_path):
    target = tmp_path / "redline.docx"
    said = run("redline", repository.at(old), repository.at(new), "-o", target, "-q")
    content = target.read_bytes()
    document = document_of(content)

    assert (0, "", "") == (said.code, said.out, said.err)
    assert repository.texts[old] == shown(document, "ins")
    assert repository.texts[new] == shown(document, "del")
    assert [] == schema_errors(content)
    stated = [different(old, new, "stated").get(route, (BLANK, BLANK)) for route in (SESSIONS, CASES, POSTS, DAYS)]
    gone, come = changes(document, "del", "delText"), changes(document, "ins", "t")
    assert all(one in UNKNOWN or 1 == gone.count(one) for one, _ in stated)
    assert all(other in UNKNOWN or 1 == come.count(other) for _, other in stated)


def test_a_comment_names_the_newest_commit_that_changed_the_fact(repository, run, tmp_path):
    target = tmp_path / "redline.docx"
    run("redline", repository.at(0), repository.at(LAST), "-o", target, "-q")
    with zipfile.ZipFile(target) as packed:
        comments = etree.fromstring(packed.read("word/comments.xml"))
    said = [[p.xpath("string()") for p in comment] for comment in comments]
    told = {lines[0].rpartition("（")[2].rstrip("）"): lines[-1].partition("（")[0] for lines in said}

    newest = {SESSIONS: 6, CASES: LAST, POSTS: 1, TRAINER: LAST, RULES: LAST, PROBLEMS: LAST}
    assert {route: f"提交：{STEPS[number].subject}" for route, number in newest.items()} == told


# --- where a fact comes from ------------------------------------------------------------------------------------------


def moves_of(route: str) -> list[tuple[str, str | None, str | None]]:
    """Return who changed a fact, the newest first, as the steps have it: a commit without the file states nothing."""
    found, before = [], None
    for number, step in enumerate(STEPS):
        after = None if step.file is None else since(number, "stated")[route]
        told = tuple(None if side in UNKNOWN else side for side in (before, after))
        if before != after and (before, after) not in ((None, BLANK), (BLANK, None)):
            found.append((step.subject, *told))
        before = after
    return found[::-1]


def traced(said) -> list[tuple[str, str | None, str | None]]:
    [record] = json.loads(said.out)
    return [(each["subject"], each["old"], each["new"]) for each in record["commits"]]


@pytest.mark.parametrize("route", [SESSIONS, CASES, POSTS, DAYS, TRAINER])
@pytest.mark.usefixtures("repository")
def test_a_fact_is_traced_to_the_commits_that_changed_it_and_no_others(route, run):
    said = run("trace", FACTS, route, "-f", "json")

    assert (0, "") == (said.code, said.err)
    assert moves_of(route) == traced(said)


@pytest.mark.parametrize("route", [f"{RULES}[2]", f"{PROBLEMS}[3].text"])
@pytest.mark.usefixtures("repository")
def test_a_new_item_is_traced_to_the_commit_that_brought_it(route, run):
    assert [STEPS[LAST].subject] == [subject for subject, _, _ in traced(run("trace", FACTS, route, "-f", "json"))]


# --- a commit without the file ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_old", [True, False], ids=["from", "to"])
@pytest.mark.parametrize("command", ["diff", "redline"])
def test_a_commit_without_the_file_is_told_and_nothing_is_written(command, is_old, repository, run, tmp_path):
    gone, there = repository.at(GONE), repository.at(LAST)
    output = ["-o", tmp_path / "redline.docx"] if command == "redline" else []
    said = run(command, *((gone, there) if is_old else (there, gone)), *output)

    assert (1, "") == (said.code, said.out)
    expected = f'error: there is no "{FACTS.as_posix()}" in "{repository.commits[GONE]}"'
    assert [expected, "help: check the name, and the folder that you are in"] == said.err.splitlines()
    assert [] == [*tmp_path.iterdir()]


# --- what is not committed --------------------------------------------------------------------------------------------


@pytest.fixture
def dirty(made: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the repository in which a change of facts and template is staged, and more are not."""
    folder = tmp_path / made.folder.name
    shutil.copytree(made.folder, folder)
    monkeypatch.chdir(folder)
    edit(FACTS, (("_sessions: 24", "_sessions: 26"),))
    edit(STUDY, (("认真组织学习", "深入学习"),))
    git("add", "-A")
    edit(FACTS, (("_sessions: 26", "_sessions: 28"),))
    edit(STUDY, (("深入学习", "系统学习"),))
    return folder


@pytest.mark.parametrize(
    ("more", "sessions", "worded"), [((), "28次", "系统学习《"), (("--staged",), "26次", "深入学习《")]
)
@pytest.mark.usefixtures("dirty")
def test_what_is_not_committed_is_compared_with_its_own_template(more, sessions, worded, run):
    found = json.loads(run("diff", *more, FACTS, "-f", "json").out)
    [sentence] = found["sentences"]

    assert [(SESSIONS, "24次", sessions)] == [(each["route"], each["old"], each["new"]) for each in found["facts"]]
    assert (True, True) == ("认真组织学习《" in sentence["old"], worded in sentence["new"])


def test_a_redline_of_one_file_is_from_the_last_commit_to_what_is_there(made, dirty, run, tmp_path):
    assert 0 == run("build", FACTS, "-f", "docx", "-o", tmp_path / "new.docx").code
    assert 0 == run("redline", FACTS, "-o", tmp_path / "redline.docx").code
    document = document_of((tmp_path / "redline.docx").read_bytes())

    assert made.texts[LAST] == shown(document, "ins")
    assert shown(document_of((tmp_path / "new.docx").read_bytes())) == shown(document, "del")
    assert (dirty / FACTS).read_text("utf-8").count("_sessions: 28") == 1


@pytest.mark.parametrize("command", ["diff", "redline"])
@pytest.mark.usefixtures("dirty")
def test_a_file_that_is_gone_and_not_committed_is_told(command, run, tmp_path):
    FACTS.unlink()
    target = tmp_path / "redline.docx"
    said = run(command, FACTS, *(["-o", target] if command == "redline" else []))

    assert (1, "", f'error: there is no file "{FACTS}"') == (said.code, said.out, said.err.splitlines()[0])
    assert not target.exists()


# --- a shallow clone --------------------------------------------------------------------------------------------------


@pytest.fixture
def clone(made: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Make a clone of so many commits, and stand in it."""

    def make(depth: int) -> None:
        git("clone", "-q", "--depth", str(depth), made.folder.as_uri(), tmp_path / "clone")
        monkeypatch.chdir(tmp_path / "clone")

    return make


SHALLOW = 'this clone is shallow; get the rest with "git fetch --unshallow"'


@pytest.mark.parametrize("command", ["diff", "redline"])
def test_what_a_shallow_clone_does_not_have_is_told(command, made, clone, run, tmp_path):
    clone(2)
    target = tmp_path / "redline.docx"
    said = run(command, made.at(LAST - 3), made.at(LAST), *(["-o", target] if command == "redline" else []))

    assert (1, "") == (said.code, said.out)
    expected = f'error: git knows no revision "{made.commits[LAST - 3]}"'
    assert [expected, f"help: {SHALLOW}"] == said.err.splitlines()
    assert not target.exists()


def test_what_a_shallow_clone_has_is_compared(made, clone, run, tmp_path):
    clone(2)
    assert 0 == run("redline", made.at(LAST - 1), made.at(LAST), "-o", tmp_path / "redline.docx").code
    document = document_of((tmp_path / "redline.docx").read_bytes())

    assert [made.texts[LAST - 1], made.texts[LAST]] == [shown(document, "ins"), shown(document, "del")]
    assert "no difference\n" == run("diff", FACTS).out


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
def test_a_history_that_is_cut_is_told_up_to_the_cut(depth, clone, run):
    clone(depth)
    said = run("trace", FACTS, DAYS, "-f", "json")
    had = {step.subject for step in STEPS[-depth + 1 :]} if depth > 1 else set()

    assert (0, f"note: {SHALLOW}\n") == (said.code, said.err)
    assert [each for each in moves_of(DAYS) if each[0] in had] == traced(said)


# --- renames ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("older", [0, 2, 5])
def test_one_file_is_followed_back_through_its_rename(older, repository, run, tmp_path):
    commits = f"{repository.commits[older]}..{repository.commits[LAST]}"
    said = run("diff", "-f", "json", commits, "--", FACTS)
    named = run("diff", repository.at(older), repository.at(LAST), "-f", "json")

    assert (0, "") == (said.code, said.err)
    assert json.loads(named.out)["facts"] == json.loads(said.out)["facts"]
    assert 0 == run("redline", repository.commits[older], FACTS, "-o", tmp_path / "x.docx", "-q").code


def test_a_rename_that_is_not_committed_is_followed_too(made, dirty, run):
    renamed = Path("data/定稿 $(x).yaml")
    git("mv", FACTS, renamed)
    for arguments in ((renamed,), ("--staged", renamed), (made.commits[0], renamed)):
        found = run("diff", *arguments, "-f", "json")
        assert (0, "") == (found.code, found.err), arguments
        assert SESSIONS in [each["route"] for each in json.loads(found.out)["facts"]]
    assert dirty.is_dir()


@pytest.mark.usefixtures("repository")
def test_a_rename_is_followed_where_git_is_set_to_show_names_from_the_folder_that_one_stands_in(made, run, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", "'diff.relative=true'")
    monkeypatch.chdir(FACTS.parent)

    assert (0, "") == ((found := run("diff", made.commits[0], FACTS.name, "-f", "json")).code, found.err)


def test_what_a_revision_has_under_no_name_is_told_by_the_name_that_was_typed(repository, run):
    said = run("diff", f"{repository.commits[0]}..{repository.commits[LAST]}", "data/无.yaml")

    assert (1, f'error: there is no "data/无.yaml" in "{repository.commits[0]}"') == (
        said.code,
        said.err.splitlines()[0],
    )

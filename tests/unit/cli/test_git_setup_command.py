"""``reportgen git-setup``, and what git then does: diffs that can be read, merges fact by fact, a hook."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from scratch_repository import FACTS, changed, commit, git

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[3]
ATTRIBUTES = Path(".gitattributes")
BLOCK = (
    b"# reportgen: begin\n"
    b"*.docx diff=reportgen-docx merge=reportgen\n"
    b"**/data/*.yaml diff=reportgen-facts merge=reportgen\n"
    b"**/reports/*.md merge=reportgen\n"
    b"# reportgen: end\n"
)
HOOK = Path(".git/hooks/pre-commit")
NOTHING = "nothing to do: git is set up for reportgen here\n"


@pytest.fixture(autouse=True)
def _own_settings(tmp_path, monkeypatch):
    """The settings of whoever runs the tests are theirs; those of the command line stay."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))


@pytest.fixture
def repository(project, monkeypatch) -> Path:
    """A repository under an awkward name, with one commit."""
    folder = project / "数据 a'b $(x) %A"
    (folder / "data").mkdir(parents=True)
    monkeypatch.chdir(folder)
    git("init", "-q", "-b", "main")
    Path("reportgen.toml").touch()
    shutil.copy(project / "data/2022.yaml", FACTS)
    commit()
    return folder


def config() -> str:
    return git("config", "--local", "--list")


def merged(ours: list[tuple[str, str]], theirs: list[tuple[str, str]], *, code: int = 0, path: Path = FACTS) -> str:
    """Change a file on two branches and merge the one into the other; return what git and the driver say."""
    git("switch", "-qc", "theirs")
    commit(*theirs, path=path)
    git("switch", "-q", "main")
    commit(*ours, path=path)
    return git("merge", "-q", "--no-edit", "theirs", code=code)


@pytest.fixture
def ready(repository, run) -> Path:
    """A repository that git-setup has set up."""
    assert 0 == run("git-setup").code
    commit()
    return repository


# --- setting up -------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("repository")
def test_it_says_what_it_does_and_a_second_time_that_there_is_nothing_to_do(run):
    said = run("git-setup")

    last = 'commit .gitattributes, and run "reportgen git-setup" in every other clone'
    assert (0, ["wrote .gitattributes", last]) == (said.code, said.out.splitlines()[-2:])
    assert "set diff.reportgen-docx.cachetextconv" in said.out.splitlines()
    assert BLOCK == ATTRIBUTES.read_bytes()
    assert (0, "") == (run("git-setup", "--undo", "-q").code, run("git-setup", "-q").out)
    before = config()
    assert (0, NOTHING) == (run("git-setup").code, run("git-setup").out)
    assert (before, BLOCK) == (config(), ATTRIBUTES.read_bytes())


@pytest.mark.usefixtures("repository")
def test_a_dry_run_changes_nothing(run):
    before = config()
    said = run("git-setup", "-n", "--hook")

    assert ["would write .gitattributes", "would write .git/hooks/pre-commit"] == said.out.splitlines()[-2:]
    assert "would set diff.reportgen-docx.cachetextconv = true" in said.out.splitlines()
    assert (before, False, False) == (config(), ATTRIBUTES.exists(), HOOK.exists())


@pytest.mark.parametrize("content", [b"", b"*.md text\n", b"*.md text", b"a\r\nb\r\n", b"\xff\n\n", b"\n# x"], ids=repr)
@pytest.mark.usefixtures("repository")
def test_undoing_leaves_everything_else_as_it_was(run, content):
    ATTRIBUTES.write_bytes(content)
    before = config()
    run("git-setup", "--hook")
    assert ATTRIBUTES.read_bytes().startswith(content)
    assert NOTHING == run("git-setup", "--hook").out
    assert 0 == run("git-setup", "--undo").code

    assert (content or None) == (ATTRIBUTES.read_bytes() if ATTRIBUTES.exists() else None)
    assert (before, False) == (config(), HOOK.exists())
    assert "nothing to undo: git is not set up for reportgen here\n" == run("git-setup", "--undo").out


@pytest.mark.usefixtures("repository")
def test_an_old_block_is_renewed_where_it_stands(run):
    ATTRIBUTES.write_bytes(b"a text\r\n# reportgen: begin\r\nold\r\n# reportgen: end\r\nb text\r\n")
    run("git-setup")

    assert b"a text\r\n" + BLOCK.replace(b"\n", b"\r\n") + b"b text\r\n" == ATTRIBUTES.read_bytes()


@pytest.mark.parametrize("content", [b"# reportgen: begin\n", b"# reportgen: end\n", BLOCK + BLOCK], ids=repr)
@pytest.mark.usefixtures("repository")
def test_a_block_that_is_not_whole_is_told_and_nothing_is_changed(run, content):
    ATTRIBUTES.write_bytes(content)
    before = config()
    said = run("git-setup")

    assert (1, "") == (said.code, said.out)
    expected = 'error: the block of reportgen in ".gitattributes" is not whole, or stands there twice'
    assert expected == said.err.splitlines()[0]
    assert (before, content) == (config(), ATTRIBUTES.read_bytes())


@pytest.mark.usefixtures("repository")
def test_attributes_that_are_a_link_stay_as_they_are(run):
    ATTRIBUTES.symlink_to("other")

    assert 'error: ".gitattributes" is a link, and is not changed' == run("git-setup").err.splitlines()[0]


@pytest.mark.usefixtures("repository")
def test_settings_that_cannot_be_changed_are_told_and_nothing_is_written(run):
    Path(".git/config.lock").touch()
    said = run("git-setup")

    assert (1, "") == (said.code, said.out)
    assert said.err.startswith('error: git cannot do "config": ')
    assert not ATTRIBUTES.exists()


def test_it_is_the_repository_that_is_set_up_from_any_folder_in_it(repository, run, monkeypatch):
    monkeypatch.chdir(repository / "data")
    said = run("git-setup", "--hook")

    assert ["wrote ../.gitattributes", "wrote ../.git/hooks/pre-commit"] == said.out.splitlines()[-3:-1]
    assert BLOCK == (repository / ".gitattributes").read_bytes()


@pytest.mark.usefixtures("project")
def test_no_repository_and_no_git_are_told(run, monkeypatch):
    assert "error: this is no git repository" == run("git-setup").err.splitlines()[0]
    git("init", "-q", "--bare", "bare")
    monkeypatch.chdir("bare")
    assert "error: this is no folder of a repository's files" == run("git-setup").err.splitlines()[0]
    monkeypatch.setenv("PATH", "")
    assert "error: git is needed for that, and is not there" == run("git-setup").err.splitlines()[0]


@pytest.mark.usefixtures("project")
def test_what_cannot_be_meant_is_a_wrong_command_line(run):
    assert [2, 2, 2] == [
        run("git-setup", *options).code for options in (("--undo", "--hook"), ("--print-pre-commit", "-n"), ("x",))
    ]


@pytest.mark.usefixtures("project")
def test_the_hooks_of_the_framework_are_yaml(run):
    import yaml

    [repo] = yaml.safe_load(run("git-setup", "--print-pre-commit").out)["repos"]
    assert ["reportgen check --", "reportgen build --check --"] == [hook["entry"] for hook in repo["hooks"]]


# --- diffs ------------------------------------------------------------------------------------------------------------


def test_a_changed_report_is_shown_as_text_wherever_python_is(repository, run, monkeypatch):
    folder = repository / "蟒 'x' $(touch no) %O"
    folder.mkdir()
    python = folder / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    Path("zipfile.py").write_text("raise SystemExit('a file of the repository was run')\n")
    run("git-setup")
    run("build", FACTS)
    commit()
    changed("  center_group_sessions: 20", "  center_group_sessions: 22")
    run("build", FACTS)
    shown = git("diff", "--word-diff", "reports/2022.docx")

    assert "学习[-20-]{+22+}次" in shown
    assert not Path("no").exists()
    merged([("  posts:", "  posts: 3")], [("  update_days:", "  update_days: 4")])
    assert "  posts: 3\n" in FACTS.read_text("utf-8")
    assert "removed the texts of Word files that git kept" in run("git-setup", "--undo").out.splitlines()


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
@pytest.mark.usefixtures("ready")
def test_words_are_numbers_and_single_characters_and_the_section_is_named(locale):
    commit(("  discussion_campaign: 解放思想、振兴发展", "  discussion_campaign: 解放思想1,520条×余"))
    changed("解放思想1,520条×余", "解放怀念1,530件·余")
    shown = git("diff", "--word-diff=plain", str(FACTS), LC_ALL=locale)

    assert "解放[-思想1,520条×-]{+怀念1,530件·+}余" in shown
    assert "@@ study:" in shown


# --- merges -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("ready")
def test_different_blanks_on_neighbouring_lines_merge_however_they_are_written():
    commit(("  posts:\n  # 更新天数（天）\n", "  posts:\n"))
    merged(
        [("  posts:", "  posts: {value: 1520, source: 后台, by: 甲}")],
        [("  update_days:", "  update_days: {value: 200, as_of: 2022-12-31}")],
    )

    text = FACTS.read_text("utf-8")
    assert "  posts: {value: 1520, source: 后台, by: 甲}\n" in text
    assert "  update_days:\n    value: 200\n    as_of: 2022-12-31\n" in text


@pytest.mark.usefixtures("ready")
def test_neighbouring_lines_without_comments_between_merge():
    commit(("  posts:\n  # 更新天数（天）\n", "  posts:\n"))
    merged([("  posts:", "  posts: 1520")], [("  update_days:", "  update_days: 200")])

    assert "  posts: 1520\n  update_days: 200\n" in FACTS.read_text("utf-8")
    assert [] == git("status", "--porcelain").splitlines()


@pytest.mark.usefixtures("ready")
def test_the_same_blank_filled_differently_is_a_conflict_that_names_the_fact():
    said = merged(
        [("  posts:", "  posts: 1520"), ("  items:", "  items: 3")],
        [("  posts:", "  posts: 1530"), ("  campaigns:", "  campaigns: 4")],
        code=1,
    )

    expected = 'data/2022.yaml: 推送信息条数 (wechat.posts) is "1520" on our side, and "1530" on theirs'
    assert [expected] == [line for line in said.splitlines() if line.startswith("data/")]
    text = FACTS.read_text("utf-8")
    assert "<<<<<<< ours\n  posts: 1520\n=======\n  posts: 1530\n>>>>>>> theirs\n" in text
    assert 1 == text.count("<<<<<<<")
    assert ("  items: 3\n" in text, "  campaigns: 4\n" in text) == (True, True)
    assert "UU data/2022.yaml" == git("status", "--porcelain").strip()


@pytest.mark.parametrize(
    "theirs",
    [
        [("  posts:", "  # 请宣传科核对\n  posts:")],
        [("  posts:", "  posts:  # 请宣传科核对")],
        [
            ("\n# 媒体宣传\nmedia:", "\n# 媒体\nmedia:"),
            ("  # 推送信息条数（条）\n  posts:\n", ""),
            ("wechat:\n", "wechat:\n  posts:\n"),
        ],
    ],
    ids=["above", "behind", "moved"],
)
@pytest.mark.usefixtures("ready")
def test_one_fills_and_the_other_comments_or_moves_the_same_line(theirs):
    merged([("  posts:", "  posts: 1520"), ("  items:", "  items: 7")], theirs)
    text = FACTS.read_text("utf-8")

    assert "  posts: 1520" in text
    assert "  items: 7\n" in text
    assert theirs[0][1].splitlines()[-1].removeprefix("  posts:").strip() in text


@pytest.mark.usefixtures("ready")
def test_both_fill_and_comment():
    merged(
        [("  posts:", "  posts: 1520"), ("# 队伍建设", "# 队伍")],
        [("  update_days:", "  update_days: 200"), ("# 媒体宣传", "# 媒体")],
    )
    text = FACTS.read_text("utf-8")

    assert all(said in text for said in ("posts: 1520", "update_days: 200", "# 队伍\n", "# 媒体\n"))


@pytest.mark.usefixtures("ready")
def test_comments_that_conflict_are_told_as_lines():
    said = merged([("# 队伍建设", "# 队伍")], [("# 队伍建设", "# 工作队伍")], code=1)

    assert 'both sides have changed the same lines of "data/2022.yaml"' in said.splitlines()


@pytest.mark.usefixtures("ready")
def test_items_of_a_list_merge_each_for_itself():
    merged([("当作“软任务”", "当作软任务")], [("结合不够紧密", "结合还不紧密")])
    text = FACTS.read_text("utf-8")

    assert ("当作软任务\n" in text, "结合还不紧密\n" in text) == (True, True)


@pytest.mark.usefixtures("ready")
def test_items_that_come_in_at_both_ends_merge_line_by_line():
    merged(
        [("  roles:\n", "  roles:\n    - 甲员\n")], [("    - 微博微信管理员\n", "    - 微博微信管理员\n    - 乙员\n")]
    )
    text = FACTS.read_text("utf-8")

    assert "    - 甲员\n    - 舆情信息员\n" in text
    assert "    - 微博微信管理员\n    - 乙员\n" in text


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param("    - 乙\n    - 丙\n", "    - 乙\n    - 丙\n    - 甲\n", id="taken out and moved"),
        pytest.param(
            "    - 丁\n    - 甲\n    - 乙\n    - 丙\n", "    - 甲\n    - 乙\n    - 丙\n    - 丁\n", id="put in twice"
        ),
    ],
)
def test_an_item_that_lines_would_bring_back_or_double_is_a_conflict(ours, theirs):
    base = "    - 甲\n    - 乙\n    - 丙\n"
    commit(("    - 党支部\n    - 党小组\n    - 青年理论学习小组\n", base))
    said = merged([(base, ours)], [(base, theirs)], code=1)

    assert "(study.bodies) is " in said
    assert ours in FACTS.read_text("utf-8")


@pytest.mark.usefixtures("ready")
def test_a_list_stated_anew_on_both_sides_is_a_conflict():
    old = "    - 党支部\n    - 党小组\n    - 青年理论学习小组\n"
    said = merged([(old, "    - 甲\n    - 乙\n")], [(old, "    - 丙\n")], code=1)

    assert '(study.bodies) is "甲；乙" on our side, and "丙" on theirs' in said


@pytest.mark.usefixtures("ready")
def test_a_source_of_a_replaced_value_does_not_come_to_stand_behind_the_new_one():
    said = merged(
        [("  cases_closed: 594", "  cases_closed: 600")],
        [("  cases_closed: 594", "  cases_closed: {value: 594, source: 热线办}")],
        code=1,
    )

    assert '(hotline.cases_closed) is "600" on our side, and "594" on theirs' in said


@pytest.mark.usefixtures("ready")
def test_what_is_said_of_a_blank_comes_in_beside_the_value_of_the_other_side():
    commit(("  posts:", "  posts: {owner: 宣传科}"))
    merged(
        [("{owner: 宣传科}", "{owner: 宣传科, note: 含转发}")],
        [("{owner: 宣传科}", "{value: 9, source: 后台, owner: 宣传科}")],
    )
    text = FACTS.read_text("utf-8")

    assert "  posts: {value: 9, source: 后台, owner: 宣传科, note: 含转发}\n" in text


@pytest.mark.usefixtures("ready")
def test_the_same_file_begun_on_both_sides_is_filled_from_both():
    path = Path("data/2023.yaml")
    git("switch", "-qc", "theirs")
    shutil.copy(FACTS, path)
    commit(("  posts:", "  posts: 1520"), path=path)
    git("switch", "-q", "main")
    shutil.copy(FACTS, path)
    commit(("  items:", "  items: 7"), path=path)
    git("merge", "-q", "--no-edit", "theirs")
    text = path.read_text("utf-8")

    assert ("  posts: 1520\n" in text, "  items: 7\n" in text) == (True, True)


@pytest.mark.usefixtures("ready")
def test_a_renamed_file_under_an_awkward_name_merges():
    new = Path("-分 册'$(x)/data/甲 乙.yaml")
    git("switch", "-qc", "theirs")
    commit(("  posts:", "  posts: 1520"))
    git("switch", "-q", "main")
    new.parent.mkdir(parents=True)
    git("mv", str(FACTS), f"./{new}")
    commit(("  items:", "  items: 7"), path=new)
    git("merge", "-q", "--no-edit", "theirs")
    text = new.read_text("utf-8")

    assert ("  posts: 1520\n" in text, "  items: 7\n" in text) == (True, True)


@pytest.mark.usefixtures("ready")
def test_yaml_that_is_no_fact_file_merges_line_by_line():
    path = Path("data/other.yaml")
    path.write_text("a: 1\nb: 2\nc: 3\n")
    commit()
    merged([("a: 1", "a: 5")], [("c: 3", "c: 6")], path=path)
    assert "a: 5\nb: 2\nc: 6\n" == path.read_text()


# --- the driver by itself ---------------------------------------------------------------------------------------------


@pytest.fixture
def three(project):  # noqa: ARG001 - they lie in it
    """Write three versions of a fact file and return their names."""

    def write(base: bytes | None = None, ours: bytes | None = None, theirs: bytes | None = None) -> tuple[str, ...]:
        names = ("base", "our's $(x)", "theirs")
        for name, content in zip(names, (base, ours, theirs), strict=True):
            Path(name).write_bytes(FACTS.read_bytes() if content is None else content)
        return names

    return write


@pytest.mark.parametrize("content", [b"", b"\xff\0", b"a: [", b"- 1\n", b"report: ideology\nyear: x\n"], ids=repr)
@pytest.mark.parametrize("damaged", ["base", "ours", "theirs"])
def test_a_version_that_is_damaged_is_a_conflict_at_most(three, run, damaged, content):
    names = three(**{damaged: content})
    changed("  posts:", "  posts: 1520", Path(names[1] if damaged == "theirs" else names[2]))
    said = run("merge", *names)

    assert said.code in (0, 1)
    assert "Traceback" not in said.err


def test_what_only_one_side_changed_is_taken_without_git(three, run, monkeypatch):
    names = three()
    changed("  posts:", "  posts: 1520", Path(names[2]))
    monkeypatch.setenv("PATH", "")

    assert 0 == run("merge", *names).code
    assert Path(names[2]).read_bytes() == Path(names[1]).read_bytes()


def test_facts_are_merged_without_git_and_lines_are_not(three, run, monkeypatch):
    names = three()
    changed("  posts:", "  posts: 1520", Path(names[2]))
    changed("  items:", "  items: 7", Path(names[1]))
    monkeypatch.setenv("PATH", "")
    assert 0 == run("merge", *names).code

    changed("  posts: 1520", "  posts: 9", Path(names[2]))
    before = Path(names[1]).read_bytes()
    said = run("merge", *names)
    assert (1, "error: git is needed for that, and is not there") == (said.code, said.err.splitlines()[0])
    assert before == Path(names[1]).read_bytes()


def test_a_fact_of_a_section_that_does_not_apply_is_a_conflict(three, run):
    names = three()
    section = "press:\n  # 新闻发言人出席新闻发布会场数（场）\n  conferences: ××余\n"
    changed(section, "press: 不适用\n", Path(names[1]))
    changed("conferences: ××余", "conferences: 30余", Path(names[2]))
    said = run("merge", *names, FACTS)

    assert 1 == said.code
    assert '(press.conferences) is "不适用" on our side, and "30余" on theirs' in said.err


@pytest.mark.usefixtures("project")
def test_a_version_that_is_not_there_is_told(run):
    assert 'error: there is no file "a"' == run("merge", "a", FACTS, FACTS).err.splitlines()[0]
    assert [2, 2] == [run("merge", FACTS, FACTS).code, run("merge", "", FACTS, FACTS).code]


# --- reports ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def two_builds(repository, run) -> Path:
    """A repository whose reports are committed, and built anew on a branch of each side."""
    run("git-setup")
    run("build", "-q", FACTS)
    commit()
    git("branch", "theirs")
    changed("  posts:", "  posts: 1520")
    run("build", "-q", FACTS)
    commit()
    git("checkout", "-q", "theirs")
    changed("  items:", "  items: 7")
    run("build", "-q", FACTS)
    commit()
    return repository


@pytest.mark.usefixtures("two_builds")
def test_reports_that_were_built_on_both_sides_are_built_anew(run):
    said = git("merge", "-m", "并", "main")

    assert f'reports/2022.docx is to be built anew: reportgen build "{FACTS}"' in said.splitlines()
    assert f'reports/2022.md is to be built anew: reportgen build "{FACTS}"' in said.splitlines()
    assert 1 == run("build", "--check", FACTS).code
    run("build", "-q", FACTS)
    text = Path("reports/2022.md").read_text("utf-8")
    assert ("1520条" in text, "7条" in text) == (True, True)


@pytest.mark.usefixtures("two_builds")
def test_a_report_that_was_edited_on_one_side_is_a_conflict():
    git("checkout", "-q", "main")
    content = Path("reports/2022.docx").read_bytes()
    Path("reports/2022.docx").write_bytes(content + b"\0")
    changed("1520条", "1521条", Path("reports/2022.md"))
    commit()
    said = git("merge", "-m", "并", "theirs", code=1)

    assert '"reports/2022.docx" was changed on both sides, and by hand' in said.splitlines()
    assert '"reports/2022.md" was changed on both sides, and by hand' in said.splitlines()
    assert content + b"\0" == Path("reports/2022.docx").read_bytes()
    assert "<<<<<<< ours" in Path("reports/2022.md").read_text("utf-8")


@pytest.mark.usefixtures("repository")
def test_a_text_in_the_folder_of_reports_is_merged_by_lines(run):
    run("git-setup")
    note = Path("reports/说明.md")
    note.parent.mkdir(exist_ok=True)
    note.write_text("甲\n乙\n丙\n丁\n戊\n", "utf-8")
    commit()
    git("branch", "theirs")
    commit(("甲", "子"), path=note)
    git("checkout", "-q", "theirs")
    commit(("戊", "辰"), path=note)
    git("merge", "-m", "并", "main")

    assert "子\n乙\n丙\n丁\n辰\n" == note.read_text("utf-8")


# --- the hook ---------------------------------------------------------------------------------------------------------


def test_the_hook_checks_what_is_staged(repository, run):
    run("git-setup", "--hook")
    Path("data/other.yaml").write_text("a: 1\n")
    commit()
    name = Path("-分 册'$(x)/data/甲.yaml")
    name.parent.mkdir(parents=True)
    (name.parents[1] / "reportgen.toml").touch()
    shutil.copy(FACTS, name)
    git("add", "-A")
    said = git("commit", "-qm", "缺", code=1)
    assert "甲.docx: it has not been built" in said
    run("build", "-q", "--", name)
    commit()
    changed("  posts:", "  posts: 许多", name)
    git("add", "-A")
    assert "许多" in git("commit", "-qm", "错", code=1)
    changed("  posts: 许多", "  posts: 3", name)
    assert "what is checked has changes that are not staged" in git("commit", "-qm", "未暂存", code=1)
    assert repository == Path.cwd()


@pytest.mark.usefixtures("repository")
def test_a_hook_that_is_not_ours_stays_and_the_lines_to_add_are_shown(run):
    HOOK.parent.mkdir(exist_ok=True)
    HOOK.write_text("#!/bin/sh\nexit 0\n")
    said = run("git-setup", "--hook")

    assert (1, "#!/bin/sh\nexit 0\n") == (said.code, HOOK.read_text())
    assert 'error: the hook ".git/hooks/pre-commit" is not from reportgen, and stays as it is' in said.err.splitlines()
    assert "# reportgen: end of hook" == said.out.splitlines()[-1]
    assert BLOCK == ATTRIBUTES.read_bytes()
    run("git-setup", "--undo")
    assert HOOK.exists()


@pytest.mark.usefixtures("repository")
def test_a_hook_that_is_a_link_stays_and_keeps_nothing_from_being_done(run):
    HOOK.parent.mkdir(exist_ok=True)
    HOOK.symlink_to("../../pre-commit.sh")
    said = run("git-setup", "--hook")

    assert (1, "# reportgen: end of hook") == (said.code, said.out.splitlines()[-1])
    assert 'error: the hook ".git/hooks/pre-commit" is not from reportgen, and stays as it is' in said.err.splitlines()
    assert BLOCK == ATTRIBUTES.read_bytes()
    assert 0 == run("git-setup", "--undo").code
    assert (True, False) == (HOOK.is_symlink(), ATTRIBUTES.exists())


@pytest.mark.usefixtures("repository")
def test_the_hook_is_silent_where_no_fact_file_is_staged(run):
    run("git-setup", "--hook")
    Path("data/other.yaml").write_text("a: 1\n")
    git("add", "-A")
    changed("  posts:", "  posts: 3")

    assert "" == git("commit", "-qm", "别的")


def test_the_folder_of_hooks_may_be_elsewhere_but_not_outside(repository, run):
    git("config", "core.hooksPath", "钩 子")
    assert "wrote 钩 子/pre-commit" in run("git-setup", "--hook").out.splitlines()
    assert os.access("钩 子/pre-commit", os.X_OK)
    git("config", "core.hooksPath", str(repository.parent / "hooks"))
    said = run("git-setup", "--hook")

    assert 1 == said.code
    assert "is not of this repository alone, and stays as it is" in said.err
    assert not (repository.parent / "hooks").exists()

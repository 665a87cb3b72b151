"""``reportgen release``: a tag, or everything that stands in its way."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from scratch_repository import changed, commit, git

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[3]
FACTS = Path("data/2024.yaml")
TAG = "2024-送审稿"


@pytest.fixture
def repository(tmp_path, monkeypatch, run) -> Path:
    """A repository under an awkward name with a finished report, its outputs committed."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    (tmp_path / "gitconfig").write_text("[user]\nname = 乙\nemail = b@example.org\n", "utf-8")
    folder = tmp_path / "数据 a'b $(x)"
    example = ROOT / "examples" / "complete"
    shutil.copytree(example, folder, ignore=shutil.ignore_patterns("reports"))
    monkeypatch.chdir(folder)
    git("init", "-q", "-b", "main")
    assert 0 == run("build", "-q", FACTS).code
    commit()
    return folder


def tags() -> list[str]:
    return git("tag").split()


@pytest.mark.usefixtures("repository")
def test_a_tag_says_what_is_released(run):
    said = run("release", FACTS, "--tag", TAG)

    assert (0, "") == (said.code, said.err)
    assert f'tagged "{TAG}": data/2024.yaml, reports/2024.docx, reports/2024.md; nothing was pushed\n' == said.out
    assert git("rev-parse", "HEAD") == git("rev-parse", f"{TAG}^{{commit}}")
    told = git("tag", "--list", "--format=%(contents)", TAG).splitlines()
    assert [TAG, "", "2024年度云溪市数据和政务服务局党组意识形态工作情况报告（data/2024.yaml）"] == told[:3]
    assert "事实80项：已知72项，未填8项" in told
    learned = (
        "中心组及中心组（扩大）学习次数：24次（数据来源：局机关党委学习台账；数据截至：2024-12-20；填报人：许清和）"
    )
    assert learned in told
    assert "按期办结率：99.7%" in told


@pytest.mark.usefixtures("repository")
def test_what_the_tag_says_does_not_depend_on_the_language(run, monkeypatch):
    run("release", FACTS, "--tag", "一", "-q")
    monkeypatch.setenv("REPORTGEN_LANG", "zh")
    said = run("release", FACTS, "--tag", "二")
    first, second = (git("tag", "--list", "--format=%(contents:body)", tag) for tag in ("一", "二"))

    assert (0, "已打标签“二”：data/2024.yaml、reports/2024.docx、reports/2024.md；没有推送\n") == (said.code, said.out)
    assert first == second
    assert "按期办结率" in first


@pytest.mark.usefixtures("repository")
def test_what_the_tag_says_does_not_depend_on_the_folder(run, monkeypatch):
    run("release", FACTS, "--tag", "一", "-q")
    monkeypatch.chdir("data")
    run("release", FACTS.name, "--tag", "二", "-q")
    first, second = (git("tag", "--list", "--format=%(contents:body)", tag) for tag in ("一", "二"))

    assert first == second
    assert "（data/2024.yaml）" in first


@pytest.mark.usefixtures("repository")
def test_the_next_diff_and_redline_can_name_the_tag(run):
    run("release", FACTS, "--tag", TAG)
    changed("  posts: 1218", "  posts: 1219", FACTS)
    said = run("diff", TAG, FACTS, "-f", "json")

    assert 0 == run("redline", TAG, FACTS, "-o", "修订.docx").code
    assert ["wechat.posts"] == [each["route"] for each in json.loads(said.out)["facts"]]


def test_everything_in_the_way_is_told_at_once(repository, run):
    git("tag", TAG)
    changed("  posts: 1218", "  posts:", FACTS)
    (repository / "草稿.txt").touch()
    said = run("release", FACTS, "--tag", TAG)

    assert (1, "") == (said.code, said.out)
    assert f'error: there is a tag "{TAG}" already' in said.err.splitlines()
    assert "error: not committed: data/2024.yaml, 草稿.txt" in said.err.splitlines()
    assert 'error[blank-left] "推送信息条数" is still blank' in said.err
    assert f'error: no tag "{TAG}" was made' == said.err.splitlines()[-1]
    assert [TAG] == tags()


@pytest.mark.usefixtures("repository")
def test_outputs_that_are_stale_are_in_the_way(run):
    commit(("  posts: 1218", "  posts: 1219"), path=FACTS)
    said = run("release", FACTS, "--tag", TAG)

    assert 1 == said.code
    assert [
        "reports/2024.docx: the facts have changed",
        "reports/2024.md: the facts have changed",
        "2 of 2 outputs are stale; build them again",
    ] == said.out.splitlines()
    assert [] == tags()


@pytest.mark.usefixtures("repository")
def test_an_output_that_git_ignores_is_no_part_of_a_release(run):
    git("rm", "-qr", "--cached", "reports")
    Path(".gitignore").write_text("reports/\n")
    commit(("  posts: 1218", "  posts: 1219"), path=FACTS)
    said = run("release", FACTS, "--tag", TAG)

    assert (0, f'tagged "{TAG}": data/2024.yaml; nothing was pushed\n') == (said.code, said.out)


@pytest.mark.usefixtures("repository")
def test_an_output_that_was_never_committed_is_in_the_way(run):
    git("rm", "-qr", "reports")
    git("commit", "-qm", "无报告")
    said = run("release", FACTS, "--tag", TAG)

    assert (1, "reports/2024.docx: it has not been built") == (said.code, said.out.splitlines()[0])


@pytest.mark.usefixtures("repository")
def test_what_check_finds_is_in_the_way(run):
    changed("  cases_closed: 1342", "  cases_closed: 1343", FACTS)
    run("build", "-q", FACTS)
    commit(path=FACTS)
    said = run("release", FACTS, "--tag", TAG)

    assert 1 == said.code
    assert "error[" in said.err
    assert [] == tags()


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("tag", ["", "a b", "-d", "HEAD", "甲..乙", "a~1", "x.lock", "@{", "a\nb"])
def test_a_name_that_git_takes_for_no_tag_is_a_wrong_command_line(run, tag):
    said = run("release", FACTS, "--tag", tag)

    assert 2 == said.code
    assert "cannot be the name of a tag" in said.err
    assert [] == tags()


@pytest.mark.usefixtures("repository")
def test_a_tag_may_have_a_name_that_a_shell_would_run(run):
    tag = "$(touch${IFS}x)'\"`id`"
    said = run("release", FACTS, "--tag", tag)

    assert (0, [tag]) == (said.code, tags())
    assert not Path("x").exists()


@pytest.mark.usefixtures("repository")
def test_facts_must_be_in_a_commit(run):
    assert 2 == run("release", "-", "--tag", TAG).code
    Path(".git/info").mkdir(exist_ok=True)
    Path(".git/info/exclude").write_text("data/2025.yaml\nreports/2025.*\n")
    shutil.copy(FACTS, "data/2025.yaml")
    said = run("release", "data/2025.yaml", "--tag", TAG)

    assert 1 == said.code
    assert 'error: "data/2025.yaml" is in no commit' in said.err.splitlines()


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("content", [b"", b"\xff\0", b"a: [", b"report: ideology\nyear: x\n"], ids=repr)
def test_a_fact_file_that_is_damaged_is_told_once(run, content):
    FACTS.write_bytes(content)
    commit(path=FACTS)
    said = run("release", FACTS, "--tag", TAG)

    assert 1 == said.code
    assert "Traceback" not in said.err
    assert f'error: no tag "{TAG}" was made' == said.err.splitlines()[-1]
    told = [line for line in said.err.splitlines() if line.startswith("data/")]
    assert sorted(set(told)) == sorted(told)


def test_a_file_that_is_not_there_is_told_once(repository, run):
    said = run("release", "data/无.yaml", "--tag", TAG)

    assert 1 == said.code
    assert 1 == said.err.count('there is no file "data/无.yaml"')
    assert repository.is_dir()


def test_a_repository_without_a_commit_or_none_at_all_is_told(tmp_path, monkeypatch, run):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    assert "error: this is no git repository" == run("release", "x.yaml", "--tag", TAG).err.splitlines()[0]
    git("init", "-q")
    assert "error: nothing is committed yet" == run("release", "x.yaml", "--tag", TAG).err.splitlines()[0]


@pytest.mark.usefixtures("repository")
def test_without_git_and_without_a_name_for_the_author_no_tag_is_made(run, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git("config", "user.useConfigOnly", "true")
    said = run("release", FACTS, "--tag", TAG)
    assert 1 == said.code
    assert said.err.startswith('error: git cannot do "tag": ')
    assert [] == tags()
    monkeypatch.setenv("PATH", "")

    assert "error: git is needed for that, and is not there" == run("release", FACTS, "--tag", TAG).err.splitlines()[0]


@pytest.mark.usefixtures("repository")
def test_what_a_report_is_made_from_must_be_committed_too(run):
    shutil.copy(FACTS, "data/2023.yaml")
    changed("year: 2024", "year: 2023", Path("data/2023.yaml"))
    changed("year: 2024", "year: 2024\nprevious: 2023.yaml", FACTS)
    Path("templates/ideology/extra.md.j2").write_text("甲\n", "utf-8")
    Path(".git/info").mkdir(exist_ok=True)
    Path(".git/info/exclude").write_text("data/2023.yaml\nextra.md.j2\n")
    run("build", "-q", FACTS)
    commit(path=FACTS)
    said = run("release", FACTS, "--tag", TAG)

    assert 1 == said.code
    assert 'error: "data/2023.yaml" is in no commit' in said.err.splitlines()
    assert 'error: "templates/ideology/extra.md.j2" is in no commit' in said.err.splitlines()
    assert [] == tags()

from __future__ import annotations

import errno
import io
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
STANDARD = (ROOT / "data" / "2022.yaml").read_text("utf-8")


def files_in(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_report_goes_into_the_projects_reports_in_both_formats(project, run):
    said = run("build", "data/2022.yaml")

    docx, markdown = Path("reports", "2022.docx"), Path("reports", "2022.md")
    assert (0, "") == (said.code, said.err)
    assert f"wrote {docx}, {markdown}; 8 blanks left\n" == said.out
    assert {"data/2022.yaml", "reports/2022.docx", "reports/2022.md"} == set(files_in(project))


@pytest.mark.usefixtures("project")
def test_the_summary_is_chinese_for_a_chinese_reader(run, monkeypatch):
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")

    assert "还有 8 处待填" in run("build", "data/2022.yaml").out


def test_the_project_is_found_from_any_folder(project, run, monkeypatch):
    monkeypatch.chdir(project / "data")

    assert 0 == run("build", "2022.yaml").code
    assert (project / "reports" / "2022.docx").is_file()


def test_a_final_report_lists_its_blanks_with_their_places_and_writes_nothing(project, run):
    said = run("build", "data/2022.yaml", "--final")

    places = [line.split(": error[blank-left]")[0] for line in said.err.splitlines() if "[blank-left]" in line]
    assert (1, "") == (said.code, said.out)
    assert 8 == len(places)
    assert all(place.startswith("data/2022.yaml:") and place.count(":") == 2 for place in places)
    assert ["data/2022.yaml"] == list(files_in(project))


def test_the_blank_of_an_owner_names_whom_to_ask(project, run):
    facts = STANDARD.replace("  posts:", "  posts: {value: , owner: 宣传科}")
    (project / "data" / "2022.yaml").write_text(facts, "utf-8")

    assert 'help: ask "宣传科", then fill it in' in run("build", "data/2022.yaml", "--final").lines


def test_a_dry_run_says_what_it_would_write_and_writes_nothing(project, run):
    said = run("build", "data/2022.yaml", "-f", "md", "--dry-run")

    assert (0, f"would write {Path('reports', '2022.md')}; 8 blanks left\n") == (said.code, said.out)
    assert ["data/2022.yaml"] == list(files_in(project))


@pytest.mark.usefixtures("project")
def test_a_quiet_build_says_nothing(run):
    said = run("build", "data/2022.yaml", "--quiet")

    assert (0, "", "") == (said.code, said.out, said.err)


def test_one_output_goes_into_the_file_that_is_named(project, run):
    assert 0 == run("build", "data/2022.yaml", "-f", "docx", "-o", "sent/annual.docx").code
    assert {"data/2022.yaml", "sent/annual.docx"} == set(files_in(project))


def test_one_output_goes_into_the_folder_that_is_named(project, run):
    assert 0 == run("build", "data/2022.yaml", "-f", "md", "-o", "sent/").code
    assert {"data/2022.yaml", "sent/2022.md"} == set(files_in(project))


def test_several_outputs_go_into_the_folder_that_is_named(project, run):
    assert 0 == run("build", "data/2022.yaml", "-o", "sent").code
    assert {"data/2022.yaml", "sent/2022.docx", "sent/2022.md"} == set(files_in(project))


def test_settings_of_the_project_are_followed(project, run):
    (project / "reportgen.toml").write_text('formats = ["md"]\noutput = "out"\n', "utf-8")

    assert 0 == run("build", "data/2022.yaml").code
    assert {"data/2022.yaml", "reportgen.toml", "out/2022.md"} == set(files_in(project))


def test_an_option_wins_over_the_settings(project, run):
    (project / "reportgen.toml").write_text('formats = ["md"]\n', "utf-8")

    assert 0 == run("build", "data/2022.yaml", "-f", "docx").code
    assert (project / "reports" / "2022.docx").is_file()
    assert not (project / "reports" / "2022.md").exists()


def test_the_projects_own_template_is_found_before_the_shipped_one(project, run):
    template = project / "templates" / "ideology" / "report.md.j2"
    template.parent.mkdir(parents=True)
    template.write_text("# 情况\n\n本年度为{{ year }}。\n", "utf-8")

    assert 0 == run("build", "data/2022.yaml", "-f", "md").code
    assert "本年度为2022" in (project / "reports" / "2022.md").read_text("utf-8")


def test_standard_input_and_standard_output_are_dashes(project, capfdbinary, monkeypatch):
    from reportgen.cli import main

    main(["build", "data/2022.yaml", "-f", "md", "--quiet"])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STANDARD.encode())))
    code = main(["build", "-", "-f", "md", "-o", "-"])
    files = (project / "reports" / "2022.md").read_bytes(), capfdbinary.readouterr().out
    (text, said), (piped, less) = (content.rsplit(b"\n<!--", 1) for content in files)

    assert (0, text) == (code, piped)
    assert b" origin:data/2022.yaml " in said
    assert b" origin:" not in less


def test_building_again_changes_nothing(project, run):
    run("build", "data/2022.yaml")
    before = files_in(project)

    assert 0 == run("build", "data/2022.yaml").code
    assert before == files_in(project)


def test_an_output_that_was_not_edited_is_replaced_when_the_facts_change(project, run):
    run("build", "data/2022.yaml")
    facts = STANDARD.replace("  posts:", "  posts: 120")
    (project / "data" / "2022.yaml").write_text(facts, "utf-8")

    said = run("build", "data/2022.yaml")

    assert (0, True) == (said.code, "7 blanks left" in said.out)
    assert "120条" in (project / "reports" / "2022.md").read_text("utf-8")


def edit(output):
    """Change the text of an output, as somebody does who corrects it by hand."""
    if output.suffix == ".md":
        output.write_bytes(output.read_bytes().replace("情况".encode(), "状况".encode()))
        return
    with zipfile.ZipFile(output) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(output, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content.replace("情况".encode(), "状况".encode()))


@pytest.mark.parametrize("edited", ["2022.md", "2022.docx"])
def test_an_edited_output_is_not_replaced_and_neither_is_its_fellow(edited, project, run):
    run("build", "data/2022.yaml")
    edit(project / "reports" / edited)
    before = files_in(project / "reports")
    (project / "data" / "2022.yaml").write_text(STANDARD.replace("  posts:", "  posts: 120"), "utf-8")

    said = run("build", "data/2022.yaml")

    assert (1, "") == (said.code, said.out)
    assert f'error: "{Path("reports", edited)}" was edited' in said.err
    assert before == files_in(project / "reports")


def test_force_replaces_an_edited_output(project, run):
    (project / "reports").mkdir()
    (project / "reports" / "2022.md").write_text("别人的文件\n", "utf-8")

    assert 1 == run("build", "data/2022.yaml").code
    assert 0 == run("build", "data/2022.yaml", "--force").code
    assert "别人的文件" not in (project / "reports" / "2022.md").read_text("utf-8")


def test_a_locked_output_is_told_and_nothing_half_written_stays(project, run, monkeypatch):
    run("build", "data/2022.yaml")
    before = files_in(project)

    def refuse(_: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "in use", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    said = run("build", "data/2022.yaml", "--force")

    assert (1, "") == (said.code, said.out)
    assert "help: close it in Word or WPS and try again" in said.lines
    assert before == files_in(project)


# --- several reports --------------------------------------------------------------------------------------------------


def years(project, *names):
    for name in names:
        (project / "data" / f"{name}.yaml").write_text(STANDARD, "utf-8")
    return [f"data/{name}.yaml" for name in names]


def test_several_reports_are_summed_up(project, run):
    said = run("build", *years(project, "2023", "2024"), "-f", "md")

    assert 0 == said.code
    assert "2 of 2 reports built; 16 blanks left" == said.lines[-1]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bad_file_does_not_stop_the_others(jobs, project, run):
    facts = years(project, "2023", "2024", "2025")
    (project / "data" / "2024.yaml").write_text("report: ideology\nyear: 2024\nunknown: 1\n", "utf-8")

    said = run("build", *facts, "nowhere.yaml", "-f", "md", "--jobs", jobs)

    assert 1 == said.code
    assert "data/2024.yaml:3:1: error[unknown-key]" in said.err
    assert 'error: there is no file "nowhere.yaml"' in said.lines
    assert "2 of 4 reports built; 16 blanks left" == said.out.splitlines()[-1]
    assert {"2023.md", "2025.md"} == set(files_in(project / "reports"))


def test_many_reports_are_not_listed_one_by_one(project, run):
    facts = years(project, *map(str, range(2001, 2024)))

    assert ["23 of 23 reports built; 184 blanks left"] == run("build", *facts, "-f", "md", "-j", "2").lines


def test_the_bytes_do_not_depend_on_how_many_processes_build(project, run):
    facts = years(project, *map(str, range(2020, 2026)))

    run("build", *facts, "-o", "one")
    run("build", *facts, "-o", "two", "-j", "2")

    assert files_in(project / "one") == files_in(project / "two")


@pytest.mark.parametrize(
    "facts",
    [
        ["data/2022.yaml", "other/2022.yaml"],
        ["data/a.yaml", "data/A.yml"],
        ["data/\u00e9.yaml", "data/e\u0301.yml"],
    ],
    ids=["one name in two folders", "names that differ in case only", "names of one look"],
)
def test_two_outputs_of_one_name_are_refused_before_anything_is_written(facts, project, run):
    for name in facts:
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text(STANDARD, "utf-8")

    said = run("build", *facts, "-o", "out/")

    assert (1, "") == (said.code, said.out)
    assert "would both be written to" in said.err
    assert not (project / "out").exists()


# --- what is wrong with files and folders -----------------------------------------------------------------------------


@pytest.mark.usefixtures("project")
def test_a_missing_fact_file_is_named(run):
    said = run("build", "data/2032.yaml")

    assert 1 == said.code
    assert [
        'error: there is no file "data/2032.yaml"',
        "help: check the name, and the folder that you are in",
    ] == said.lines


@pytest.mark.usefixtures("project")
def test_a_folder_is_no_fact_file(run):
    said = run("build", "data")

    assert (1, ['error: "data" is a folder, not a file', "help: name a file in it"]) == (said.code, said.lines)


def test_a_folder_in_the_place_of_an_output_is_told(project, run):
    (project / "reports" / "2022.md").mkdir(parents=True)

    said = run("build", "data/2022.yaml", "--force")

    assert (1, f'error: "{Path("reports", "2022.md")}" is a folder, not a file') == (said.code, said.lines[0])
    assert not (project / "reports" / "2022.docx").exists()


def test_a_file_in_the_place_of_the_output_folder_is_told(project, run):
    (project / "reports").write_text("not a folder", "utf-8")

    said = run("build", "data/2022.yaml")

    assert (1, "") == (said.code, said.out)
    assert "a part of its path is a file, not a folder" in said.err


def test_wrong_settings_are_shown_at_their_place(project, run):
    (project / "reportgen.toml").write_text('ouptut = "x"\n', "utf-8")

    said = run("build", "data/2022.yaml")

    assert (1, "") == (said.code, said.out)
    assert said.err.startswith('reportgen.toml:1:1: error[unknown-option] there is no option "ouptut"\n')
    assert not (project / "reports").exists()


def test_wrong_settings_of_one_project_do_not_stop_another(project, run):
    other = project / "other" / "data"
    other.mkdir(parents=True)
    (other / "2023.yaml").write_text(STANDARD, "utf-8")
    (project / "other" / "reportgen.toml").write_text("output = 3\n", "utf-8")

    said = run("build", "data/2022.yaml", "other/data/2023.yaml", "-f", "md")

    assert 1 == said.code
    assert f"{Path('other', 'reportgen.toml')}:1:1: error[wrong-option]" in said.err
    assert "1 of 2 reports built; 8 blanks left" == said.out.splitlines()[-1]
    assert (project / "reports" / "2022.md").is_file()


@pytest.mark.usefixtures("project")
def test_a_missing_reference_is_named(run):
    said = run("build", "data/2022.yaml", "--reference", "house.docx")

    assert (1, 'error: there is no file "house.docx"') == (said.code, said.lines[0])


def test_a_reference_that_is_no_word_file_is_told_and_nothing_is_written(project, run):
    (project / "house.docx").write_text("no zip", "utf-8")

    said = run("build", "data/2022.yaml", "--reference", "house.docx")

    assert (1, "") == (said.code, said.out)
    assert said.err.startswith("error: ")
    assert not (project / "reports").exists()


def test_an_output_never_replaces_a_fact_file(project, run):
    said = run("build", "data/2022.yaml", "-f", "md", "-o", "data/2022.yaml", "--force")

    assert (1, 'error: output "data/2022.yaml" would replace what reports are made from') == (said.code, said.lines[0])
    assert STANDARD == (project / "data" / "2022.yaml").read_text("utf-8")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text there")
def test_a_file_name_that_is_no_utf_8_is_built_like_any_other(project, run):
    name = os.fsdecode(b"data/\xc4\xea.yaml")
    shutil.copy("data/2022.yaml", name)

    assert 0 == run("build", name, "-f", "md").code
    assert 1 == len(list((project / "reports").iterdir()))


def test_a_fault_in_the_facts_is_shown_with_its_place_and_nothing_is_written(project, run):
    (project / "data" / "2022.yaml").write_text(STANDARD + "unknown: 1\n", "utf-8")

    said = run("build", "data/2022.yaml")

    assert (1, "") == (said.code, said.out)
    assert f"data/2022.yaml:{STANDARD.count(chr(10)) + 1}:1: error[unknown-key]" in said.err
    assert not (project / "reports").exists()


# --- in a process of its own ------------------------------------------------------------------------------------------


def reportgen(*arguments, folder, **environment):
    return subprocess.run(
        [sys.executable, "-m", "reportgen", *arguments],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_a_console_of_gbk_gets_chinese_that_it_can_show(project):
    done = reportgen("build", "data/2022.yaml", folder=project, PYTHONIOENCODING="gbk", REPORTGEN_LANG="zh_CN")

    assert 0 == done.returncode
    assert "处待填" in done.stdout.decode("gbk")


def test_a_console_of_gbk_survives_what_it_cannot_show(project):
    (project / "data" / "2022.yaml").write_text(STANDARD + "㎡🙂: 1\n", "utf-8")

    done = reportgen("build", "data/2022.yaml", folder=project, PYTHONIOENCODING="gbk", REPORTGEN_LANG="zh_CN")

    assert 1 == done.returncode
    assert "?" in done.stderr.decode("gbk")
    assert b"Traceback" not in done.stderr


def test_help_and_version_import_neither_pydantic_nor_rich(tmp_path):
    for argument in ("--help", "--version"):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "reportgen", argument],
            cwd=tmp_path,
            capture_output=True,
            check=True,
            timeout=60,
        )
        imported = {line.rpartition(b"|")[2].strip() for line in done.stderr.splitlines()}
        assert set() == imported & {b"pydantic", b"rich", b"jinja2", b"docx", b"lxml", b"markdown_it"}


def test_completion_offers_commands_options_and_formats(tmp_path):
    def complete(words: str) -> list[str]:
        count = str(len(words.split(" ")) - 1)
        done = reportgen(folder=tmp_path, _REPORTGEN_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=count)
        return done.stdout.decode().split()

    assert ["build", "blanks"] == complete("reportgen b")
    assert ["--final", "--force", "--format"] == sorted(complete("reportgen build --f"))
    assert ["docx"] == complete("reportgen build -f d")


@pytest.mark.skipif(sys.platform == "win32", reason="has no limit on the size of files")
def test_a_disk_that_is_full_leaves_nothing_half_written(project):
    limit = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    limit += "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000)); "
    command = limit + "from reportgen.cli import main; raise SystemExit(main(['build', 'data/2022.yaml']))"

    done = subprocess.run([sys.executable, "-c", command], cwd=project, capture_output=True, check=False, timeout=60)

    assert (1, b"") == (done.returncode, done.stdout)
    assert b"cannot be written: the file grows larger than is allowed here" in done.stderr
    assert ["data/2022.yaml"] == list(files_in(project))


def test_a_reader_that_goes_away_is_not_our_bug(project):
    command = f'"{sys.executable}" -m reportgen build data/2022.yaml -f docx -o - | head -c 1 >/dev/null'
    done = subprocess.run(command, shell=True, cwd=project, capture_output=True, check=False, timeout=60)

    assert b"" == done.stderr


needs_permissions = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind this user"
)


@needs_permissions
def test_facts_that_may_not_be_read_are_told(project, run):
    (project / "data" / "2022.yaml").chmod(0)

    said = run("build", "data/2022.yaml")

    assert (1, 'error: you may not read "data/2022.yaml"') == (said.code, said.lines[0])


@needs_permissions
@pytest.mark.parametrize("closed", ["data", "reports"])
def test_a_folder_that_may_not_be_entered_is_told(closed, project, run):
    run("build", "data/2022.yaml")
    (project / closed).chmod(0o600)

    said = run("build", "data/2022.yaml")
    (project / closed).chmod(0o700)

    assert (1, "") == (said.code, said.out)
    assert said.err.startswith("error: ")
    assert "help: " in said.err


@needs_permissions
def test_settings_that_may_not_be_read_are_told(project, run):
    (project / "reportgen.toml").touch(mode=0)

    said = run("build", "data/2022.yaml")

    assert (1, 'error: "reportgen.toml" cannot be read: permission is missing') == (said.code, said.lines[0])


@needs_permissions
def test_a_folder_that_may_not_be_written_to_is_told(project, run):
    (project / "reports").mkdir()
    (project / "reports").chmod(0o555)

    said = run("build", "data/2022.yaml")

    assert (1, "") == (said.code, said.out)
    assert f'error: "{Path("reports", "2022.docx")}" cannot be written' in said.err
    assert [] == list((project / "reports").iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts are sent another way there")
def test_an_interrupt_ends_a_batch_without_a_traceback_and_without_half_written_files(project):
    facts = years(project, *map(str, range(1900, 2100)))
    command = [sys.executable, "-m", "reportgen", "build", *facts, "-o", "out", "-j", "2"]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as batch:
        deadline = time.monotonic() + 30
        while not any((project / "out").glob("*.md")) and time.monotonic() < deadline:
            time.sleep(0.01)
        batch.send_signal(signal.SIGINT)
        out, err = batch.communicate(timeout=30)

    assert (130, b"", b"") == (batch.returncode, out, err)
    assert {".docx", ".md"} == {path.suffix for path in (project / "out").iterdir()}

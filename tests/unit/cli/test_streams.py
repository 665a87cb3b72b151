"""Standard input, output and error: terminals, pipes, full disks, and what ends a command."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen import __version__
from reportgen.cli import application, build, main

pytestmark = pytest.mark.once

needs_unix = pytest.mark.skipif(sys.platform == "win32", reason="has no such devices and terminals")


def reportgen(*arguments, folder, **streams):
    return subprocess.run(
        [sys.executable, "-m", "reportgen", *arguments],
        cwd=folder,
        check=False,
        timeout=60,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams},
    )


def on_a_terminal(*arguments, folder, **environment):
    """Run the command with a terminal for its standard error, and return what that shows."""
    import pty

    ours, theirs = pty.openpty()
    surroundings = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
    done = reportgen(
        *arguments, folder=folder, stderr=theirs, env={**surroundings, "TERM": "xterm", "LANG": "C", **environment}
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # Linux's way to say that the other end is closed
        pass
    os.close(ours)
    return done.returncode, shown.decode()


def test_the_version_is_printed(run):
    assert (0, f"reportgen {__version__}\n", "") == ((said := run("--version")).code, said.out, said.err)


@pytest.mark.usefixtures("project")
def test_a_fault_of_ours_shows_where_it_is_and_asks_for_a_report(run, monkeypatch):
    def fail(_: object) -> None:
        raise ZeroDivisionError("of ours")

    monkeypatch.setattr(build, "order_all", fail)
    said = run("build", "data/2022.yaml")

    assert (3, "") == (said.code, said.out)
    assert "ZeroDivisionError: of ours" in said.err
    assert said.lines[-2].startswith("error: this is a fault of reportgen")
    assert said.lines[-1].startswith("help: please report the lines above")


@pytest.mark.parametrize(
    ("expected", "code"), [(0, None), (0, 0), (2, 2), (1, "completion failed")], ids=["nothing", "0", "2", "a text"]
)
def test_a_way_out_of_typers_keeps_its_meaning(expected, code, capsys, monkeypatch):
    def leave(*_: object) -> int:
        raise SystemExit(code)

    monkeypatch.setattr(application, "run", leave)

    assert expected == main([])
    assert ("completion failed\n" if isinstance(code, str) else "") == capsys.readouterr().err


# --- what can be wrong with a stream ----------------------------------------------------------------------------------


@needs_unix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
@pytest.mark.parametrize(
    "arguments", [["build", "data/2022.yaml", "-f", "md", "-o", "-"], ["build", "data/2022.yaml"], ["--help"]]
)
def test_a_full_disk_behind_standard_output_is_told(arguments, project):
    with Path("/dev/full").open("wb") as full:
        done = reportgen(*arguments, folder=project, stdout=full)

    assert (1, b"error: standard output cannot be written: the disk is full\n") == (done.returncode, done.stderr)


@needs_unix
@pytest.mark.parametrize(
    ("expected", "shell"),
    [
        ("[1] error: standard output is closed", "{} build data/2022.yaml -f md -o - 2>&1 >&-"),
        ("[0] ", "{} build data/2022.yaml 2>&1 >&-"),
        ("[1] error: standard input is closed", "{} build - -f md -o out.md 2>&1 <&-"),
        ("[1] ", "{} build nowhere.yaml 2>&-"),
    ],
    ids=["output wanted", "output not wanted", "input", "errors"],
)
def test_a_stream_that_the_caller_closed_is_no_fault_of_ours(expected, shell, project):
    command = shell.format(f'"{sys.executable}" -m reportgen')
    done = subprocess.run(
        ["/bin/sh", "-c", f'said=$({command}); echo "[$?] $said"'],
        cwd=project,
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert expected == done.stdout.decode().splitlines()[0].rstrip("\n")
    assert b"" == done.stderr


@needs_unix
def test_a_folder_as_standard_input_is_told(run, project, monkeypatch):
    class Folder:
        @property
        def buffer(self):
            return self

        def read(self):
            raise IsADirectoryError(21, "Is a directory")

    monkeypatch.setattr(sys, "stdin", Folder())
    said = run("build", "-", "-f", "md", "-o", "out.md")

    assert (1, "error: standard input cannot be read: it is a folder\n") == (said.code, said.err)
    assert not (project / "out.md").exists()


def test_a_dry_run_puts_nothing_on_standard_output_but_the_summary(run, project):
    said = run("build", "data/2022.yaml", "-f", "md", "-o", "-", "--dry-run")

    assert (0, "would write <stdout>; 8 blanks left\n") == (said.code, said.out)
    assert ["2022.yaml"] == [path.name for path in project.rglob("*") if path.is_file()]


@needs_unix
def test_a_folder_that_was_deleted_under_the_user_is_told(tmp_path):
    (tmp_path / "gone").mkdir()
    for arguments in ("build 2022.yaml", "init"):
        done = subprocess.run(
            ["/bin/sh", "-c", f'mkdir -p gone; cd gone; rmdir ../gone; "{sys.executable}" -m reportgen {arguments}'],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            capture_output=True,
            check=False,
            timeout=60,
        )

        assert 1 == done.returncode
        assert b"error: the current folder cannot be used: there is no such file or folder" in done.stderr


# --- terminals --------------------------------------------------------------------------------------------------------


@needs_unix
def test_errors_are_coloured_on_a_terminal_only_and_never_against_the_users_wish(project):
    (project / "data" / "2022.yaml").write_text("report: ideology\nyear: 2022\nunknown: 1\n", "utf-8")

    code, shown = on_a_terminal("build", "data/2022.yaml", "nowhere.yaml", folder=project)
    _, without = on_a_terminal("build", "data/2022.yaml", "nowhere.yaml", folder=project, NO_COLOR="1")
    _, dumb = on_a_terminal("build", "data/2022.yaml", "nowhere.yaml", folder=project, TERM="dumb")
    piped = reportgen("build", "data/2022.yaml", "nowhere.yaml", folder=project)

    assert 1 == code
    assert "\x1b[31merror[unknown-key]\x1b[0m" in shown
    assert "\x1b[31m\x1b[1merror: \x1b[0mthere is no file" in shown
    assert [False] * 3 == ["\x1b" in text for text in (without, dumb, piped.stderr.decode())]


@needs_unix
def test_many_reports_show_how_far_they_are_on_a_terminal_only(project):
    facts = (project / "data" / "2022.yaml").read_text("utf-8")
    for year in range(2000, 2021):
        (project / "data" / f"{year}.yaml").write_text(facts, "utf-8")
    many = [f"data/{year}.yaml" for year in range(2000, 2021)]

    _, shown = on_a_terminal("build", *many, "-f", "md", folder=project)
    _, few = on_a_terminal("build", *many[:20], "-f", "md", folder=project)
    piped = reportgen("build", *many, "-f", "md", folder=project)

    assert "building 21 reports" in shown
    assert "100%" in shown
    assert ["", b""] == [few, piped.stderr]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_each_shell_gets_a_script_that_asks_this_command(shell, run):
    said = run("--show-completion", shell)

    assert (0, "") == (said.code, said.err)
    assert "_REPORTGEN_COMPLETE" in said.out
    assert f"complete_{'powershell' if shell == 'pwsh' else shell}" in said.out


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
def test_each_shell_is_offered_what_may_follow(shell, tmp_path):
    asked = {"_TYPER_COMPLETE_ARGS": "reportgen build --f", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "--f"}
    instruction = {f"_TYPER_COMPLETE_{shell.upper()}_ACTION": "get-args", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    done = reportgen(
        folder=tmp_path, env={**os.environ, **asked, **instruction, "_REPORTGEN_COMPLETE": f"complete_{shell}"}
    )

    offered = set(re.findall(r"--[a-z]+", done.stdout.decode()))
    assert (b"", {"--format", "--final", "--force"}) == (done.stderr, offered)

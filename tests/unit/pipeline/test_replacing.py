"""A fact file is replaced whole or not at all, and never over what somebody else wrote."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.diagnostics import ReportgenError
from reportgen.pipeline.replacing import replace_unchanged

OLD, NEW = "report: ideology  # 旧\n".encode(), "report: ideology  # 新的\r\n".encode()

no_administrator = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="an administrator may write anywhere"
)
posix = pytest.mark.skipif(os.name != "posix", reason="modes, links, fork and SIGKILL are POSIX's")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "2022.yaml"
    path.write_bytes(OLD)
    return path


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refusal_of(path: Path, old: bytes = OLD, new: bytes = NEW) -> str:
    with pytest.raises(ReportgenError) as caught:
        replace_unchanged(path, path.name, old, new)
    assert caught.value.help is not None
    return str(caught.value)


def test_the_new_content_stands_in_the_old_ones_place_and_nothing_beside_it(target: Path) -> None:
    replace_unchanged(target, "2022.yaml", OLD, NEW)

    assert NEW == target.read_bytes()
    assert ["2022.yaml"] == names_in(target.parent)


def test_a_file_that_somebody_changed_is_left_alone(target: Path) -> None:
    target.write_bytes(OLD + b"# more\n")
    said = refusal_of(target)

    assert "was changed by somebody else" in said
    assert OLD + b"# more\n" == target.read_bytes()
    assert ["2022.yaml"] == names_in(target.parent)


def test_a_change_while_the_new_content_is_written_is_seen(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync = os.fsync

    def changes_meanwhile(descriptor: int) -> None:
        sync(descriptor)
        target.write_bytes(b"somebody else's\n")

    monkeypatch.setattr(os, "fsync", changes_meanwhile)
    said = refusal_of(target)

    assert "was changed by somebody else" in said
    assert b"somebody else's\n" == target.read_bytes()
    assert ["2022.yaml"] == names_in(target.parent)


def test_a_disk_that_fails_leaves_the_old_file_and_no_draft(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(descriptor: int) -> None:
        raise OSError(28, "No space left on device", str(descriptor))

    monkeypatch.setattr(os, "fsync", fails)
    said = refusal_of(target)

    assert "the disk is full" in said
    assert OLD == target.read_bytes()
    assert ["2022.yaml"] == names_in(target.parent)


def test_a_file_that_is_gone_and_a_folder_are_told(target: Path) -> None:
    assert "there is no file" in refusal_of(target.with_name("2021.yaml"))
    assert "is a folder" in refusal_of(target.parent)


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_mode_stays(target: Path, mode: int) -> None:
    target.chmod(mode)
    replace_unchanged(target, "2022.yaml", OLD, NEW)

    assert mode == stat.S_IMODE(target.stat().st_mode)


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only an administrator gives files away")
def test_the_owner_stays(target: Path) -> None:
    os.chown(target, 12345, 23456)
    replace_unchanged(target, "2022.yaml", OLD, NEW)

    assert (12345, 23456) == (target.stat().st_uid, target.stat().st_gid)


@posix
def test_a_link_stays_a_link(target: Path) -> None:
    link = target.with_name("this-year.yaml")
    link.symlink_to(target.name)
    replace_unchanged(link, "this-year.yaml", OLD, NEW)

    assert link.is_symlink()
    assert NEW == target.read_bytes()


@posix
@no_administrator
def test_a_file_and_a_folder_that_may_not_be_written_are_told(target: Path) -> None:
    target.chmod(0o444)
    assert "cannot be written" in refusal_of(target)
    target.chmod(0o644)
    target.parent.chmod(0o555)
    said = refusal_of(target)
    target.parent.chmod(0o755)

    assert "cannot be written" in said
    assert OLD == target.read_bytes()


KILLER = """
import json, os, signal, sys, time
from pathlib import Path
from reportgen.pipeline.replacing import replace_unchanged

path, rounds = Path(sys.argv[1]), 200
contents = [b"old: 1\\n" * 200_000, b"new: 22\\n" * 200_000]
path.write_bytes(contents[0])
start = time.perf_counter()
for new in (1, 0):
    replace_unchanged(path, "f", contents[1 - new], contents[new])
duration = (time.perf_counter() - start) / 2

stands, seen = 0, {"old": 0, "new": 0, "broken": 0, "drafts": 0}
for round in range(rounds):
    child = os.fork()
    if child == 0:
        replace_unchanged(path, "f", contents[stands], contents[1 - stands])
        os._exit(0)
    if round < rounds - 5:  # the last are let live: the new file is seen at least then
        time.sleep(1.5 * duration * round / rounds)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    for draft in path.parent.glob(".reportgen-*.tmp"):  # what a killed one leaves
        draft.unlink()
        seen["drafts"] += 1
    found = path.read_bytes()
    kind = "old" if found == contents[stands] else "new" if found == contents[1 - stands] else "broken"
    seen[kind] += 1
    stands = contents.index(found) if found in contents else 0
    if kind == "broken":
        path.write_bytes(contents[0])
print(json.dumps(seen))
"""
"""Forks from one warm process, and kills each child a little later into its write than the one before."""


@posix
def test_two_hundred_killed_in_the_middle_of_a_write_leave_the_old_file_or_the_new(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", KILLER, str(tmp_path / "2022.yaml")], capture_output=True, text=True, check=True
    )
    seen = json.loads(told.stdout)

    assert 0 == seen["broken"]
    assert 200 == seen["old"] + seen["new"]
    assert seen["old"] > 0 < seen["new"]
    assert 0 < seen["drafts"]  # some fell in the middle of it; 70 to 130 do

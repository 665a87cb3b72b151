"""What the tests of the command line share: running it in this process, in a folder with the standard facts."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import reportgen
from reportgen.cli import main

ROOT = Path(__file__).parents[3]
LANGUAGE_VARIABLES = ("REPORTGEN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True)
class Said:
    """What one run of the command said and returned."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return (self.out + self.err).splitlines()


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, kept: Path) -> None:
    """The cache of whoever runs the tests is theirs; the tests of keeping name a folder of their own."""
    monkeypatch.setenv("REPORTGEN_CACHE", str(kept))


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for compiled templates that many tests share: checking compiles them each time."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(autouse=True, scope="session")
def _catalogue() -> None:
    """In a source tree nobody has compiled the catalogue; in the wheel it is there."""
    package = Path(reportgen.__file__).parent
    if (package / "locale").resolve() == ROOT / "src" / "reportgen" / "locale":
        spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.compile_catalogues(ROOT / "src" / "reportgen")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in LANGUAGE_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the test stands in: a project with the standard facts."""
    (tmp_path / "data").mkdir()
    shutil.copy(ROOT / "data" / "2022.yaml", tmp_path / "data" / "2022.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    def run_command(*arguments: str | os.PathLike[str]) -> Said:
        code = main([os.fspath(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return run_command


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file in a folder by its name from there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

"""Documents to PDF with LibreOffice, under fonts and settings of the tests' own.

The faces that an official document names are licensed and cannot be shipped; here each is played by a free one of the
Fandol family, through a fontconfig that knows nothing else, so that no other face can slip in.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

__all__ = ["FACES", "find_fonts", "missing", "render"]

FACES = {
    "方正小标宋简体": "FandolSong",
    "宋体": "FandolSong",
    "仿宋_GB2312": "FandolFang",
    "楷体_GB2312": "FandolKai",
    "黑体": "FandolHei",
    "Times New Roman": "FandolSong",
}
"""The free family that plays each face."""

_PROOF = "FandolFang-Regular.otf"
_FOLDERS = (
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
    "/usr/share/texmf/fonts/opentype/public/fandol",
    "/usr/share/fonts/opentype/fandol",
)
_SECONDS = 300


def find_fonts(environment: Mapping[str, str]) -> Path | None:
    """Return the folder with the Fandol faces: ``REPORTGEN_FONTS``, the user's cache, or where Debian puts them."""
    cache = Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "reportgen" / "fonts"
    given = environment.get("REPORTGEN_FONTS")
    folders = [Path(given)] if given else [cache, *map(Path, _FOLDERS)]
    return next((folder for folder in folders if (folder / _PROOF).is_file()), None)


def missing(environment: Mapping[str, str]) -> str | None:
    """Say what the tests lack on this machine; None when they can run."""
    if not shutil.which("soffice"):
        return "LibreOffice (soffice) is not installed"
    if find_fonts(environment) is None:
        return "the Fandol fonts are not found: run tests/e2e/fetch_fonts.sh FOLDER and set REPORTGEN_FONTS=FOLDER"
    return None


def render(documents: Sequence[Path], folder: Path) -> None:
    """Convert Word files to PDF beside each other in ``folder``, by one start of LibreOffice with an own profile."""
    fonts = find_fonts(os.environ)
    assert fonts is not None
    home = folder / "home"
    home.mkdir(parents=True)
    configuration = home / "fonts.conf"
    configuration.write_text(_configuration(fonts, home / "cache"), encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, documents)]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "FONTCONFIG_FILE": str(configuration),
        "SAL_USE_VCLPLUGIN": "svp",
    }
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=_SECONDS, check=False)
    lost = [path.name for path in documents if not (folder / f"{path.stem}.pdf").is_file()]
    assert not lost, f"LibreOffice did not convert {lost}: {done.stdout}{done.stderr}"


def _configuration(fonts: Path, cache: Path) -> str:
    matches = "".join(
        f'<match target="pattern"><test name="family" qual="any"><string>{face}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{family}</string></edit></match>\n'
        for face, family in FACES.items()
    )
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        f"<dir>{fonts}</dir>\n<cachedir>{cache}</cachedir>\n{matches}</fontconfig>\n"
    )

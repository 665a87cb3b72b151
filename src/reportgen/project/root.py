"""Where a project begins, and where its templates are."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["SETTINGS_FILE", "find_root", "template_folders"]

SETTINGS_FILE = "reportgen.toml"


def find_root(folder: Path) -> Path:
    """Return the root of the project that a fact file in ``folder`` (an absolute path) belongs to."""
    for above in (folder, *folder.parents):
        if os.path.isfile(above / SETTINGS_FILE):  # noqa: PTH113 - Path.is_file may raise
            return above
    return folder.parent if folder.name == "data" else folder


def template_folders(root: Path) -> tuple[Path, ...]:
    """Return the folders that templates are looked for in: the user's own first, then the shipped ones."""
    own = root / "templates"
    packed = Path(__file__).parents[1] / "templates"
    # In a source tree the shipped templates stand at the top; the wheel carries them inside the package.
    shipped = packed if packed.is_dir() else Path(__file__).parents[3] / "templates"
    return (own, shipped) if own.is_dir() else (shipped,)

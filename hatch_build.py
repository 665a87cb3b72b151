"""Compile the Chinese catalogue: the one file of the package that is built, not written.

Hatchling calls the hook for every wheel.  In a source tree that is to run without being installed, ``python
hatch_build.py`` makes the file in place (git ignores it).
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # called by hand, where hatchling need not be
    BuildHookInterface = object

__all__ = ["CustomBuildHook", "compile_catalogues"]

_ANY_DAY = datetime(1980, 1, 1, tzinfo=UTC)
"""In place of today, which Babel would put into the file: the same sources give the same wheel."""


class CustomBuildHook(BuildHookInterface):
    """Runs before a wheel is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile inside the source tree that is packed."""
        compile_catalogues(Path(self.root, "src", "reportgen"))


def compile_catalogues(package: Path) -> None:
    """Compile every ``.po`` of a package into the ``.mo`` beside it."""
    for source in sorted(package.glob("locale/*/LC_MESSAGES/*.po")):
        with source.open("rb") as stream:
            catalogue = read_po(stream)
        catalogue.creation_date = catalogue.revision_date = _ANY_DAY
        draft = source.with_suffix(f".{os.getpid()}.tmp")  # several processes may compile at once
        with draft.open("wb") as target:
            write_mo(target, catalogue)
        draft.replace(source.with_suffix(".mo"))


if __name__ == "__main__":
    compile_catalogues(Path(__file__).parent / "src" / "reportgen")

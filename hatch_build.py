"""Make the two files of the package that are built, not written: the Chinese catalogue and the default mould.

Hatchling calls the hook for every wheel.  In a source tree that is to run without being installed, ``python
hatch_build.py`` makes them in place (git ignores them).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # called by hand, where hatchling need not be
    BuildHookInterface = object

__all__ = ["CustomBuildHook", "compile_catalogues", "make_mould"]


class CustomBuildHook(BuildHookInterface):
    """Runs before a wheel is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Make both files inside the source tree that is packed."""
        package = Path(self.root, "src", "reportgen")
        compile_catalogues(package)
        make_mould(package)


def compile_catalogues(package: Path) -> None:
    """Compile every ``.po`` of a package into the ``.mo`` beside it."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in sorted(package.glob("locale/*/LC_MESSAGES/*.po")):
        with source.open("rb") as stream:
            catalogue = read_po(stream)
        draft = source.with_suffix(".mo.tmp")
        with draft.open("wb") as target:
            write_mo(target, catalogue)
        draft.replace(source.with_suffix(".mo"))


def make_mould(package: Path) -> None:
    """Save the mould of the default layout, so that building a report need not make it again."""
    sys.path.insert(0, str(package.parent))
    try:
        from reportgen.writers.docx.mould import default_mould_bytes
    finally:
        sys.path.remove(str(package.parent))
    package.joinpath("writers", "docx", "default.mould").write_bytes(default_mould_bytes())


if __name__ == "__main__":
    here = Path(__file__).parent / "src" / "reportgen"
    compile_catalogues(here)
    make_mould(here)

"""The house is as its plan says: sizes hold, registries equal folders, every room stands in the plan."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from reportgen.facts import kinds
from reportgen.reports import REPORTS
from reportgen.template.filters import FILTERS
from reportgen.writers import WRITERS

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "src" / "reportgen"
MODULES = sorted(HOUSE.rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION = 400, 60
TABLES = {"gb9704", "_looks"}
"""Functions that are one table: the numbers of the standard, the looks of the styles."""
PLAN = (ROOT / "docs" / "architecture.md").read_text("utf-8")


def name_of(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_one_noun(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_function_is_one_thought(path: Path) -> None:
    functions = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef))
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions if node.name not in TABLES}

    assert {} == {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION}


def test_every_room_stands_in_the_plan() -> None:
    rooms = {f"{path.name}/" if path.is_dir() else path.name for path in HOUSE.iterdir() if path.name[0] not in "_."}
    planned = set(re.findall(r"^\| `([^`]+)` \|", PLAN, flags=re.MULTILINE))

    assert {"locale/", "templates/", "py.typed"} >= rooms - planned


def test_every_package_has_a_sign_on_its_door() -> None:
    signs = {
        path.parent.name: ast.get_docstring(ast.parse(path.read_text("utf-8"))) for path in HOUSE.rglob("__init__.py")
    }

    assert [] == [name for name, sign in signs.items() if not sign]


def test_every_report_type_is_a_module_with_a_template() -> None:
    modules = {path.stem for path in (HOUSE / "reports").glob("*.py")} - {"__init__", "official", "skeleton"}

    assert modules == set(REPORTS)
    assert all((ROOT / "templates" / report.TEMPLATE).is_file() for report in REPORTS.values())


def test_every_writer_has_a_folder() -> None:
    folders = {path.name for path in (HOUSE / "writers").iterdir() if path.is_dir() and path.name[0] != "_"}

    assert {"docx", "markdown"} == folders
    assert {"docx", "md"} == set(WRITERS)


def test_every_kind_of_fact_has_its_file() -> None:
    offered = {re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower() for name in kinds.__all__ if not name.endswith("Value")}

    assert offered <= {path.stem for path in (HOUSE / "facts" / "kinds").glob("*.py")}


def test_every_filter_of_the_field_is_documented() -> None:
    manual = (ROOT / "docs" / "templates.md").read_text("utf-8")
    own = {name for module in (HOUSE / "template" / "filters").glob("*.py") for name in _filters_of(module)}

    assert own <= set(FILTERS)
    assert [] == sorted(name for name in own if f"`{name}`" not in manual)


def _filters_of(module: Path) -> set[str]:
    """Return the names in the literal dict FILTERS of a module."""
    for node in ast.parse(module.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and node.targets[0].id == "FILTERS":  # type: ignore[attr-defined]  # a name
            return {key.value for key in node.value.keys if isinstance(key, ast.Constant)}
    return set()

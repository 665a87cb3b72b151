"""The JSON Schema of a report type: whole, in the order of its model, and as it is committed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from jsonschema import Draft7Validator

from editor import SCHEMA, is_accepted
from reportgen.facts.fact import Fact
from reportgen.facts.field import fields_of, members_of, section_of
from reportgen.facts.kinds import Kind, Part, Text
from reportgen.facts.provenance import KEYS
from reportgen.facts.schema import is_schema, schema_in, schema_of, schema_text
from reportgen.facts.schema.kind import WRITINGS
from reportgen.facts.section import Section
from reportgen.reports import REPORTS
from reportgen.reports.skeleton import skeleton

ROOT = Path(__file__).parents[4]
NAMED = [ROOT / "data" / "2022.yaml", *sorted(ROOT.glob("examples/*/data/*.yaml"))]
FACT_FILES = [*NAMED, *sorted(ROOT.glob("tests/golden/*/*/facts.yaml"))]
COMMITTED = [
    (folder / f"{name}.schema.json", name)
    for folder in (ROOT / "schemas", *(path.parent / "schemas" for path in ROOT.glob("examples/*/reportgen.toml")))
    for name in REPORTS
]


def text_of(name: str) -> str:
    return schema_text(REPORTS[name].MODEL, name, REPORTS[name].NAME)


def properties(schema: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = schema["properties"]
    return found


def references_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ([value["$ref"]] if "$ref" in value else [])
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from references_in(each)


def kinds(base: type[Kind] = Kind) -> Iterator[type[Kind]]:
    for kind in base.__subclasses__():
        if kind.__module__.startswith("reportgen."):
            yield kind
            yield from kinds(kind)


def test_every_kind_of_fact_has_its_schema_in_a_file_of_its_name() -> None:
    assert set(kinds()) == set(WRITINGS)
    assert {f"reportgen.facts.schema.{kind.NAME}" for kind in WRITINGS} == {
        writing.__module__ for writing in WRITINGS.values()
    }


def test_a_schema_is_one_of_draft_7() -> None:
    Draft7Validator.check_schema(SCHEMA)

    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert {reference.removeprefix("#/definitions/") for reference in references_in(SCHEMA)} == set(
        SCHEMA["definitions"]
    )


@pytest.mark.parametrize(("path", "name"), COMMITTED, ids=lambda value: str(value).removeprefix(f"{ROOT}/"))
def test_the_schema_that_is_committed_is_the_one_of_its_report_type(path: Path, name: str, *, accept: bool) -> None:
    if accept:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text_of(name), "utf-8", newline="\n")
    current = path.is_file() and path.read_text("utf-8") == text_of(name)

    assert current, f"write it anew: reportgen schema {name} -o {path.relative_to(ROOT).as_posix()}"


@pytest.mark.parametrize("path", FACT_FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_fact_file_of_this_project_is_accepted(path: Path) -> None:
    assert is_accepted(path.read_text("utf-8"))


@pytest.mark.parametrize("path", NAMED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_fact_file_of_this_project_names_its_schema(path: Path) -> None:
    named = schema_in(path.read_bytes())

    assert named is not None
    assert (path.parent / named).resolve() in [committed for committed, _ in COMMITTED]


def test_an_empty_fact_file_is_accepted() -> None:
    assert is_accepted(skeleton("ideology", REPORTS["ideology"].MODEL, 2031))


def test_keys_stand_in_the_order_of_the_model() -> None:
    model = REPORTS["ideology"].MODEL
    for name, member in members_of(model):
        if isinstance(member, Part):
            inner = [inner for inner, _ in members_of(section_of(model, name))]
            assert inner == list(properties(properties(SCHEMA)[name]))

    assert [name for name, _ in members_of(model)] == list(properties(SCHEMA))


def test_a_schema_is_the_same_each_time() -> None:
    assert text_of("ideology") == text_of("ideology")
    assert json.loads(text_of("ideology")) == SCHEMA


def test_every_fact_is_explained_by_its_label_its_unit_and_what_may_be_left_out() -> None:
    for field in fields_of(REPORTS["ideology"].MODEL):
        schema = SCHEMA
        for step in field.route.steps:
            schema = properties(schema)[str(step)]
        said = schema["description"]

        assert schema["title"].startswith(field.kind.label)
        assert said.startswith(schema["title"])
        assert ("选填" if field.kind.optional else "必填") in said
        assert ("不适用" in said) == field.kind.may_not_apply
        unit = getattr(field.kind, "unit", None)
        assert unit is None or (f"（{unit}）" in schema["title"] and f"“{unit}”" in said)


def test_every_key_of_a_provenance_is_explained() -> None:
    stated = SCHEMA["definitions"]["count-stated-1"]
    explained = {key for key in KEYS if "description" in SCHEMA["definitions"].get(key, stated["properties"][key])}

    assert list(KEYS) == list(stated["properties"])
    assert set(KEYS) == explained


def test_what_is_said_of_a_wrong_value_is_chinese() -> None:
    said = re.findall(r'"(?:errorMessage|patternErrorMessage|title|description)": "(.*)"', text_of("ideology"))

    assert len(said) > 200
    assert [] == [sentence for sentence in said if not re.search(r"[\u4e00-\u9fff]", sentence)]


def test_a_report_type_of_its_own_has_a_schema() -> None:
    class Work(Section):
        report: Annotated[Fact, Text("报告类型")]
        text: Annotated[Fact, Text("a/b (c)", may_not_apply=True)]

    validator = Draft7Validator(schema_of(Work, "work-plan.2", "工作计划"))

    assert validator.is_valid({"report": "work-plan.2", "text": "不适用"})
    assert not validator.is_valid({"report": "work-plan-2"})
    assert not validator.is_valid({"report": "work-plan.2", "text": "a/b (c)：甲"})


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"report: ideology\n", b'{"$comment": 1}', b'{"$comment": "mine"}', b"\xff\xfe", b"[" * 99999],
)
def test_another_file_is_no_schema_of_ours(content: bytes) -> None:
    assert not is_schema(content)


def test_a_schema_is_known_as_ours() -> None:
    assert is_schema(text_of("ideology").encode())

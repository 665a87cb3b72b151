from __future__ import annotations

import json
from pathlib import Path

import pytest

FACTS = Path("data", "2022.yaml")

pytestmark = pytest.mark.usefixtures("project")


def test_the_next_year_stands_beside_the_old_one_and_names_it(run):
    old = FACTS.read_bytes()
    said = run("roll", FACTS)
    text = Path("data", "2023.yaml").read_text("utf-8")

    assert (0, "wrote data/2023.yaml, schemas/ideology.schema.json", "") == (
        said.code,
        said.out.splitlines()[0],
        said.err,
    )
    assert "\nyear: 2023\n" in text
    assert "\nprevious: 2022.yaml\n" in text
    assert "# 中心组及中心组（扩大）学习次数（次）\n  center_group_sessions:\n" in text
    assert "  short_name: 局党委\n" in text
    assert old == FACTS.read_bytes()


@pytest.mark.parametrize(
    ("target", "previous"),
    [("next/facts.yaml", "../data/2022.yaml"), ("2023.yaml", "data/2022.yaml"), ("data/new.yml", "2022.yaml")],
)
def test_the_old_file_is_named_from_the_folder_of_the_new_one(target, previous, run):
    run("roll", FACTS, "-o", target)

    assert f"\nprevious: {previous}\n" in Path(target).read_text("utf-8")
    assert 0 == run("build", target, "-f", "md", "-n").code


def test_last_years_values_are_shown_for_what_became_blank(run):
    run("roll", FACTS)
    found = {each["route"]: each for each in json.loads(run("blanks", "data/2023.yaml", "-f", "json").out)}

    assert ("20次", "594件") == tuple(
        found[route]["previous"] for route in ("study.center_group_sessions", "hotline.cases_closed")
    )


@pytest.mark.parametrize("options", [(), ("-o", "data/2023.yaml"), ("-o", "data/2022.yaml"), ("-o", "data")])
def test_nothing_that_is_there_is_replaced(options, run):
    Path("data", "2023.yaml").write_text("mine\n", "utf-8")
    old = FACTS.read_bytes()

    said = run("roll", FACTS, *options)

    assert (1, "") == (said.code, said.out)
    assert "is there already" in said.err
    assert "mine\n" == Path("data", "2023.yaml").read_text("utf-8")
    assert old == FACTS.read_bytes()


def test_quiet_says_nothing_when_all_is_well(run):
    said = run("roll", FACTS, "-q")

    assert (0, "", "") == (said.code, said.out, said.err)
    assert Path("data", "2023.yaml").is_file()


@pytest.mark.parametrize("options", [("-",), (FACTS, "-o", "-"), (FACTS, "-o", "")])
def test_a_roll_that_cannot_be_meant_is_a_wrong_command_line(options, run):
    assert 2 == run("roll", *options).code
    assert [FACTS] == list(Path("data").iterdir())

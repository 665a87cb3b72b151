from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

FACTS = Path("data", "2022.yaml")
SCHEMA = Path("schemas", "ideology.schema.json")
MODELINE = "# yaml-language-server: $schema=../schemas/ideology.schema.json"

pytestmark = pytest.mark.usefixtures("project")


def first_line(path):
    return path.read_text("utf-8").split("\n", 1)[0]


def test_a_schema_is_printed(run):
    said = run("schema", "ideology")
    schema = json.loads(said.out)

    assert (0, "") == (said.code, said.err)
    assert "意识形态工作情况报告：事实文件" == schema["title"]
    assert said.out.endswith("}\n")


@pytest.mark.parametrize("options", [("-o", "-"), ("-o", "-", "-q"), ("-q",)])
def test_standard_output_can_be_named(options, run):
    assert run("schema", "ideology").out == run("schema", "ideology", *options).out


def test_a_schema_is_the_same_in_each_language(run, monkeypatch):
    english = run("schema", "ideology").out
    monkeypatch.setenv("REPORTGEN_LANG", "zh_CN")

    assert english == run("schema", "ideology").out


def test_a_schema_is_written_to_a_file_whose_folder_need_not_be_there(run):
    said = run("schema", "ideology", "-o", SCHEMA)

    assert (0, f"wrote {SCHEMA}\n", "") == (said.code, said.out, said.err)
    assert run("schema", "ideology").out.encode() == SCHEMA.read_bytes()


def test_an_older_schema_is_written_anew(run):
    SCHEMA.parent.mkdir()
    SCHEMA.write_text('{"$comment": "reportgen schema ideology", "title": "old"}', "utf-8")

    assert 0 == run("schema", "ideology", "-o", SCHEMA).code
    assert run("schema", "ideology").out == SCHEMA.read_text("utf-8")


def test_quiet_says_nothing_when_all_is_well(run):
    said = run("schema", "ideology", "-o", SCHEMA, "-q")

    assert (0, "", "") == (said.code, said.out, said.err)
    assert SCHEMA.is_file()


@pytest.mark.parametrize("content", ["", "{}", "mine: 1\n", '{"$comment": "mine"}'])
def test_another_file_is_not_replaced(content, run):
    Path("mine.json").write_text(content, "utf-8")

    said = run("schema", "ideology", "-o", "mine.json")

    assert (1, "") == (said.code, said.out)
    assert said.err.startswith('error: "mine.json" is there already, and is not a schema of reportgen\n')
    assert content == Path("mine.json").read_text("utf-8")


@pytest.mark.parametrize("folder", ["data", "new/"])
def test_a_folder_is_no_file(folder, run):
    said = run("schema", "ideology", "-o", folder)

    assert (1, "") == (said.code, said.out)
    assert f'error: "{folder}" is a folder, not a file\n' in said.err
    assert [FACTS] == [path for path in Path().rglob("*") if path.is_file()]


def test_a_file_where_a_folder_would_be_is_told(run):
    said = run("schema", "ideology", "-o", "data/2022.yaml/a.json")

    assert (1, "") == (said.code, said.out)
    assert "a part of its path is a file, not a folder" in said.err


@pytest.mark.parametrize(
    ("arguments", "problem", "advice"),
    [
        (("ideolgy",), 'there is no report type "ideolgy"', 'did you mean "ideology"?'),
        (("weather",), 'there is no report type "weather"', "known are ideology"),
        (("ideology", "-o", ""), 'option "--output" needs a value', 'see "reportgen schema --help"'),
        ((), '"TYPE" is missing', 'see "reportgen schema --help"'),
    ],
)
def test_a_schema_that_cannot_be_meant_is_a_wrong_command_line(arguments, problem, advice, run):
    said = run("schema", *arguments)

    assert (2, "") == (said.code, said.out)
    assert f"error: {problem}\nhelp: {advice}\n" in said.err


class TestRollingForward:
    """The new fact file names its schema."""

    def test_as_the_old_one_does(self, run):
        run("roll", FACTS)

        assert MODELINE == first_line(FACTS) == first_line(Path("data", "2023.yaml"))
        assert run("schema", "ideology").out == SCHEMA.read_text("utf-8")

    def test_where_the_old_one_names_none(self, run):
        old = FACTS.read_bytes().partition(b"\n")[2]
        FACTS.write_bytes(old)
        said = run("roll", FACTS)

        assert f"wrote data{os.sep}2023.yaml, {SCHEMA}" == said.lines[0]
        assert MODELINE == first_line(Path("data", "2023.yaml"))
        assert old == FACTS.read_bytes()

    def test_a_schema_that_is_there_is_not_replaced(self, run):
        SCHEMA.parent.mkdir()
        SCHEMA.write_text("mine", "utf-8")
        said = run("roll", FACTS)

        assert f"wrote data{os.sep}2023.yaml" == said.lines[0]
        assert "mine" == SCHEMA.read_text("utf-8")

    @pytest.mark.parametrize(
        ("target", "named"),
        [
            ("2023.yaml", "schemas/ideology.schema.json"),
            ("a/b/2023.yaml", "../../schemas/ideology.schema.json"),
            ("data/next.yaml", "../schemas/ideology.schema.json"),
        ],
    )
    def test_by_the_path_from_its_own_folder(self, target, named, run):
        run("roll", FACTS, "-o", target)

        assert f"# yaml-language-server: $schema={named}" == first_line(Path(target))
        assert SCHEMA.is_file()
        assert [SCHEMA.resolve()] == [path.resolve() for path in Path().rglob("*.json")]

    def test_in_a_project_of_its_own(self, run):
        FACTS.write_bytes(FACTS.read_bytes().partition(b"\n")[2])
        Path("next").mkdir()
        Path("next", "reportgen.toml").write_text("", "utf-8")
        run("roll", FACTS, "-o", "next/data/2023.yaml")

        assert MODELINE == first_line(Path("next/data/2023.yaml"))
        assert Path("next", SCHEMA).is_file()
        assert not SCHEMA.exists()

    @pytest.mark.parametrize("named", ["https://example.org/a.json", "none", "../own/mine.json"])
    def test_a_schema_that_is_not_ours_is_named_and_not_written(self, named, run):
        FACTS.write_text(f"# yaml-language-server: $schema={named}\n" + FACTS.read_text("utf-8"), "utf-8")
        run("roll", FACTS)

        assert f"# yaml-language-server: $schema={named}" == first_line(Path("data", "2023.yaml"))
        assert [] == list(Path().rglob("*.json"))

    def test_nothing_is_written_when_the_fact_file_cannot_be(self, run):
        Path("schemas").write_text("a file where the folder would be", "utf-8")

        assert 1 == run("roll", FACTS).code
        assert [FACTS] == list(Path("data").iterdir())


def test_editing_in_place_keeps_the_line_that_names_the_schema(run):
    before = FACTS.read_text("utf-8").splitlines()
    assert 0 == run("fill", FACTS, "--set", "wechat.posts=1234", "--source", "后台").code
    assert 0 == run("fill", FACTS, "--unset", "year").code
    after = FACTS.read_text("utf-8").splitlines()

    assert MODELINE == before[0] == after[0]
    assert before[1:6] == after[1:6]

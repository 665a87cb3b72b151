"""The cases of the rules on facts, templates, suppressions, layout and built reports: files, and what check says.

The first block is what is checked, with options behind its name.  A ``yaml`` and a ``jinja`` block is a file; a
``change`` block is a .docx that is built from the complete example, with what is replaced in which of its parts
(``part: old → new``); a ``complete`` block is the facts of that example with ``old → new`` replaced, ``before`` and
``later`` are the same before and after the .docx is built.  The ``text`` block is what ``reportgen check -f concise``
says, blanks aside.
"""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportgen.check.rule import page_of
from reportgen.check.rules import GROUPS, RULES, TEXT_RULES, group_of
from reportgen.cli import main

ROOT = Path(__file__).parents[3]

CASES = ROOT / "tests" / "cases" / "check"
BLOCK = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OTHERS = [rule for rule in RULES if rule not in TEXT_RULES]
BLANKS = ("blank", "open-blank")


@dataclass(frozen=True)
class Scenario:
    rule: str
    name: str
    blocks: tuple[tuple[str, str, str], ...]

    @property
    def said(self) -> str:
        return next((text for kind, _, text in self.blocks if kind == "text"), "")


def scenarios_of(rule: str) -> list[Scenario]:
    parts = (CASES / group_of(rule) / f"{rule}.md").read_text("utf-8").split("\n## ")[1:]
    return [
        Scenario(rule, name, tuple(BLOCK.findall(text))) for name, _, text in (part.partition("\n") for part in parts)
    ]


SCENARIOS = [scenario for rule in OTHERS for scenario in scenarios_of(rule)]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: f"{scenario.rule}: {scenario.name}")
def test_what_check_says_is_what_the_case_says(scenario, project, run):
    first = next(words for kind, words, _ in scenario.blocks if kind in ("yaml", "complete", "change"))
    file, *options = first.split()
    for kind in ("complete", "before", "yaml", "jinja", "change", "later"):
        for _, words, text in (block for block in scenario.blocks if block[0] == kind):
            write(project, kind, words.split()[0], text, run)
    ignored = [f"--ignore={rule}" for rule in BLANKS if rule != scenario.rule]
    result = run("check", file, "-f", "concise", *ignored, *options)

    assert scenario.said == result.out.replace(f"{ROOT}/", "") + result.err
    assert (1 if "error" in scenario.said else 0) == result.code


def write(project: Path, kind: str, file: str, text: str, run) -> None:
    path = project / file
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "change":
        write_changed(project, path, text, run)
    else:
        path.write_text(text if kind in ("yaml", "jinja") else complete_with(text), "utf-8")


def complete_with(changes: str) -> str:
    """Return the facts of the complete example, pieces of them replaced."""
    facts = (ROOT / "examples" / "complete" / "data" / "2024.yaml").read_text("utf-8")
    for line in changes.splitlines():
        old, _, new = line.partition(" → ")
        assert old in facts
        facts = facts.replace(old, new.strip())
    return facts


def write_changed(project: Path, path: Path, changes: str, run) -> None:
    """Build the complete example, and replace texts in its parts."""
    facts = project / "data" / "2024.yaml"
    if not facts.exists():
        facts.write_text(complete_with(""), "utf-8")
    assert run("build", facts, "-f", "docx", "-o", project / "made.docx").code == 0
    replaced = [re.fullmatch(r"(\S+): (.*?) → (.*)", line).groups() for line in changes.splitlines()]
    with zipfile.ZipFile(project / "made.docx") as made, zipfile.ZipFile(path, "w") as changed:
        for name in made.namelist():
            content = made.read(name).decode()
            for part, old, new in replaced:
                if part == name:
                    assert old in content, f"{old} is not in {part}"
                    content = content.replace(old, new)
            changed.writestr(name, content)


@pytest.mark.parametrize("rule", OTHERS)
def test_every_rule_has_a_failing_and_a_passing_case(rule):
    said = [scenario.said for scenario in scenarios_of(rule)]

    assert any(f"[{rule}]" in each for each in said)
    assert "" in said


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_page(rule):
    page = page_of(RULES[rule])

    assert all((page.what, page.why, page.bad, page.good, page.allow, page.source))
    assert not page.what.endswith(".")
    assert page.allow.endswith(".")
    assert page.source.endswith(".")


def test_a_rule_stands_in_the_folder_of_its_group_in_a_file_of_its_name():
    folder = Path(page_of.__code__.co_filename).parent / "rules"
    files = {(path.parent.name, path.stem) for path in folder.glob("*/*.py")} - {
        (group, "__init__") for group in GROUPS
    }

    assert files == {(group, rule.replace("-", "_")) for group, rules in GROUPS.items() for rule in rules}


def test_no_two_groups_have_a_rule_of_one_name():
    assert len(RULES) == sum(map(len, GROUPS.values()))
    assert not set(RULES) & set(GROUPS)


TEMPLATE = re.compile(r"^## (.+?)\n+```jinja\n(.*?)```\n+```text\n(.*?)```", re.MULTILINE | re.DOTALL)
TEMPLATES = TEMPLATE.findall((CASES / "templates.md").read_text("utf-8"))


def test_there_are_enough_templates_with_defects_and_without():
    assert len(TEMPLATES) == (CASES / "templates.md").read_text("utf-8").count("\n```jinja\n")
    assert len([said for _, _, said in TEMPLATES if said]) >= 25
    assert len([said for _, _, said in TEMPLATES if not said]) >= 10


@pytest.mark.parametrize(("template", "said"), [each[1:] for each in TEMPLATES], ids=[each[0] for each in TEMPLATES])
def test_a_defect_of_a_template_is_found_at_its_line_and_nothing_in_a_clean_one(template, said, project, run):
    (project / "templates" / "ideology").mkdir(parents=True)
    (project / "templates" / "ideology" / "report.md.j2").write_text(template, "utf-8")
    (project / "data" / "2022.yaml").write_text("report: ideology\nyear: 2022\n", "utf-8")
    found = json.loads(run("check", "-f", "json", "--ignore=blank").out)

    assert said == "".join(f"{each['line']} {each['rule']}\n" for each in found)
    assert {"templates/ideology/report.md.j2"} >= {each["file"] for each in found}


SEEDED = re.findall(
    r"^\| (?!right|---)(.+?) \| (.+?) \| (.+?) \|$", (CASES / "seeded-errors.md").read_text("utf-8"), re.MULTILINE
)


def rows_of(page: Path) -> int:
    """The rows of the tables of a page, without their heads."""
    lines = page.read_text("utf-8").splitlines()
    return sum(line.startswith("|") for line in lines) - 2 * sum(line.startswith("|---") for line in lines)


@pytest.fixture(scope="module")
def complete(tmp_path_factory):
    """The complete example, built."""
    folder = tmp_path_factory.mktemp("complete")
    shutil.copytree(ROOT / "examples" / "complete", folder, dirs_exist_ok=True)
    assert main(["build", str(folder / "data" / "2024.yaml"), "-f", "docx", "-q"]) == 0
    return folder


def found_in(folder: Path, changes: list[tuple[str, str]], run) -> list[dict[str, object]]:
    target = folder / "reports" / "changed.docx"
    with zipfile.ZipFile(folder / "reports" / "2024.docx") as built, zipfile.ZipFile(target, "w") as changed:
        for name in built.namelist():
            content = built.read(name)
            for right, wrong in changes if name == "word/document.xml" else ():
                assert right.encode() in content
                content = content.replace(right.encode(), wrong.encode(), 1)
            changed.writestr(name, content)
    return json.loads(run("check", target, "-f", "json").out)


def test_the_report_that_errors_are_put_into_has_none(complete, run):
    assert [] == found_in(complete, [], run)
    assert len(SEEDED) == rows_of(CASES / "seeded-errors.md") >= 30


@pytest.mark.parametrize(("right", "wrong", "rule"), SEEDED, ids=[f"{each[2]}: {each[1][:12]}" for each in SEEDED])
def test_an_error_in_a_built_report_is_found(right, wrong, rule, complete, run):
    found = found_in(complete, [(right, wrong)], run)

    assert rule in [each["rule"] for each in found]
    assert {rule, "edited-fact", "untraced-number"} >= {each["rule"] for each in found}
    assert all(each["line"] for each in found)

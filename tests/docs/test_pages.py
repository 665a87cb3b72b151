"""The pages under docs/ and the READMEs: what they show is run, where they point to exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.diagnostics import has_errors
from reportgen.layouts import LAYOUTS
from reportgen.pipeline import draw_up, report_of, write
from reportgen.project import find_root, template_folders
from reportgen.template.environment import Templates
from reportgen.writers.options import WriteOptions

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/**/*.md"), *ROOT.glob("benchmarks/*.md")]
)
FILLED = ROOT / "examples" / "complete" / "data" / "2024.yaml"
OPTIONS = WriteOptions(layout=LAYOUTS["gb9704"](), version="0")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", (ROOT / page).read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)


EXAMPLES = sorted(ROOT.glob("examples/*/data/*.yaml"))
FACT_FILES = blocks("docs/facts.md", "yaml") + blocks("docs/facts.zh-CN.md", "yaml")
TEMPLATES = list(zip(blocks("docs/templates.md", "jinja"), blocks("docs/templates.md", "markdown"), strict=True))


def test_the_pages_have_examples() -> None:
    assert len(FACT_FILES) >= 8
    assert len(EXAMPLES) >= 2
    assert len(TEMPLATES) >= 5


@pytest.mark.parametrize("facts", FACT_FILES)
def test_every_fact_file_shown_is_valid_and_builds(facts: str) -> None:
    report = report_of(facts.encode(), "facts.yaml")

    assert report.diagnostics == ()
    assert report.value is not None
    assert not has_errors(draw_up(report.value, Templates(template_folders(ROOT / "data"))).diagnostics)


@pytest.mark.parametrize("facts", EXAMPLES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_example_builds(facts: Path) -> None:
    report = report_of(facts.read_bytes(), facts.name)

    assert report.diagnostics == ()
    assert report.value is not None
    assert draw_up(report.value, Templates(template_folders(find_root(facts.parent)))).diagnostics == ()


@pytest.mark.parametrize(("template", "expected"), TEMPLATES)
def test_every_template_shown_makes_what_stands_under_it(template: str, expected: str, tmp_path: Path) -> None:
    own = tmp_path / "templates" / "ideology" / "report.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text(f"---\n标题: 示例\n---\n\n{template}", "utf-8")
    report = report_of(FILLED.read_bytes(), "2024.yaml")
    assert report.value is not None
    document = draw_up(report.value, Templates(template_folders(tmp_path)))
    assert document.value is not None, document.diagnostics
    text = write(document.value, "md", OPTIONS).decode()

    assert expected.strip() == re.sub(r"\A---\n.*?\n---\n|<!-- reportgen .*\Z", "", text, flags=re.DOTALL).strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))

    assert [] == [link for link in links if not (page.parent / link).exists()]

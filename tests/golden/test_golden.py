"""Expected outputs beside the facts that made them.

`tests/golden/<report type>/<scenario>/` holds `facts.yaml`, `expected.md` and the parts of the .docx under `docx/`,
with line breaks between elements so that a change can be read; of some, the evidence annex (`annex.md`) too.  Where
there is an `old.yaml`, what a redline of the two has of its own stands under `redline/`, and the hashes of whole files
in `bytes.txt`: every Python must give them.
`pytest --accept` rewrites; a person reads the diff.
"""

from __future__ import annotations

import io
import re
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from reportgen.diagnostics import Outcome
from reportgen.document.nodes import Document
from reportgen.layouts import LAYOUTS
from reportgen.pipeline import report_of, write
from reportgen.pipeline.history.annex import annex_document, annex_of
from reportgen.pipeline.history.redlining import Author, word_of_facts
from reportgen.pipeline.history.redlining import redlined as redline_of
from reportgen.pipeline.history.tracing import traced_in
from reportgen.pipeline.history.version import Drawn, drawn_from
from reportgen.project import find_root, template_folders
from reportgen.template.environment import Templates
from reportgen.writers.options import WriteOptions

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ELSEWHERE = {
    HERE / "ideology" / "standard": ROOT / "data" / "2022.yaml",
    HERE / "ideology" / "complete": ROOT / "examples" / "complete" / "data" / "2024.yaml",
}
"""Scenarios whose facts are kept for other readers too."""
FACTS = ELSEWHERE | {path.parent: path for path in HERE.glob("*/*/facts.yaml")}
OPTIONS = WriteOptions(layout=LAYOUTS["gb9704"](), version="0")
LAYOUT_PARTS = re.compile(
    r"word/(styles|settings|fontTable|footer\d)\.xml|.*\.rels|\[Content_Types\]\.xml|customXml/itemProps1\.xml|docProps/app\.xml"
)
"""The same in every report of one layout: kept once, with the scenario `standard`."""

ANNEXES = {"complete", "blank", "not-applicable"}
"""Scenarios whose evidence annex is kept too."""

HASH_PART = "word/reportgen.xml"
"""Says only that the other parts are as they are."""
HASH = re.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
"""Of what an output was made from: another one with each word of a template, and no news then."""


def made(scenario: Path) -> dict[str, str]:
    """Return the name and the text of everything that a scenario's facts become."""
    facts = FACTS[scenario]
    drawn = version_of(facts)
    assert drawn.document is not None
    files = {"expected.md": HASH.sub("…", write(drawn.document, "md", OPTIONS).decode())}
    with zipfile.ZipFile(io.BytesIO(write(drawn.document, "docx", OPTIONS))) as package:
        files["docx/parts.txt"] = "".join(f"{name}\n" for name in package.namelist())
        for name in package.namelist():
            if name != HASH_PART and (scenario.name == "standard" or not LAYOUT_PARTS.fullmatch(name)):
                files[f"docx/{name}"] = readable(package.read(name).decode())
    if scenario.name in ANNEXES:
        files["annex.md"] = HASH.sub("…", write(annex_from(facts), "md", OPTIONS).decode())
    old = facts.with_name("old.yaml")
    return files | redlined(version_of(old), drawn) if scenario not in ELSEWHERE and old.exists() else files


def annex_from(facts: Path) -> Document:
    report = report_of(facts.read_bytes(), facts.name).value
    assert report is not None
    return annex_document(annex_of("", traced_in(report, None, None), report), ())


def version_of(facts: Path) -> Drawn:
    templates = Templates(template_folders(find_root(facts.parent)))
    drawn = drawn_from(facts.read_bytes(), facts.name, facts.parent, templates)
    assert drawn.value is not None, drawn.diagnostics
    return drawn.value


def redlined(old: Drawn, new: Drawn) -> dict[str, str]:
    """Return what a redline has of its own, and the hashes of it and of the new report."""
    before, after = (word_of_facts(Outcome(each), OPTIONS).value for each in (old, new))
    assert before is not None
    assert after is not None
    made = redline_of(before, after, Author("张三", "2022-12-31T00:00:00Z")).value
    assert made is not None
    whole = {"report.docx": after.content, "redline.docx": made}
    files = {"bytes.txt": "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in whole.items())}
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        for name in ("word/document.xml", "word/comments.xml"):
            files[f"redline/{name}"] = readable(package.read(name).decode())
    return files


def readable(xml: str) -> str:
    xml = HASH.sub("…", xml)
    return re.sub(r"(?<=>)(?=<w:(?:p|tbl|tr|tc|style|sectPr|sdt|bookmarkStart)[ >])", "\n", xml).rstrip("\n") + "\n"


def accepted(scenario: Path) -> dict[str, Path]:
    """Return the files that were accepted, by name."""
    files = (path for path in scenario.rglob("*") if path.is_file() and path.name not in ("facts.yaml", "old.yaml"))
    return {path.relative_to(scenario).as_posix(): path for path in files}


def test_every_golden_has_its_facts() -> None:
    assert sorted(FACTS) == sorted(path for path in HERE.glob("*/*") if path.is_dir())


@pytest.mark.parametrize("scenario", sorted(FACTS), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_facts_become_what_was_accepted(scenario: Path, accept: bool) -> None:  # noqa: FBT001 - a fixture
    files = made(scenario)
    if accept:
        rewrite(scenario, files)

    assert {name: path.read_text("utf-8") for name, path in accepted(scenario).items()} == files


def rewrite(scenario: Path, files: dict[str, str]) -> None:
    for path in accepted(scenario).values():
        path.unlink()
    for name, text in files.items():
        path = scenario / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")

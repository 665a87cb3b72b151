"""What the READMEs say that the command says is what it says."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def shown(page: str) -> str:
    """Return what stands under the first build of a page."""
    return (ROOT / page).read_text("utf-8").split("$ reportgen build data/2022.yaml\n", 1)[1].split("\n", 1)[0]


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(("page", "language"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_a_build_says_what_the_page_shows(page, language, run, monkeypatch):
    monkeypatch.setenv("REPORTGEN_LANG", language)

    assert [shown(page)] == run("build", "data/2022.yaml").lines

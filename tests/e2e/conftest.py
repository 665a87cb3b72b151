import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from e2e import documents, measure, rendering
from reportgen.writers import docx
from reportgen.writers.options import WriteOptions

Open = Callable[[str], tuple[measure.Page, ...]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session", autouse=True)
def _libreoffice() -> None:
    lacking = rendering.missing(os.environ)
    if lacking and os.environ.get("REPORTGEN_REQUIRE_E2E") == "1":
        pytest.fail(lacking)
    if lacking:
        pytest.skip(lacking)


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the PDF of every case: one start of LibreOffice for all."""
    folder = tmp_path_factory.mktemp("rendered")
    files = [folder / f"{name}.docx" for name in documents.CASES]
    for file, case in zip(files, documents.CASES.values(), strict=True):
        file.write_bytes(_written(case))
    rendering.render(files, folder)
    return folder


@pytest.fixture(scope="session")
def pdf(rendered: Path) -> Open:
    """Return a function that opens the PDF of a case by its name, once."""
    opened: dict[str, tuple[measure.Page, ...]] = {}

    def pages_of(name: str) -> tuple[measure.Page, ...]:
        if name not in opened:
            opened[name] = measure.pages(rendered / f"{name}.pdf")
        return opened[name]

    return pages_of


def _written(case: documents.Case) -> bytes:
    target = io.BytesIO()
    docx.write(case.document, target, WriteOptions(case.layout, "0", reference=case.reference))
    return target.getvalue()

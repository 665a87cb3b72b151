import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the goldens; a person reads the diff")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Tell whether the goldens are to be rewritten."""
    return bool(request.config.getoption("--accept"))

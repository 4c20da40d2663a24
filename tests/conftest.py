"""Golden files: `pytest --update-golden` writes them, a plain run compares."""

from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write tests/golden from what is said now")


@pytest.fixture
def golden(request):
    """Compares a text with tests/golden/NAME."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8"), (
            f"tests/golden/{name} differs; look, then pytest --update-golden"
        )

    return compare


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's tests come last: Playwright keeps an event loop running, in which nobody else can start one."""
    items.sort(key=lambda item: "browser" in item.path.parts)

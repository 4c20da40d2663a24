"""What may be imported at the start: the cold start depends on it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = {
    *("spacy", "ginza", "thinc", "numpy", "pydantic", "pydantic_core", "jinja2", "yaml", "wcwidth", "rich"),
    *(
        "fastapi",
        "starlette",
        "uvicorn",
        "sklearn",
        "asyncio",
        "multiprocessing",
        "concurrent",
        "xml",
        "importlib.metadata",
    ),
}
SMALL = "A社を訪問。予算は来期とのこと。来期の商談になると見た。12/1に概算見積を送る。"


def loaded(*arguments: str, stdin: str = "", cwd: Path = ROOT) -> set[str]:
    """Names of the modules that one run of the command line leaves loaded."""
    code = "import sys, json; from sorama.cli import run; run(sys.argv[1:]); json.dump(sorted(sys.modules), sys.stderr)"
    command = [sys.executable, "-c", code, *arguments]
    found = subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=cwd, check=True)
    return set(json.loads(found.stderr.splitlines()[-1]))


def test_default_check_starts_light():
    names = loaded("check", "-", "--isolated", stdin=SMALL)
    assert "sudachipy" in names
    assert names & HEAVY == set()


@pytest.mark.parametrize(
    "arguments", [("--help",), ("check", "--help"), ("rule",), ("rule", "SR101"), ("config", "show")]
)
def test_help_and_rules_load_no_nlp(arguments):
    names = loaded(*arguments)
    assert names & (HEAVY | {"sudachipy", "sorama.app", "sorama.labeler", "sorama.parser", "sorama.reading"}) == set()


def test_importing_the_package_loads_nothing():
    code = "import sys, sorama; print(*sorted(m for m in sys.modules if m.startswith('sorama')))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert found.stdout.split() == ["sorama", "sorama.version"]


def test_public_names_exist_and_are_told():
    import sorama

    for name in sorama.__all__:
        assert getattr(sorama, name) is not None
        assert name.startswith("_") or name in sorama.__doc__ or name.endswith("Error") or name == "Words"
    with pytest.raises(AttributeError):
        sorama.Nothing  # noqa: B018

"""The generator of new rules, run in a copy: what it writes loads, passes the style and types, and fits the rest."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROBE = """
import sys
from sorama.exercise import exercise
from sorama.rules import RULES
from sorama.rules.selection import find_rule
rule = find_rule(RULES, sys.argv[1])
codes = [r.code for r in RULES]
assert codes == sorted(codes)
assert set(rule.sections()) == {"summary", "なぜ困るか", "直し方"}
print(rule.name, rule.status.value, rule.scope.value, rule.severity.value, rule.kind.value, [m.number for m in exercise(rule)])
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A copy of what the generator touches or needs."""
    root = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "sorama", root / "sorama", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tools", root / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs", root / "docs")
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


def run(root: Path, *command: object) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, *map(str, command)], cwd=root, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("SR110", "vague-cause", "--severity", "info"), "vague-cause preview segment info finding [3, 4, 5]"),
        (("SR621", "lost-thread", "--scope", "history"), "lost-thread preview history warning finding [3, 4, 5]"),
        (("ST19", "good-cause", "--scope", "thread"), "good-cause preview thread warning strength [3, 4, 5]"),
    ],
)
def test_a_new_rule_is_in_its_place(checkout, arguments, told):
    made = run(checkout, "tools/new_rule.py", *arguments)
    assert made.returncode == 0, made.stderr
    code, name = arguments[:2]
    found = run(checkout, "-c", PROBE, code)
    assert found.stdout.strip() == told, found.stderr
    file = f"sorama/rules/{name.replace('-', '_')}.py"
    style = run(checkout, "-m", "ruff", "check", file, "sorama/rules/__init__.py")
    assert style.returncode == 0, style.stdout
    assert run(checkout, "-m", "ruff", "format", "--check", file).returncode == 0
    assert f"# {code} {name}" in (checkout / f"docs/rules/{name}.md").read_text(encoding="utf-8")
    assert run(checkout, "tools/generate.py", "--check").returncode == 0


def test_refuses_a_folder_that_is_no_checkout(checkout, tmp_path):
    found = run(checkout, "tools/new_rule.py", "SR113", "no-price-told", "--root", tmp_path)
    assert (found.returncode, list(tmp_path.iterdir())) == (2, [])
    assert "no checkout" in found.stderr


@pytest.mark.parametrize(
    ("code", "name"), [("SR101", "new-one"), ("SR901", "new-one"), ("X1", "new-one"), ("SR111", "missing-fact"), ("SR111", "New"), ("SR111", "import"), ("SR111", "finding")]
)  # fmt: skip
def test_refuses_what_exists_or_is_no_name(checkout, code, name):
    before = (checkout / "sorama/rules/__init__.py").read_bytes()
    found = run(checkout, "tools/new_rule.py", code, name)
    assert found.returncode == 2
    assert found.stderr
    assert (checkout / "sorama/rules/__init__.py").read_bytes() == before

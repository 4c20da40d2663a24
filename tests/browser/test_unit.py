"""The parts of the scripts that need no page: run by the Node that Playwright brings along."""

import hashlib
import json
import re
import subprocess
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

ROOT = Path(__file__).parents[2]
WEB, STATIC = ROOT / "web", ROOT / "sorama" / "server" / "static"
TESTS = sorted(p.name for p in (WEB / "test").glob("*.test.ts"))


@pytest.mark.parametrize("name", TESTS)
def test_pure_parts(name):
    node, _ = compute_driver_executable()
    command = [node, "--no-warnings", "--test", WEB / "test" / name]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"pass [1-9]", done.stdout), done.stdout


def test_there_are_unit_tests():
    assert TESTS == ["client.test.ts", "marks.test.ts"]


@pytest.mark.parametrize("name", ["hook.js", "assets/app.js", "assets/kintone.js"])
def test_built_files_are_of_these_sources(name):
    """Otherwise: npm --prefix web ci && npm --prefix web run build."""
    files = ["package.json", "build.mjs", "tsconfig.json"]
    files += [f"{p.parent.name}/{p.name}" for folder in ("src", "types") for p in (WEB / folder).iterdir()]
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(f"{file}\n".encode() + (WEB / file).read_bytes())
    built = (STATIC / name).read_text(encoding="utf-8")
    assert digest.hexdigest()[:16] in built.splitlines()[0]
    assert built.isascii()  # so that it may stand on a Shift_JIS page


def test_lock_names_no_host_and_pins_all():
    lock = (WEB / "package-lock.json").read_text(encoding="utf-8")
    assert "resolved" not in lock
    tools = json.loads((WEB / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in tools.values())


def test_hook_is_small():
    assert (STATIC / "hook.js").stat().st_size < 24_000


def test_examples_of_the_page_are_those_of_the_project():
    import sys

    done = subprocess.run([sys.executable, ROOT / "tools" / "build_examples.py", "--check"], check=False)
    assert done.returncode == 0

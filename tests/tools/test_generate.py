"""Generated files are fresh, and say what the rules say."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def generate(*arguments: str, root: Path = ROOT) -> subprocess.CompletedProcess:
    command = [sys.executable, root / "tools/generate.py", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_everything_generated_is_fresh():
    found = generate("--check")
    assert (found.returncode, found.stdout) == (0, "")


def test_a_page_tells_the_whole_rule():
    page = (ROOT / "docs/rules/missing-fact.md").read_text(encoding="utf-8")
    for part in (
        "# SR101 missing-fact",
        "## なぜ困るか",
        "## 直し方",
        "## 悪い例",
        "## 良い例",
        "## 設定",
        "実測",
        "⟦",
    ):
        assert part in page


def test_the_list_links_every_page():
    index = (ROOT / "docs/rules/README.md").read_text(encoding="utf-8")
    pages = {p.name for p in (ROOT / "docs/rules").glob("*.md")} - {"README.md"}
    assert len(pages) > 40
    assert all(f"]({name})" in index for name in pages)

"""The peers as processes: `npm ci` in this folder brings textlint, the package's own dependencies bring GiNZA."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import common

HERE = Path(__file__).parent
TEXTLINT = HERE / "node_modules" / ".bin" / "textlint"
RAW = """
import sys
from pathlib import Path
from sudachipy import Dictionary, SplitMode
tokenize = Dictionary().create(SplitMode.C).tokenize
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    for line in path.read_text("utf-8").splitlines():
        for m in tokenize(line):
            m.surface(), m.dictionary_form(), m.normalized_form(), m.part_of_speech()
"""


def textlint(paths: Sequence[str]) -> common.Cost:
    """textlint with the preset for technical writing."""
    if not TEXTLINT.exists():
        raise SystemExit("textlint is missing: cd benchmarks/peers && npm ci")
    command = [str(TEXTLINT), "--preset", "ja-technical-writing", "--rules-base-directory", str(HERE / "node_modules")]
    return common.process([*command, *paths])


def ginza(paths: Sequence[str]) -> common.Cost:
    """The `ginza` command with its default model, every report a file."""
    return common.process([str(Path(sys.executable).parent / "ginza"), "-m", "ja_ginza", *paths])


def raw_sudachi(folder: str) -> common.Cost:
    """Sudachi alone on the text files of a folder, with the fields that sorama reads: the limit."""
    return common.process([sys.executable, "-c", RAW, folder])

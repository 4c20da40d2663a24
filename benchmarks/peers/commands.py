"""The peers as processes: `npm ci` in this folder brings textlint, the package's own dependencies bring GiNZA."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import common

HERE = Path(__file__).parent
TEXTLINT = HERE / "node_modules" / ".bin" / "textlint"


def textlint(paths: Sequence[str]) -> tuple[float, float]:
    """textlint with the preset for technical writing."""
    command = [str(TEXTLINT), "--preset", "ja-technical-writing", "--rules-base-directory", str(HERE / "node_modules")]
    return common.process([*command, *paths])


def ginza(paths: Sequence[str]) -> tuple[float, float]:
    """The `ginza` command with its default model, every report a file."""
    return common.process([str(Path(sys.executable).parent / "ginza"), "-m", "ja_ginza", *paths])

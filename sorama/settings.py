"""What a run is set to, as frozen plain values; `config.py` makes it from files, flags and the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from sorama.model import Severity
from sorama.report import NO_WORDS, Words

Tone = Literal["gentle", "direct"]
Syntax = Literal["auto", "off", "always"]
FailOn = Literal["error", "warning", "info", "never"]

_EMPTY: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice that changes an answer, with the defaults of the preset `trainee`."""

    select: tuple[str, ...] = ("SR", "ST")  # names, codes, code prefixes
    ignore: tuple[str, ...] = ()
    preview: bool = False
    severity: Mapping[str, Severity] = field(default_factory=lambda: _EMPTY)  # rule name → level
    rule_options: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: _EMPTY)  # rule name → its options
    fail_on: FailOn = "error"
    min_confidence: float = 0.0
    max_points: int = 3
    tone: Tone = "gentle"
    hints: int = 0  # 0-3, steps of help that are unfolded
    syntax: Syntax = "auto"
    words: Words = NO_WORDS
    stages: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _EMPTY)  # stage → ToDos
    custom_rules: tuple[str, ...] = ()  # paths of YAML rule files
    wordings: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: _EMPTY)  # of a team's own rules, by name
    messages: str | None = None  # path of a catalogue that overrides messages/ja.toml
    suppressions: str | None = None  # path of the file that `sorama suppress` writes


DEFAULTS = Settings()

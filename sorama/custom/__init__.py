"""Rules that sorama does not ship: a team's YAML files and Python rules of other packages, made into rules like any other.

What cannot be read becomes a problem, one Japanese sentence with file and line; all the other rules go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sorama.report import Words
from sorama.rules import RULES
from sorama.rules.base import Rule
from sorama.rules.selection import matches
from sorama.settings import Settings


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules there are, the wordings that a team's rules bring, and what could not be read."""

    rules: tuple[Rule, ...] = RULES
    wordings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def fit(self, settings: Settings) -> Settings:
        """The settings with these wordings. Where a rule could not be read, words that would have named it mean nothing."""
        if self.problems:
            known = {word for rule in self.rules for word in (rule.name, rule.code)}
            settings = replace(
                settings,
                select=tuple(w for w in settings.select if self._means(w)),
                ignore=tuple(w for w in settings.ignore if self._means(w)),
                severity={w: level for w, level in settings.severity.items() if w in known},
                rule_options={w: options for w, options in settings.rule_options.items() if w in known},
            )
        return replace(settings, wordings=self.wordings) if self.wordings else settings

    def _means(self, word: str) -> bool:
        return word in ("SR", "ST") or any(matches(rule, word) for rule in self.rules)


def rule_book(patterns: Iterable[str], words: Words) -> RuleBook:
    """The shipped rules, those of installed packages, and those of the files that the patterns name."""
    from sorama.custom.plugins import plugin_rules

    rules, problems = list(RULES), list[str]()
    wordings: dict[str, Mapping[str, Any]] = {}
    for rule, where in plugin_rules(problems):
        _add(rules, rule, where, problems)
    for path in _paths(patterns, problems):
        from sorama.custom.files import rules_of

        for rule, where, wording in rules_of(path, words, problems):
            if _add(rules, rule, where, problems) and wording:
                wordings[rule.name] = wording
    return RuleBook(tuple(rules), MappingProxyType(wordings), tuple(problems))


def _add(rules: list[Rule], new: Rule, where: str, problems: list[str]) -> bool:
    for rule in rules:
        if rule.name == new.name or rule.code == new.code:
            same = new.name if rule.name == new.name else new.code
            problems.append(f"{where}: 規則の名前か番号 {same} はもう使われています。この規則は使いません。")
            return False
    rules.append(new)
    return True


def _paths(patterns: Iterable[str], problems: list[str]) -> list[Path]:
    found: dict[Path, None] = {}
    for pattern in patterns:
        path = Path(pattern)
        if path.is_file():
            found[path] = None
            continue
        hits = sorted(path.parent.glob(path.name)) if path.parent.is_dir() else []
        if not hits:
            problems.append(f"規則のファイル {'/'.join(path.parts[-2:])} が見つかりません。")
        found.update(dict.fromkeys(hits))
    return list(found)

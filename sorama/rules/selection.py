"""Which rules run: names, codes and code prefixes, options of a configuration put into them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from sorama.errors import ConfigError
from sorama.model import Severity
from sorama.rules.base import Rule, Status
from sorama.settings import Settings


def find_rule(rules: Iterable[Rule], word: str) -> Rule:
    """The rule of this name or code. Raises ConfigError with the nearest name."""
    known = tuple(rules)
    for rule in known:
        if word in (rule.name, rule.code):
            return rule
    raise _unknown(known, word)


def matches(rule: Rule, word: str) -> bool:
    """Whether a word of a selection (name, code, prefix of a code, ALL) means the rule."""
    return word in ("ALL", rule.name) or (bool(word) and rule.code.startswith(word))


def select(rules: Iterable[Rule], settings: Settings) -> tuple[Rule, ...]:
    """The rules that a run uses, in the order given, with their options and severities set.

    The longer word wins (`select = ["SR1"]`, `ignore = ["SR104"]`), ignore wins a tie. A preview rule needs `preview`,
    or to be selected by its name or its full code.
    Raises ConfigError for a word, a rule name or an option that means nothing.
    """
    known = tuple(rules)
    for word in (*settings.select, *settings.ignore):
        if not any(matches(r, word) for r in known) and word not in ("SR", "ST"):
            raise _unknown(known, word)
    for word in (*settings.severity, *settings.rule_options):
        find_rule(known, word)
    return tuple(_configured(r, settings) for r in known if _selected(r, settings))


def _selected(rule: Rule, settings: Settings) -> bool:
    wanted = max((_weight(rule, w) for w in settings.select), default=0)
    unwanted = max((_weight(rule, w) for w in settings.ignore), default=0)
    if rule.status is Status.PREVIEW and not settings.preview and wanted < _EXACT:
        return False
    return wanted > unwanted


_EXACT = 1000


def _weight(rule: Rule, word: str) -> int:
    """How exactly a word means a rule; 0: not at all."""
    if word in (rule.name, rule.code):
        return _EXACT
    if not matches(rule, word):
        return 0
    return 1 if word == "ALL" else 1 + len(word)


def _configured(rule: Rule, settings: Settings) -> Rule:
    options: dict[str, Any] = {}
    if settings.stages and any(f.name == "stages" for f in fields(rule)):
        options["stages"] = settings.stages
    for word in (rule.code, rule.name):
        options.update(settings.rule_options.get(word, {}))
    return with_options(rule, options)


def with_options(rule: Rule, options: Mapping[str, Any]) -> Rule:
    """The rule with options of a configuration. Raises ConfigError naming an option that it does not have."""
    if not options:
        return rule
    known = [f.name for f in fields(rule)]
    for name in options:
        if name not in known:
            near = _near(name, known)
            hint = f"(もしかして: {near[0]})" if near else ""
            raise ConfigError(f"規則 {rule.name} に設定 rules.{rule.name}.{name} はありません{hint}。")
    return replace(rule, **options)


def severity_of(rule: Rule, settings: Settings) -> Severity:
    """The severity of a run: by name, else by code, else the rule's own."""
    return settings.severity.get(rule.name, settings.severity.get(rule.code, rule.severity))


def _unknown(rules: Iterable[Rule], word: str) -> ConfigError:
    names = [n for r in rules for n in (r.name, r.code)]
    near = _near(word, names)
    hint = f"もしかして: {near[0]}" if near else "`sorama rule` で一覧が出ます"
    return ConfigError(f"規則 {word} はありません({hint})。")


def _near(word: str, known: list[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(word, known, 1, 0.5)

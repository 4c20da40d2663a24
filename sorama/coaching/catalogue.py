"""The wordings of comments and hints, read from `messages/ja.toml` and from a company's own file over it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any

from sorama.errors import ConfigError
from sorama.nearest import maybe, nearest

ALWAYS = frozenset({"words", "who", "message", "this"})  # can be filled in for every finding
OPTIONAL = frozenset(
    {
        "them",
        "person",
        "customer",
        "product",
        "fact",
        "nearby",
        "view",
        "plan",
        "claim",
        "when",
        "said",
        "speaker",
        "told_before",
        "aside",
        "measure",
        "doubter",
        "day",
        "asked",
    }
)
_RULE = re.compile(r"[/+]")  # what follows a rule's name
_TYPO = 0.85  # likeness from which an unknown name is taken for a slip of the pen
COUNTED = frozenset({"count", "also", "habit"})  # only in [common]
SHIPPED = Path(__file__).parent.parent / "messages" / "ja.toml"


@dataclass(frozen=True, slots=True)
class Wording:
    """All wordings of one rule or strength."""

    habit: str = ""  # the theme in a few words, for progress: 行動の期限
    see: tuple[str, ...] = ()  # gentle: what a reader cannot see yet
    ask: tuple[str, ...] = ()  # gentle: one question
    direct: tuple[str, ...] = ()  # both in the direct tone
    say: tuple[str, ...] = ()  # praise, gentle
    cues: str = ""  # hint 1
    frame: str = ""  # hint 2
    examples: tuple[str, ...] = ()  # hint 3, each "industry：example"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Rule name (or `name/kind`, `name/label`, `name+name`) → its wordings, and what all rules share."""

    rules: Mapping[str, Wording]
    common: Mapping[str, tuple[str, ...]]
    own: frozenset[str] = frozenset()  # names that a company has wordings of its own for
    _found: dict[tuple[str, ...], Wording] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, *names: str) -> Wording:
        """The wordings of the first of these names, what it leaves open from the next; of none: those for rules that bring only a message."""
        known = self._found.get(names)
        if known is None:
            known = self._found[names] = self._of(names)
        return known

    def _of(self, names: tuple[str, ...]) -> Wording:
        found = [self.rules[n] for n in names if n in self.rules] or [self.rules["custom"]]
        if len(found) == 1:
            return found[0]
        open_ = {
            f.name: next((v for w in found if (v := getattr(w, f.name))), getattr(found[0], f.name))
            for f in fields(Wording)
        }
        return Wording(**open_)

    def plus(self, wordings: Mapping[str, Mapping[str, Any]]) -> Catalogue:
        """With the wordings of a team's own rules; what they leave out is said as for any rule."""
        if not wordings:
            return self
        own = {
            name: replace(self.rules["custom"], **given) for name, given in wordings.items() if name not in self.rules
        }
        return replace(self, rules={**self.rules, **own})


@lru_cache(maxsize=4096)
def placeholders(template: str) -> frozenset[str]:
    """The names in braces."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name is not None)


@lru_cache(maxsize=8)
def load(override: str | None = None) -> Catalogue:
    """The shipped wordings, key by key replaced by those of the file `override`, also at special places (`name/…`).

    Raises ConfigError, naming the key.
    """
    own_rules: dict[str, dict[str, Any]] = {}
    rules, common = _read(SHIPPED)
    if override is not None:
        own_rules, own_common = _read(Path(override))
        _known(Path(override).name, own_rules, own_common, rules, common)
        for name, own in own_rules.items():
            for special in (n for n in rules if n.startswith(name + "/") and n not in own_rules):
                rules[special] = {key: value for key, value in rules[special].items() if key not in own}
            rules[name] = {**rules.get(name, {}), **own}
        common |= own_common
    found = {name: Wording(**values) for name, values in rules.items()}
    return Catalogue(found, common, frozenset() if override is None else frozenset(own_rules))


def _known(
    file: str,
    own_rules: Iterable[str],
    own_common: Iterable[str],
    rules: Iterable[str],
    common: Iterable[str],
) -> None:
    """Raises ConfigError at a key of [common] that nothing asks for, and at a rule's name that is written almost like a known one."""
    for key in own_common:
        if key not in common:
            raise ConfigError(f"文例集 {file} の common.{key} は知らない項目です。{maybe(key, common)}")
    heads = {_RULE.split(name, maxsplit=1)[0] for name in rules}
    for name in own_rules:
        head = _RULE.split(name, maxsplit=1)[0]
        if head not in heads and (near := nearest(head, heads, _TYPO)):
            raise ConfigError(f"文例集 {file} の rules.{name} という規則はありません。もしかして「{near}」ですか。")


def _read(path: Path) -> tuple[dict[str, dict[str, Any]], dict[str, tuple[str, ...]]]:
    try:
        raw = _parsed(path)
    except OSError:
        raise ConfigError(f"文例集 {path.name} を読めません。") from None
    except UnicodeError:
        raise ConfigError(f"文例集 {path.name} を読めません（UTF-8 で保存してください）。") from None
    except ValueError as error:  # not TOML
        line = re.search(r"at line (\d+)", str(error))
        place = f"{line[1]} 行目のあたりの" if line else ""
        hint = '文は "…" で囲み、並べるときは ["…", "…"] と書きます。'
        raise ConfigError(f"文例集 {path.name} の{place}書き方が正しくありません。{hint}") from None
    if unknown := sorted(raw.keys() - {"rules", "common"}):
        raise ConfigError(f"文例集 {path.name} の [{unknown[0]}] は使えません。[rules.…] か [common] に書きます。")
    rules = {name: wording(name, table, path.name) for name, table in raw.get("rules", {}).items()}
    allowed = ALWAYS | OPTIONAL | COUNTED
    common = {k: _lines(f"common.{k}", v, path.name, allowed) for k, v in raw.get("common", {}).items()}
    return rules, common


def _parsed(path: Path) -> dict[str, Any]:
    """A TOML file's values; from its copy as JSON (`tools/build_wordings.py`) where that is of the very same text: 10 ms faster."""
    text = path.read_bytes()
    copy = path.with_suffix(".json")
    if path == SHIPPED and copy.is_file():
        with suppress(OSError, ValueError, KeyError, TypeError):  # a broken copy: the TOML says all of it
            found: dict[str, Any] = json.loads(copy.read_bytes())
            if found["source"] == hashlib.sha256(text).hexdigest():
                return {"rules": found["rules"], "common": found["common"]}
    import tomllib

    return tomllib.loads(text.decode("utf-8-sig"))  # as Notepad saves it


def wording(name: str, table: object, file: str) -> dict[str, Any]:
    """The checked wordings of one rule. Raises ConfigError, naming the key."""
    if not isinstance(table, dict):
        raise ConfigError(f"文例集 {file} の rules.{name} は表（[rules.{name}]）で書きます。")
    known = {f.name: f.type for f in fields(Wording)}
    found: dict[str, Any] = {}
    for key, value in table.items():
        place = f"rules.{name}.{key}"
        if key not in known:
            raise ConfigError(f"文例集 {file} の {place} は知らない項目です。使えるのは {'、'.join(known)} です。")
        if known[key] == "str":
            (found[key],) = _lines(place, [value], file, frozenset())
        else:
            found[key] = _lines(place, value, file, frozenset() if key == "examples" else ALWAYS | OPTIONAL)
        if key == "examples" and any(not all(line.partition("：")) for line in found[key]):
            raise ConfigError(f"文例集 {file} の {place} は「業種：例文」の形で書きます。")
    return found


def _lines(place: str, value: object, file: str, allowed: frozenset[str]) -> tuple[str, ...]:
    """The checked lines of one key; a single string is one line."""
    lines = [value] if isinstance(value, str) else value
    if not isinstance(lines, list) or not lines or not all(isinstance(line, str) and line for line in lines):
        raise ConfigError(f'文例集 {file} の {place} は、文か文の並び（["…", "…"]）で書きます。')
    for line in lines:
        try:
            names = placeholders(line) if "{" in line or "}" in line else frozenset[str]()
        except ValueError:
            raise ConfigError(f"文例集 {file} の {place} の波かっこが閉じていません。") from None
        if bad := sorted(names - allowed):
            raise ConfigError(f"文例集 {file} の {place} に、使えない差し込み {{{bad[0]}}} があります。")
    return tuple(lines)

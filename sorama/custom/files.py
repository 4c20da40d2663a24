"""YAML rule files → rules. pyyaml and pydantic are loaded here and nowhere else on the way to a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any, NamedTuple

from sorama.custom.rule import CustomRule, Need, Select, Where
from sorama.errors import ConfigError
from sorama.model import EntityKind, EventKind, Kind, Label, Severity
from sorama.nearest import maybe
from sorama.reading.phrases import Phrase, phrase
from sorama.report import Words
from sorama.rules.base import Bad, Good, RuleKind, Scope, Status
from sorama.rules.notation import KINDS, LABELS

if TYPE_CHECKING:
    import yaml

    from sorama.custom import schema

Loc = tuple[int | str, ...]
_LABELS = {
    **{y.value: y for y in Label},
    **LABELS,
    "事実": Label.FACT,
    "解釈": Label.INTERPRETATION,
    "行動": Label.ACTION,
}
_LABEL_NAMES = {Label.FACT: "事実", Label.INTERPRETATION: "解釈", Label.ACTION: "行動", Label.OTHER: "見出し"}
_KINDS = {**{k.value: k for k in Kind}, **KINDS}
_WHERE_NAMES = {Where.PREMISES: "根拠となる", Where.GROUNDS: "根拠となる", Where.CLAIMS: "それを受けた"}


class Made(NamedTuple):
    """A rule, where it stands, and the wordings that it brings."""

    rule: CustomRule
    where: str
    wording: Mapping[str, Any]


class _Broken(Exception):  # noqa: N818 - never leaves this file
    """Something in the data that does not fit: where, and one Japanese sentence."""

    def __init__(self, loc: Loc, message: str) -> None:
        super().__init__(message)
        self.loc, self.message = loc, message


def rules_of(path: Path, words: Words, problems: list[str]) -> Iterator[Made]:
    """The rules of a file that can be used; of the others a sentence with file and line is added to the problems."""
    try:
        import yaml
    except ImportError:
        problems.append(f"{path.name} を読むには pyyaml が要ります。pip install 'sorama[yaml]' で入ります。")
        return
    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
        data = yaml.SafeLoader("").construct_document(node) if node is not None else None
    except (OSError, UnicodeError):
        problems.append(f"{path.name} を読めません(UTF-8 で保存してください)。このファイルの規則なしで続けます。")
        return
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" の {mark.line + 1} 行目" if mark else ""
        problems.append(
            f"{path.name}{line}が YAML として読めません。字下げ(タブは使えません)と「:」の後の空白を確かめてください。"
        )
        return
    yield from _File(path.name, node, words, problems).rules(data)


class _File:
    """One file while it is read: knows the line of each place, the named kinds and the team's words."""

    def __init__(self, name: str, node: yaml.Node | None, words: Words, problems: list[str]) -> None:
        self.name, self.node, self.words, self.problems = name, node, words, problems
        self.kinds: dict[str, tuple[Phrase, ...]] = {}

    def rules(self, data: Any) -> Iterator[Made]:
        from pydantic import ValidationError

        from sorama.custom.schema import CustomRuleEntry, RuleFile, explain

        entries = data.get("rules") if isinstance(data, dict) else None
        try:
            shell = {**data, "rules": []} if isinstance(entries, list) else data
            head = RuleFile.model_validate(shell)
            self.kinds = {k: self._phrases(v, ("kinds", k)) for k, v in head.kinds.items()}
        except ValidationError as error:
            self._tell(*explain(error, RuleFile))
            return
        except _Broken as error:
            self._tell(error.loc, error.message)
            return
        for number, raw in enumerate(entries or ()):
            loc: Loc = ("rules", number)
            try:
                self._no_twins(loc)
                yield self._rule(CustomRuleEntry.model_validate(raw), loc)
            except ValidationError as error:
                inner, message = explain(error, CustomRuleEntry)
                self._tell((*loc, *inner), message)
            except _Broken as error:
                self._tell(error.loc, error.message)

    def _tell(self, loc: Loc, message: str) -> None:
        one = loc[:1] == ("rules",) and len(loc) > 1
        told = self._value("rules", loc[1], "name") if one else None
        rule, without = f"規則 {told} " if told else "", "この規則" if one else "このファイルの規則"
        self.problems.append(f"{self.name} の {self._line(loc)} 行目: {rule}{message}{without}なしで続けます。")

    def _rule(self, entry: schema.CustomRuleEntry, loc: Loc) -> Made:
        self._placeholders(entry.message, (*loc, "message"))
        find = None if entry.find is None else self._select(entry.find, (*loc, "find"))
        values = {
            "__doc__": f"{entry.summary}\n\nなぜ困るか\n{entry.why}\n直し方\n{entry.fix}\n",
            "__module__": CustomRule.__module__,
            "name": entry.name,
            "code": entry.code,
            "scope": Scope(entry.scope),
            "message": entry.message,
            "severity": Severity(entry.severity),
            "status": Status(entry.status),
            "kind": RuleKind.STRENGTH if entry.code.startswith("ST") else RuleKind.FINDING,
            "hidden_by": tuple(entry.hidden_by or ()),
            "examples": (*map(Good, entry.examples.good), *map(Bad, entry.examples.bad)),
            "find": find,
            "needs": tuple(self._need(n, (*loc, "needs", i)) for i, n in enumerate(entry.needs)),
            "unless": tuple(self._need(n, (*loc, "unless", i)) for i, n in enumerate(entry.unless)),
        }
        made = type(entry.name, (CustomRule,), values)()
        return Made(made, f"{self.name} の {self._line(loc)} 行目", self._wording(entry, loc))

    def _need(self, need: schema.Need, loc: Loc) -> Need:
        where = next(w for w in Where if getattr(need, w.value) is not None)
        select = self._select(getattr(need, where.value), (*loc, where.value))
        name = need.name or _WHERE_NAMES.get(where, "") + "・".join(_told(getattr(need, where.value)))
        return Need(where, select, name)

    def _select(self, given: schema.Select, loc: Loc) -> Select:
        kinds, groups = set[Kind](), []
        named: list[Phrase] = []
        for name in given.kind or ():
            if name in self.kinds:
                named += self.kinds[name]
            else:
                kinds.add(_known(name, _KINDS, (*loc, "kind"), self.kinds))
        if named and kinds:
            raise _Broken(
                (*loc, "kind"), "「kind」には、細目の名前か kinds で名付けた名前の、どちらか一方だけを並べてください。"
            )
        if named:
            groups.append(tuple(named))
        if given.words:
            groups.append(self._phrases(given.words, (*loc, "words")))
        return Select(
            frozenset(_known(y, _LABELS, (*loc, "label")) for y in given.label or ()),
            frozenset(kinds),
            tuple(groups),
            self._phrases(given.without or (), (*loc, "without")),
            frozenset(self._event(e, (*loc, "event")) for e in given.event or ()),
            frozenset(_known(n, {k.value: k for k in EntityKind}, (*loc, "names")) for n in given.names or ()),
        )

    def _event(self, text: str, loc: Loc) -> tuple[EventKind, str]:
        kind, _, detail = text.partition("/")
        return _known(kind, {k.value: k for k in EventKind}, loc), detail

    def _phrases(self, sources: Iterable[str], loc: Loc) -> tuple[Phrase, ...]:
        try:
            return tuple(phrase(text) for source in sources for text in self._filled(source, loc))
        except ValueError as error:
            raise _Broken(loc, f"「{error}」には意味のある言葉がありません。") from None

    def _filled(self, source: str, loc: Loc) -> Iterator[str]:
        """The phrase, once for each name of a word list that it calls for."""
        lists = self._fields(source, loc)
        if not lists:
            yield source
            return
        known = {name: getattr(self.words, name) for name in Words.__dataclass_fields__}
        for name in _known(lists[0], known, loc):
            yield from self._filled(source.replace(f"{{{lists[0]}}}", name), loc)

    def _placeholders(self, message: str, loc: Loc) -> None:
        if bad := [name for name in self._fields(message, loc) if name not in ("words", "missing")]:
            raise _Broken(loc, f"「message」に {{{bad[0]}}} は使えません。{{words}} と {{missing}} が使えます。")

    def _fields(self, text: str, loc: Loc) -> list[str]:
        try:
            return [name for _, name, _, _ in Formatter().parse(text) if name is not None]
        except ValueError:
            raise _Broken(loc, "波かっこが閉じていません。") from None

    def _wording(self, entry: schema.CustomRuleEntry, loc: Loc) -> Mapping[str, Any]:
        if entry.coaching is None:
            return {}
        from sorama.coaching.catalogue import wording

        try:
            return wording(entry.name, entry.coaching.model_dump(exclude_none=True), self.name)
        except ConfigError as error:
            raise _Broken((*loc, "coaching"), f"{error}") from None

    def _no_twins(self, loc: Loc) -> None:
        """A key that stands twice: YAML takes the last, nobody means that."""
        value = self._node(loc).value
        keys = [pair[0].value for pair in value if isinstance(pair, tuple)] if isinstance(value, list) else []
        if twins := [key for i, key in enumerate(keys) if key in keys[:i]]:
            raise _Broken((*loc, twins[0]), f"「{twins[0]}」が二つあります。")

    def _node(self, loc: Loc) -> Any:
        """The innermost node on the way to a place."""
        node: Any = self.node
        for part in loc:
            if isinstance(part, int):
                inner = node.value[part] if isinstance(node.value, list) and part < len(node.value) else None
            else:
                pairs = node.value if isinstance(node.value, list) else ()
                inner = next((v for k, v in (p for p in pairs if isinstance(p, tuple)) if k.value == part), None)
            if inner is None:
                break
            node = inner
        return node

    def _value(self, *loc: int | str) -> str | None:
        node = self._node(loc)
        return node.value if node is not None and isinstance(node.value, str) else None

    def _line(self, loc: Loc) -> int:
        return self._node(loc).start_mark.line + 1 if self.node is not None else 1


def _known(name: str, known: Mapping[str, Any], loc: Loc, more: Iterable[str] = ()) -> Any:
    if name not in known:
        raise _Broken(loc, f"「{loc[-1]}」に {name} はありません。{maybe(name, (*known, *more))}")
    return known[name]


def _told(select: schema.Select) -> Iterator[str]:
    """A selection in words, where the team gave it no name."""
    yield from (w for w in (*(select.kind or ()), *(select.words or ()))[:2])
    if not select.kind and not select.words:
        yield from (_LABEL_NAMES[_LABELS[y]] for y in select.label or () if y in _LABELS)
        yield from (*(select.event or ()), *(select.names or ()))

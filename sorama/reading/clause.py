"""The words of a clause: its tokens, its predicate, what the predicate takes, and how sure the writer sounds.

What a clause tells by itself does not change with the report that it stands in, so clauses are remembered with all that was read in them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from itertools import pairwise
from typing import Any, Generic, TypeVar, TypeVarTuple

from sorama.memo import remembered
from sorama.nlp.morphology import tokens_of
from sorama.reading.line import CONCLUDES, Line, line_of
from sorama.reading.words import word_set
from sorama.report import Token

_Value = TypeVar("_Value")
_Context = TypeVarTuple("_Context")

_SKIPPED_POS = word_set("補助記号 記号 空白 助動詞 助詞 接尾辞 感動詞 接続詞")
_ALWAYS_LIGHT = word_set(
    "出来る 行う 為る 居る 致す 頂く 下さる 呉れる 貰う おく 置く 御座る 有る 仕舞う 申し上げる てる とく"
)
_LIGHT_AFTER_TE = word_set("行く 参る 来る 見る 上げる 差し上げる 続ける")
_LIGHT_AFTER_TO = word_set("思う 考える 存ずる 願う 感じる")
_LIGHT_NOUNS = word_set("予定 積もり 所存 方針 次第 こと 事 様 流れ 運び 形 継続 筈 所 の ん もの 物 方向 段取り")
_GUESS_NOUNS = word_set("可能性 恐れ 筈 見込み 印象 様子 感触 手応え 気配 雰囲気 模様 予感 感じ 推測 想定 予想")
_THINK = word_set("思う 感じる 考える 見る 見受ける 推測 推察 想定 察する 存ずる 見込む 捉える 睨む 踏む 読む 予想")
_NOT = word_set("ない ず 無い まい")
_DONE = word_set("済み 済 完了 済む")
_HEDGES = _GUESS_NOUNS | _THINK | word_set("らしい みたい かも かな 知れる 気 良い")
_QUOTING = word_set("と って て")
_REPORTED = word_set("の 言う 仰る 話す 伺う 聞く")
_QUOTED = _REPORTED | {"答える"}


class lazy(Generic[_Value]):  # noqa: N801 - reads like property
    """An attribute that is read when first asked for; a cached_property without its lock."""

    def __init__(self, read: Callable[[Any], _Value]) -> None:
        self._read = read
        self.__doc__ = read.__doc__

    def __get__(self, clause: Any, owner: type[Any]) -> _Value:
        found: _Value = self._read(clause)
        clause.__dict__[self._read.__name__] = found
        return found


class Clause:
    """The words of one clause or sentence. What is asked of them is read once; tokens count from the start of its letters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: tuple[Token, ...] = tokens_of(text)
        self.line: Line = line_of(text)
        self.known: dict[object, object] = {}

    @lazy
    def words(self) -> list[str]:
        """Normalised forms of the line's words, in their order; to look at only."""
        return [t.norm for t in self.line.tokens]

    @lazy
    def norms(self) -> frozenset[str]:
        """Normalised forms of all tokens, and of neighbouring nouns as one word (情報+交換)."""
        found, before = set(), ""
        for t in self.tokens:
            norm, pos = t.norm, t.pos[0]
            found.add(norm)
            if before and pos in ("名詞", "接尾辞"):
                found.add(before + norm)
            before = norm if pos in ("名詞", "接頭辞") else ""
        return frozenset(found)

    @lazy
    def head(self) -> int:
        """Index of the word that the clause ends in, when auxiliaries, light verbs and plan nouns are taken off; -1: none."""
        i = len(self.tokens) - 1
        while i >= 0 and self._is_light(i):
            i -= 1
        return i

    @lazy
    def head_norms(self) -> frozenset[str]:
        """The predicate's word, and together with the noun right before it (関係+作り) or before its particle (手を打つ)."""
        if self.head < 0:
            return frozenset()
        last = self.tokens[self.head].norm
        found = {last}
        taken = self.argument
        if taken is not None:
            found |= {taken.norm, f"{taken.norm}+{last}"}
        if self.head and self.tokens[self.head - 1].pos[0] in ("名詞", "接頭辞"):
            found.add(self.tokens[self.head - 1].norm + last)
        return frozenset(found)

    @lazy
    def argument(self) -> Token | None:
        """The noun that the predicate takes right before it, with or without its particle."""
        i = self.head - 1
        while i >= 0 and self.tokens[i].pos[0] in ("助詞", "接頭辞"):
            i -= 1
        if i >= 0 and self.tokens[i].pos[0] in ("名詞", "形状詞"):
            return self.tokens[i]
        return None

    @lazy
    def quotes(self) -> bool:
        """Whether words of somebody are quoted or reported."""
        if "「" in self.text or "『" in self.text:
            return True
        if self.norms.isdisjoint(_QUOTING):
            return False
        return any(
            a.norm in _QUOTING and a.pos[0] == "助詞" and b.norm in _QUOTED
            and (b.norm != "の" or a.norm == "と") and b.lemma not in CONCLUDES
            for a, b in pairwise(self.tokens)
            if a.pos[1] != "接続助詞" or a.norm == "って"
        )  # fmt: skip

    @lazy
    def reports(self) -> bool:
        """Whether the clause ends in the report of somebody's words (とのこと, と言う, そうだ)."""
        tail = self.tokens[-7:]
        before = ""
        for t in tail:
            if before in ("と", "って") and t.norm in _REPORTED and t.lemma not in CONCLUDES:
                return True
            if t.pos[1] == "助動詞語幹" and t.pos[0] == "名詞":
                return True
            before = t.norm
        return False

    @property
    def lead(self) -> frozenset[str]:
        """The first word, alone and with the next, bullets aside."""
        first = [t.norm for t in self.tokens if t.pos[0] not in ("補助記号", "空白", "記号")][:2]
        return frozenset((*first[:1], "".join(first)))

    @lazy
    def hedged(self) -> bool:
        """Whether the writer marks the statement as a view, a guess, a wish or a question."""
        before = ""
        for i, t in enumerate(self.tokens):
            norm, pos = t.norm, t.pos
            if norm in _HEDGES:
                if norm in ("らしい", "みたい", "かも", "かな") or (norm in _GUESS_NOUNS and not self._is_object(i)):
                    return True
                if norm in _THINK and (before in ("と", "に", "く", "とは") or pos[0] == "名詞"):
                    return True
                if (norm == "知れる" and before == "も") or (norm == "良い" and before in ("と", "ば")):
                    return True
                follow = [x.norm for x in self.tokens[i + 1 : i + 3]]
                if norm == "気" and before != "を" and ("為る" in follow or "致す" in follow):
                    return follow[0] != "に"
            if pos[1] == "助動詞語幹" or (pos[0] == "助動詞" and pos[5].startswith("意志推量形")):
                return True
            if t.surface in ("か", "?", "?") and (t.surface != "か" or pos[1] == "終助詞" or i == self._last):
                return True
            before = norm
        return False

    @lazy
    def _last(self) -> int:
        """Index of the last token that is no punctuation."""
        i = len(self.tokens) - 1
        while i >= 0 and self.tokens[i].pos[0] in ("補助記号", "空白", "記号"):
            i -= 1
        return i

    @property
    def last(self) -> Token | None:
        """The last token that is no punctuation."""
        return self.tokens[self._last] if self._last >= 0 else None

    @lazy
    def negated(self) -> bool:
        """Whether the predicate is negated."""
        return not _NOT.isdisjoint([t.norm for t in self.tokens[max(self.head, 0) :]])

    def _is_object(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and self.tokens[i + 1].norm == "を"

    @lazy
    def past(self) -> bool:
        """Whether the clause ends in the past or in a noun of completion (完了, 済)."""
        kept: list[str] = []
        for t in self.tokens[max(self.head, 0) :]:
            if t.norm in _DONE and t.pos[0] not in ("補助記号", "空白", "記号"):
                return True
            if t.pos[0] == "助動詞" or t.pos[1] == "接続助詞":
                kept.append(t.norm)
        return "た" in kept[-2:]

    def nouns(self) -> list[Token]:
        """Common and proper nouns with content, numbers left out."""
        return [t for t in self.tokens if t.pos[0] == "名詞" and t.pos[1] != "数詞" and t.pos[2] != "助数詞可能"]

    def _is_light(self, i: int) -> bool:
        t = self.tokens[i]
        before = self.tokens[i - 1] if i else None
        if t.pos[0] in _SKIPPED_POS or t.norm in _ALWAYS_LIGHT:
            return True
        if t.norm in _LIGHT_NOUNS and before is not None:
            return True
        if t.norm in _LIGHT_AFTER_TE:
            return before is not None and (before.pos[1] == "接続助詞" or (t.norm == "続ける" and before.norm == "を"))
        if t.norm in _LIGHT_AFTER_TO:
            return before is not None and before.norm in ("と", "とは", "って", "ば")
        if t.norm == "成る":
            return before is not None and i > 1 and self.tokens[i - 2].norm in _LIGHT_NOUNS
        return False


@remembered
def clause_of(text: str) -> Clause:
    """The clause that these letters are."""
    return Clause(text)


_UNREAD = object()


def once(read: Callable[[Clause, *_Context], _Value]) -> Callable[[Clause, *_Context], _Value]:
    """A reading of a clause, in a context that can be looked up, that is done once for each."""

    @wraps(read)
    def recall(clause: Clause, /, *context: *_Context) -> _Value:
        key = (read, *context) if context else read
        found = clause.known.get(key, _UNREAD)
        if found is _UNREAD:
            found = clause.known[key] = read(clause, *context)
        return found  # type: ignore[return-value]

    return recall

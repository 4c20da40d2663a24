"""A segment as a clause: its tokens, its predicate, what the predicate takes, and how sure the writer sounds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from sorama.model import Label, Report, Segment, Token
from sorama.nlp.morphology import tokens_of
from sorama.reading.words import word_set

_SKIPPED_POS = word_set("補助記号 記号 空白 助動詞 助詞 接尾辞 感動詞 接続詞")
_ALWAYS_LIGHT = word_set(
    "出来る 行う 為る 居る 致す 頂く 下さる 呉れる 貰う おく 置く 御座る 有る 仕舞う 申し上げる てる とく"
)
_LIGHT_AFTER_TE = word_set("行く 参る 来る 見る 上げる 差し上げる 続ける")
_LIGHT_AFTER_TO = word_set("思う 考える 存ずる 願う 感じる")
_LIGHT_NOUNS = word_set("予定 積もり 所存 方針 次第 こと 事 様 流れ 運び 形 継続 筈 所 の ん もの 物 方向 段取り")
_GUESS_NOUNS = word_set("可能性 恐れ 筈 見込み 印象 様子 感触 手応え 気配 雰囲気 模様 予感 感じ 推測 想定 予想")
_THINK = word_set("思う 感じる 考える 見る 見受ける 推測 推察 想定 察する 存ずる 見込む 捉える 睨む 踏む 読む 予想")
CONTENT_POS = frozenset(["名詞", "動詞", "形容詞", "形状詞", "副詞", "代名詞"])


@dataclass(frozen=True)
class Clause:
    """Tokens count from the start of the segment's letters."""

    index: int
    segment: Segment
    text: str
    tokens: tuple[Token, ...]

    @property
    def label(self) -> Label:
        """空, 雨, 傘 or the rest."""
        return self.segment.label

    @cached_property
    def norms(self) -> frozenset[str]:
        """Normalised forms of all tokens, and of neighbouring nouns as one word (情報+交換)."""
        single = {t.norm for t in self.tokens}
        pairs = {
            a.norm + b.norm
            for a, b in pairwise(self.tokens)
            if a.pos[0] in ("名詞", "接頭辞") and b.pos[0] in ("名詞", "接尾辞")
        }
        return frozenset(single | pairs)

    @cached_property
    def head(self) -> int:
        """Index of the word that the clause ends in, when auxiliaries, light verbs and plan nouns are taken off; -1: none."""
        i = len(self.tokens) - 1
        while i >= 0 and self._is_light(i):
            i -= 1
        return i

    @cached_property
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

    @cached_property
    def argument(self) -> Token | None:
        """The noun that the predicate takes right before it, with or without its particle."""
        i = self.head - 1
        while i >= 0 and self.tokens[i].pos[0] in ("助詞", "接頭辞"):
            i -= 1
        if i >= 0 and self.tokens[i].pos[0] in ("名詞", "形状詞"):
            return self.tokens[i]
        return None

    @cached_property
    def quotes(self) -> bool:
        """Whether words of somebody are quoted or reported."""
        if any(q in self.text for q in "「『"):
            return True
        return any(
            a.norm in ("と", "って", "て") and a.pos[0] == "助詞" and b.norm in ("の", "言う", "仰る", "話す", "伺う", "聞く", "答える")
            and (b.norm != "の" or a.norm == "と")
            for a, b in pairwise(self.tokens)
            if a.pos[1] != "接続助詞" or a.norm == "って"
        )  # fmt: skip

    @cached_property
    def reports(self) -> bool:
        """Whether the clause ends in the report of somebody's words (とのこと, と言う, そうだ)."""
        tail = self.tokens[max(len(self.tokens) - 7, 0) :]
        said = any(
            a.norm in ("と", "って") and b.norm in ("の", "言う", "仰る", "話す", "伺う", "聞く")
            for a, b in pairwise(tail)
        )
        return said or any(t.pos[1] == "助動詞語幹" and t.pos[0] == "名詞" for t in tail)

    @property
    def lead(self) -> frozenset[str]:
        """The first word, alone and with the next, bullets aside."""
        first = [t.norm for t in self.tokens if t.pos[0] not in ("補助記号", "空白", "記号")][:2]
        return frozenset((*first[:1], "".join(first)))

    @cached_property
    def hedged(self) -> bool:
        """Whether the writer marks the statement as a view, a guess, a wish or a question."""
        for i, t in enumerate(self.tokens):
            before = self.tokens[i - 1].norm if i else ""
            form = t.pos[5]
            if (
                t.pos[1] == "助動詞語幹"
                or t.norm in ("らしい", "みたい")
                or (t.norm in _GUESS_NOUNS and not self._is_object(i))
            ):
                return True
            if t.pos[0] == "助動詞" and form.startswith("意志推量形"):
                return True
            if t.norm in _THINK and (before in ("と", "に", "く", "とは") or t.pos[0] == "名詞"):
                return True
            if t.norm == "知れる" and before == "も":
                return True
            if (
                t.norm == "気"
                and any(x.norm in ("為る", "致す") for x in self.tokens[i + 1 : i + 3])
                and before != "を"
            ):
                return "に" not in {x.norm for x in self.tokens[i + 1 : i + 2]}
            if t.norm in ("かも", "かな") or (t.surface == "か" and (t.pos[1] == "終助詞" or i == self._last)):
                return True
            if t.norm == "良い" and before in ("と", "ば"):
                return True
            if t.surface in ("?", "?"):
                return True
        return False

    @cached_property
    def _last(self) -> int:
        """Index of the last token that is no punctuation."""
        return max((i for i, t in enumerate(self.tokens) if t.pos[0] not in ("補助記号", "空白", "記号")), default=-1)

    @property
    def last(self) -> Token | None:
        """The last token that is no punctuation."""
        return self.tokens[self._last] if self._last >= 0 else None

    @cached_property
    def negated(self) -> bool:
        """Whether the predicate is negated."""
        return any(t.norm in ("ない", "ず", "無い", "まい") for t in self.tokens[max(self.head, 0) :])

    def _is_object(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and self.tokens[i + 1].norm == "を"

    @cached_property
    def past(self) -> bool:
        """Whether the clause ends in the past or in a noun of completion (完了, 済)."""
        tail = [t for t in self.tokens[max(self.head, 0) :] if t.pos[0] not in ("補助記号", "空白", "記号")]
        if any(t.norm in ("済み", "済", "完了", "済む") for t in tail):
            return True
        kept = [t for t in tail if t.pos[0] == "助動詞" or t.pos[1] == "接続助詞"]
        return any(t.norm == "た" for t in kept[-2:])

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


def clauses_of(report: Report, segments: tuple[Segment, ...]) -> tuple[Clause, ...]:
    """Every segment as a clause."""
    texts = (report.text[s.start : s.end] for s in segments)
    return tuple(Clause(i, s, text, tokens_of(text)) for i, (s, text) in enumerate(zip(segments, texts, strict=True)))

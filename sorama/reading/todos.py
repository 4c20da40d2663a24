"""Whether a text tells of a ToDo that a team configured, in other words or in the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sorama.reading.acts import class_of
from sorama.reading.lexicon import MEMBERS
from sorama.reading.match import line_of

_NEAR = (
    ("確認", "聞く", "把握", "ヒアリング", "尋ねる", "調べる", "判明", "分かる", "伺う"),
    ("見積もり", "見積書"),
    ("決裁者", "決裁", "決裁権", "キーマン"),
    ("競合", "他社", "ライバル"),
    ("訪問", "面談", "商談", "伺う", "会う"),
    ("予算", "予算感", "予算額"),
    ("課題", "悩み", "困る"),
    ("日程", "スケジュール", "時期"),
    ("契約書", "契約"),
    ("アポ", "アポイント", "アポイントメント", "約束"),
    ("取得", "取る", "獲得", "得る", "取り付ける", "頂く", "貰う"),
)


_GENERIC = MEMBERS["LIGHT"] | {"確認"}


def covers(text: str, todo: str) -> bool:
    """Whether every content word of the ToDo, or a near one, stands in the text."""
    wanted = _keys(todo)
    return (wanted - _GENERIC or wanted) <= _keys(text)


def _keys(text: str) -> frozenset[str]:
    line = line_of(text)
    return frozenset(_key(t.norm) for t, letter in zip(line.tokens, line.letters, strict=True) if letter in "NVAJM")


def _key(word: str) -> str:
    near = next((group[0] for group in _NEAR if word in group), None)
    return near or (class_of(word) or word)


_LEVEL = r"(?:ステージ|フェーズ|フェイズ|段階|局面|stage|phase)"
_AHEAD = r"(?<!次の)(?<!次)(?<!前の)(?<!前)(?<!過去の)"
_NOT_YET = r"(?!(?:に|には|まで|では|とは|へ)?(?:は|も)?[^。、\n]{0,6}(?:な[いくか]|ません|移|進|入る予定|至ら|前))"


def stage_named(text: str, stages: Iterable[str]) -> str | None:
    """The one of these stages that the report says the deal is in: a field, a heading, 「現在、提案段階」."""
    letters = unicodedata.normalize("NFKC", text)
    for stage in sorted(stages, key=len, reverse=True):
        name = re.escape(unicodedata.normalize("NFKC", stage))
        told = (
            rf"{_AHEAD}{_LEVEL}[^\S\n]*(?:[】\]〕>)]|[::=|\t]|[^\S\n]|は|が)+(?:現在|今)?[「『]?{name}(?![のをでが]?(?:中止|見送))"
            rf"|{name}[」』]?の?{_LEVEL}(?!を|的|ごと|分け){_NOT_YET}"
        )
        if re.search(told, letters, re.IGNORECASE):
            return stage
    return None

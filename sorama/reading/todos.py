"""Whether a text tells of a ToDo that a team configured, in other words or in the same."""

from __future__ import annotations

from sorama.reading.lexicon import MEMBERS
from sorama.reading.match import line_of

_NEAR = (
    ("確認", "聞く", "把握", "ヒアリング", "尋ねる", "調べる", "判明", "分かる", "伺う"),
    ("提出", "送付", "送る", "渡す", "提示", "出す", "持参", "郵送"),
    ("見積もり", "見積書"),
    ("決裁者", "決裁", "決裁権", "キーマン"),
    ("競合", "他社", "ライバル"),
    ("訪問", "面談", "商談", "伺う", "会う"),
    ("予算", "予算感", "予算額"),
    ("課題", "悩み", "困る"),
    ("日程", "スケジュール", "時期"),
    ("契約書", "契約"),
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
    return next((group[0] for group in _NEAR if word in group), word)

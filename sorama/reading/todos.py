"""Whether a text tells of a ToDo that a team configured, in other words or in the same."""

from __future__ import annotations

from sorama.reading.answers import words_of
from sorama.reading.match import line_of

_NEAR = (
    {"確認", "聞く", "把握", "ヒアリング", "尋ねる", "調べる", "判明", "分かる", "伺う"},
    {"提出", "送付", "送る", "渡す", "提示", "出す", "持参", "郵送"},
    {"見積もり", "見積書"},
    {"決裁者", "決裁", "決裁権", "キーマン"},
    {"競合", "他社", "ライバル"},
    {"訪問", "面談", "商談", "伺う", "会う"},
    {"予算", "予算感", "予算額"},
    {"課題", "悩み", "困る"},
    {"日程", "スケジュール", "時期"},
    {"契約書", "契約"},
)


def covers(text: str, todo: str) -> bool:
    """Whether every content word of the ToDo, or a near one, stands in the text."""
    return _keys(todo) <= _keys(text)


def _keys(text: str) -> frozenset[str]:
    line = line_of(text)
    words = words_of(line, 0, len(line.tokens)) or frozenset(t.norm for t in line.tokens)
    return frozenset(_key(w) for w in words)


def _key(word: str) -> str:
    return next((min(group) for group in _NEAR if word in group), word)

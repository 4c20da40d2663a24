"""Greetings, addressees, closing phrases and signatures: the letter around a report."""

from __future__ import annotations

import re
from dataclasses import replace

from sorama.model import Form, Sentence

_GREETING = re.compile(
    r"(?:お疲れ|おつかれ|お世話|おせわ|いつも(?:大変)?お世話|おはよう|こんにち[はわ]|こんばん[はわ]|おつです|お疲|拝啓|敬具|件名|Subject|失礼(?:いた)?します|ご苦労)"
    r"|(?:以上|取り急ぎ|とり急ぎ|まずは|それでは|では)(?:です|でございます|、|と?なります|ご|用件|$|。|お)"
    r"|(?:以上、?)?(?:今後とも|引き続き|何卒|なにとぞ|どうぞ|どうか|ご(?:確認|査収|検討|一読|高覧)(?:の(?:ほど|程))?|また明日も|明日も)?、?(?:何卒|どうぞ)?(?:よろしく|宜しく)(?:お(?:願|ねが)い|です|どうぞ|。|!|$)"
)
_ADDRESSEE = re.compile(
    r"[@＠]?\S{0,12}(?:部長|課長|所長|支店長|支社長|社長|店長|係長|主任|次長|室長|リーダー|マネージャー|マネジャー|上長|支配人|様|さん|各位|皆さま|皆様|皆さん|御中|殿)(?:へ|宛て?|[、,])?"
)
_NAME_ONLY = re.compile(r"[^\s。、！？!?]{1,12}(?:[\s　][^\s。、！？!?]{1,12}){0,2}")
_SELF = re.compile(r"\S{0,20}の?[^\s、。]{1,6}です[。！!]?")


def with_letters(text: str, sentences: list[Sentence]) -> tuple[Sentence, ...]:
    """Greetings and signatures told apart from what the report says."""
    found: list[Sentence] = []
    for i, s in enumerate(sentences):
        before = found[-1].form if found else None
        form = _letter_form(text[s.start : s.end], before, i, len(sentences)) if s.form is Form.PROSE else None
        found.append(s if form is None else replace(s, form=form, zone=None))
    return tuple(found)


def _letter_form(words: str, before: Form | None, index: int, count: int) -> Form | None:
    """Greeting or signature, by its words and its place in the letter."""
    if len(words) > 40:
        return None
    greets = _GREETING.match(words) or (index <= 1 and _ADDRESSEE.fullmatch(words))
    if greets or (index <= 2 and before is Form.GREETING and _SELF.fullmatch(words)):
        return Form.GREETING
    closing = before in (Form.GREETING, Form.SIGNATURE) and index > 3 and index >= count - 4
    return Form.SIGNATURE if closing and _NAME_ONLY.fullmatch(words) else None


def is_letter_phrase(words: str) -> bool:
    """Whether a line only greets, addresses somebody or closes."""
    return len(words) <= 40 and bool(_GREETING.match(words) or _ADDRESSEE.fullmatch(words))

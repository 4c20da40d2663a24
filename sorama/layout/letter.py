"""Greetings, addressees, closing phrases and signatures: the letter around a report."""

from __future__ import annotations

import re
from dataclasses import replace

from sorama.patterns import pattern
from sorama.report import Form, Sentence, Zone

_LONGEST = 40  # letters of a greeting
_GREETING = pattern(
    r"(?:[^\s、。]{1,10}、)?(?:お疲れ|おつかれ|お世話|おせわ|いつも(?:大変)?お世話|おはよう|こんにち[はわ]|こんばん[はわ]|おつです|お疲|拝啓|敬具|失礼(?:いた)?します|ご苦労)"
    r"|(?:以上|取り急ぎ|とり急ぎ|まずは|それでは|では)(?:です|でございます|、|と?なります|ご|用件|$|。|お)"
    r"|(?:以上、?)?(?:今後とも|引き続き|何卒|なにとぞ|どうぞ|どうか|ご(?:確認|査収|検討|一読|高覧)(?:の(?:ほど|程))?|また明日も|明日も)?、?(?:何卒|どうぞ)?(?:よろしく|宜しく)(?:お(?:願|ねが)い|です|どうぞ|。|!|$)"
)
_ADDRESSEE = pattern(
    r"[@＠]?[^。、！!？?]{0,14}(?:部長|課長|所長|支店長|支社長|社長|店長|係長|主任|次長|室長|リーダー|マネージャー|マネジャー|上長|支配人|様|さん|各位|皆さま|皆様|皆さん|御中|殿)(?:へ|宛て?|[、,])?"
)
_NAME_ONLY = pattern(r"[^\s。、！？!?]{1,12}(?:[\s　][^\s。、！？!?]{1,12}){0,2}")
_SELF = pattern(r"[^\s、。]{0,20}の?[^\s、。件]{1,6}です[。！!]?")
_ANNOUNCES = pattern(
    r"(?!.*(?:明日|来週|翌|次回|まで(?!です)|先方|[様長]に|へ))[^。]{0,24}(?:の件|について|[本今]日の|内容|結果|以下|下記|取り急ぎ|次の(?:通|とお)り)[^。]{0,12}?(?:ご)?(?:報告|共有|連絡)(?:を?(?:いた|致)?します|(?:を?させて)?(?:いただ|頂)きます|(?:まで)?です)\W*"
    r"|[^。、]{0,16}(?:日報|速報|メモ|報告)です\W*|[^。]{0,12}ご?(?:確認|査収|検討)(?:の(?:ほど|程))?(?:を|、)?(?:何卒)?(?:宜しく|よろしく)?お願い(?:いた|致)?します\W*"
)
_REACH = (
    r"(?:(?:tel|fax|携帯|電話|直通|代表|e-?mail|mail|メール|url|hp)\W{0,3})?"
    r"(?:[0０][\d０-９]{1,4}[-‐－ー(（]?[\d０-９]{1,4}[-‐－ー)）]?[\d０-９]{3,4}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+)"
)
_CONTACT = pattern(
    rf"{_REACH}(?:[\s　/／|｜,、]{{1,4}}{_REACH}){{0,3}}|〒\s?[\d０-９]{{3}}[-‐－ー][\d０-９]{{4}}.*",
    re.IGNORECASE | re.ASCII,
)


def with_letters(text: str, sentences: list[Sentence]) -> tuple[Sentence, ...]:
    """Greetings and signatures told apart from what the report says."""
    found: list[Sentence] = []
    for i, s in enumerate(sentences):
        if s.form in (Form.PROSE, Form.FIELD) and _is_contact(text, s.start, s.end):
            found.append(replace(s, form=Form.FIELD, zone=Zone.IDENTITY))
            continue
        before = found[-1].form if found else None
        form = _letter_form(text[s.start : s.end], before, i, len(sentences)) if s.form is Form.PROSE else None
        found.append(s if form is None else replace(s, form=form, zone=None))
    return tuple(found)


def _is_contact(text: str, start: int, end: int) -> bool:
    """Whether a sentence is a telephone number, an address or the like and nothing else."""
    begins = text[start] in "携電直代メ〒０" or text[start].isascii()
    return begins and end - start <= 80 and _CONTACT.fullmatch(text, start, end) is not None


def _letter_form(words: str, before: Form | None, index: int, count: int) -> Form | None:
    """Greeting or signature, by its words and its place in the letter."""
    if len(words) > _LONGEST:
        return None
    greets = _greets(words) or (index <= 1 and _addresses(words))
    announces = (index <= 4 or index >= count - 3) and _ANNOUNCES.fullmatch(words)
    if greets or announces or (index <= 4 and before is Form.GREETING and _SELF.fullmatch(words)):
        return Form.GREETING
    closing = before in (Form.GREETING, Form.SIGNATURE) and index > 3 and index >= count - 4
    return Form.SIGNATURE if closing and _NAME_ONLY.fullmatch(words) else None


def is_letter_phrase(words: str) -> bool:
    """Whether a line only greets, addresses somebody or closes."""
    return len(words) <= _LONGEST and (_greets(words) or _addresses(words))


def _greets(words: str) -> bool:
    return _GREETING.match(words) is not None


def _addresses(words: str) -> bool:
    return _ADDRESSEE.fullmatch(words) is not None

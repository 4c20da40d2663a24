"""Hard wraps: a sentence that an editor or a mail program broke over several lines is put together again."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise

from sorama.line import Line
from sorama.model import Form
from sorama.zones import is_section

_NARROWEST = 12  # letters; nobody wraps shorter lines
_SLACK = 3  # letters that a wrapped line may fall short of the widest one (kinsoku, a word kept whole)
_DONE = re.compile(r"[。｡！？!?‼⁉…♪:：;；\U0001F000-\U0001FAFF\u2600-\u26FF\u2728](?:[」』）)］\]】\"”]*)$")
_OPEN_END = re.compile(
    r"(?:[、､，,・／/~〜～→＋+（(「『]|[のをにがはへとでもや]|[っゃゅょッャュョー]|から|ので|ため|など|について)$"
)
_SAME_WORD = re.compile(r"[ァ-ヶー]{2}|[A-Za-z]{2}|\d[\d%％万千円件名年月日時分台個本社]")
_OPEN_START = re.compile(
    r"[、。，．）)」』ー〜ぁぃぅぇぉっゃゅょァィゥェォッャュョ％%]|[をにがはへもや](?![いえ])|の(?!ち|ぞ)|と(?:の|いう|思|言|考|感|伺|聞|し[てた]|ころ|見|なっ|なり)"
    r"|で(?:す|した|あ|は|も|き)|ま(?:す|した|せ)|だ(?:った|と|が)|た(?!だし|とえ|ぶん|しか|め[^息])|て(?!い[^るたま])|れ[るたば]|られ|さ[れせ]|し[たてま]|する|ない|なかった|なっ|なり|など|から|まで|より|ので|ため|こと|よう|そう|らし|る|り|っ"
)


def join_wraps(text: str, lines: list[Line]) -> list[Line]:
    """Lines whose sentence goes on in the next one are joined; elsewhere a newline ends a sentence."""
    width = max((letters(text, line) for line in lines), default=0)
    if width < _NARROWEST:
        return lines
    bound = [_runs_on(text, a, b, width) for a, b in pairwise(lines)]
    sure = sum(b is True for b in bound)
    habit = sure >= 2 and sure >= sum(b is None for b in bound)
    found: list[Line] = []
    for i, line in enumerate(lines):
        if i and (bound[i - 1] or (bound[i - 1] is None and habit)):
            found[-1] = replace(found[-1], end=line.end)
        else:
            found.append(line)
    return found


def letters(text: str, line: Line) -> int:
    """The width of a line in full-width letters, half of it for each half-width one."""
    return round(
        sum(
            1 if unicodedata.east_asian_width(c) in "WFA" else 0.5
            for c in text[line.begin : min(line.end, line.begin + 400)]
        )
    )


def _runs_on(text: str, line: Line, following: Line, width: int) -> bool | None:
    """True: the sentence surely goes on; None: it may; False: it does not."""
    free = not following.mark and following.form is Form.PROSE and not following.cells and not following.after_gap
    if not free or line.form is Form.HEADING or line.cells or following.number != line.number + 1:
        return False
    tail, head = text[max(line.start, line.end - 12) : line.end], text[following.start : following.start + 8]
    if letters(text, line) < width - _SLACK or _DONE.search(tail) or is_section(text[following.start : following.end]):
        return False
    if _OPEN_START.match(head):
        return True
    return True if _OPEN_END.search(tail) or _SAME_WORD.match(tail[-1:] + head[:1]) else None

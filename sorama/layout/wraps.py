"""Hard wraps: a sentence that an editor or a mail program broke over several lines is put together again."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from sorama.layout.line import Line
from sorama.layout.zones import is_section
from sorama.patterns import pattern
from sorama.report import Form

_NARROWEST = 12  # letters; nobody wraps shorter lines
_SLACK = 2  # letters that a wrapped line may fall short of the widest one (kinsoku, a word kept whole)
_DONE = pattern(r"[。｡！？!?‼⁉…♪:：;；\U0001F000-\U0001FAFF\u2600-\u26FF\u2728](?:[」』）)］\]】\"”]*)$")
_OPEN_END = pattern(
    r"(?:[、､，,・／/~〜～→＋+（(「『]|[のをにがはへでもや]|(?<![こ」』いだ])と|[っゃゅょッャュョー]|(?<![まさひ])ま|され|がな|から|ので|ため|など|について)$"
)
_SAID = pattern(r"[」』いだ]と$")  # 「…」と at the end of a line of notes …
_SAYS = pattern(
    r"言|い[うわっ]|お|仰|思|考|感|聞|伺|話|答|返|書|見|説明|指摘|相談|述|判断|伝|の"
)  # … or of a wrapped one
_SAME_WORD = pattern(r"[ァ-ヶー]{2}|[A-Za-z]{2}|[\d.,][\d.,%％万千円件名年月日時分台個本社]")
_OPEN_START = pattern(
    r"[、。，．.）)」』ーん〜ぁぃぅぇぉっゃゅょァィゥェォッャュョ％%]|[をにがはへもや](?![いえ])|の(?!ち|ぞ)|と(?:の|いう|思|言|考|感|伺|聞|し[てた]|ころ|見|なっ|なり)"
    r"|で(?:す|した|あ|は|も|き)|ま(?:す|した|せ)|だ(?:った|と|が)|た(?!だし|とえ|ぶん|しか|め[^息])|て(?!い[^るたま])|れ[るたば]|られ|さ[れせ]|し[たてま]|か[。、？?]|なあ|なぁ|ね[。、]|よ[。、]|する|いる|いた|いな|せ[んて]|え[れば]|け[るたれば]|く[てな]|ず|ない|なかった|なっ|なり|など|から|まで|より|ので|ため|こと|よう|そう|らし|る|り|っ"
)
_COMPLETE = pattern(r"(?:とのこと|との事|ます|です|した|せん|でしょう|ください|予定|次第|思う|てい[るた])$")
_STARTER = pattern(
    r"なので|そこで|そのため|ただ|一方|また|ちなみに|あと|しかし|なお|よって|だから|ところが|まず|次に|[（(][^（()）]{1,6}[)）]"
)


def join_wraps(text: str, lines: list[Line]) -> list[Line]:
    """Lines whose sentence goes on in the next one are joined; elsewhere a newline ends a sentence."""
    may = [_may_run_on(text, a, b) for a, b in pairwise(lines)]
    if not any(may):
        return lines
    full = _full_lines(text, lines)
    bound = [may and i in full for i, may in enumerate(may)]
    sure = [may and _must_run_on(text, lines[i], lines[i + 1]) for i, may in enumerate(bound)]
    habit = (sum(bound) >= 3 and sum(sure) * 4 >= sum(bound)) or (
        sum(bound) == 2 and any(sure)
    )  # one width, over and over
    found: list[Line] = []
    for i, line in enumerate(lines):
        if i and (sure[i - 1] or (habit and bound[i - 1])):
            found[-1] = found[-1]._replace(end=line.end)
        else:
            found.append(line)
    return found


def _full_lines(text: str, lines: list[Line]) -> set[int]:
    """The lines near the widest one, counted in letters or in columns, whichever the report keeps to more closely."""
    letters = [line.end - line.begin for line in lines]
    columns = [_columns(text, line) for line in lines]
    best: set[int] = set()
    for widths, slack in ((letters, _SLACK), (columns, 2 * _SLACK)):
        widest = max(widths, default=0)
        near = (
            {i for i, w in enumerate(widths) if w >= widest - slack} if widest * _SLACK >= slack * _NARROWEST else set()
        )
        best = near if len(near) > len(best) else best
    return best


def _columns(text: str, line: Line) -> int:
    """The width of a line in columns of a terminal, as far as anybody wraps."""
    return sum(map(_WIDTHS.__getitem__, text[line.begin : min(line.end, line.begin + 400)]))


class _Widths(dict[str, int]):
    """Letter → its columns."""

    def __missing__(self, letter: str) -> int:
        if len(self) >= 20_000:
            self.clear()
        width = self[letter] = 2 if unicodedata.east_asian_width(letter) in "WFA" else 1
        return width


_WIDTHS = _Widths()


def _may_run_on(text: str, line: Line, following: Line) -> bool:
    """Whether nothing on the page speaks against a sentence that goes on in the next line."""
    loose = following.form is Form.PROSE and not following.cells and following.number == line.number + 1
    if not loose or line.form is Form.HEADING or line.cells or following.mark not in ("", "time", "ordinal"):
        return False
    tail = text[max(line.start, line.end - 12) : line.end]
    if following.mark and not _OPEN_END.search(tail):
        return False
    if _DONE.search(tail) or is_section(text[following.start : following.end]):
        return False
    weak = following.indented or _COMPLETE.search(tail) or _STARTER.match(text, following.start)
    return not weak or _must_run_on(text, line, following)


def _must_run_on(text: str, line: Line, following: Line) -> bool:
    """Whether the end of the line or the start of the next one cannot be that of a sentence."""
    tail, head = text[max(line.start, line.end - 12) : line.end], text[following.start : following.start + 8]
    words = text[max(line.start, line.end - 200) : line.end]
    inside = any(words.count(o) > words.count(c) for o, c in ("「」", "（）", "()", "『』"))
    said = _SAID.search(tail) and _SAYS.match(head)
    return bool(
        inside or said or _OPEN_START.match(head) or _OPEN_END.search(tail) or _SAME_WORD.match(tail[-1:] + head[:1])
    )

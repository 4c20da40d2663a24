"""Width on a terminal, words in one line, and lines that break where Japanese may break (kinsoku)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_FIRST = frozenset(
    "、。，．,.・:;：；!?！？‼⁇⁈⁉)]}）］｝〉》」』】〕〗”’ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥%％～〜｡､｣ｰ"
)
_NOT_LAST = frozenset("([{（［｛〈《「『【〔〖“‘｢")
# Joiners, variation selectors, flags, skin tones, conjoining jamo: sequences whose width only tables know.
_SEQUENCE = re.compile("[\u200d\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\u1100-\u11ff\ud7b0-\ud7ff]")
_WORD = re.compile(r"[!-~]+|\s|[^!-~\s]", re.DOTALL)
_WIDOW = 6
# A line that went on in the next one, neither a new item nor Latin words that need their space.
_WENT_ON = re.compile(r"(?<=[^!-~\s])[^\S\n]*\n\s*(?=[^!-~\s])(?![・●○■□◆◇★☆※→⇒▶▼①-⑳【])|(?<=、)[^\S\n]*\n\s*(?=[0-9])")
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


@lru_cache(maxsize=4096)
def _cells_of(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def cells(text: str) -> int:
    """How many columns the text takes; control letters and colours take none."""
    if text.isascii() and text.isprintable():
        return len(text)
    if "\x1b" in text:
        text = _ANSI.sub("", text)
    if _SEQUENCE.search(text):
        from wcwidth import wcswidth  # 60 ms to import: only for the few who need it

        return max(wcswidth(text), 0)
    return sum(map(_cells_of, text))


def pad(text: str, width: int) -> str:
    """The text with spaces up to `width` columns."""
    return text + " " * max(width - cells(text), 0)


def one_line(text: str, limit: int | None = None) -> str:
    """Words of a report in one line, of at most `limit` letters; where a Japanese line was wrapped nothing is put between."""
    line = " ".join(_WENT_ON.sub("", text).split())
    return line if limit is None or len(line) <= limit else f"{line[: limit - 1]}…"


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns, ends of line kept. No line begins with 、 or ends with 「; words of Latin letters stay whole."""
    return [line for paragraph in text.split("\n") for line in _balanced(paragraph, max(width, 4))] or [""]


def _balanced(text: str, width: int) -> list[str]:
    """No line of one or two letters at the end, where slightly shorter lines avoid it."""
    lines = _wrap_line(text, width)
    for narrower in range(width - 2, max(width - 10, width // 2), -2):
        if len(lines) == 1 or cells(lines[-1]) > _WIDOW:
            break
        other = _wrap_line(text, narrower)
        if len(other) == len(lines):
            lines = other
    return lines


def _wrap_line(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for piece in (p for word in _WORD.findall(text) for p in _cut(word, width)):
        size = cells(piece)
        if used + size > width and line:
            carried = _carry(line, piece)
            lines.append("".join(line).rstrip(" "))
            line = carried
            used = sum(map(cells, line))
            if piece == " ":
                continue
        line.append(piece)
        used += size
    lines.append("".join(line).rstrip(" "))
    return lines


def _carry(line: list[str], piece: str) -> list[str]:
    """Takes from the end of a full line what must go with the next piece."""
    carried: list[str] = []
    while len(line) > 1 and (line[-1] in _NOT_LAST or (piece in _NOT_FIRST and len(carried) < 3)):
        carried.insert(0, line.pop())
        if carried[0] not in _NOT_FIRST and line[-1] not in _NOT_LAST:
            break
        piece = carried[0]
    return carried


def _cut(word: str, width: int) -> list[str]:
    return [word] if len(word) <= width else [word[i : i + width] for i in range(0, len(word), width)]

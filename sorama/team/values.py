"""What stands in a cell → text or a date: serial numbers, 令和, times in UTC, rich text, several values in one cell."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta, timezone
from html.parser import HTMLParser
from typing import Any

_JST = timezone(timedelta(hours=9))
_ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "㋿": 2018}
_ERA = re.compile(r"^(令和|平成|㋿|[RH])\s*(元|\d{1,2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
_PLAIN = re.compile(r"^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_AMERICAN = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})")
_PACKED = re.compile(r"^(20\d\d)(\d\d)(\d\d)$")
_NUMBER = re.compile(r"^\d+(?:\.\d+)?$")
_INSTANT = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$")
_FIRST_SERIAL, _LAST_SERIAL = 36526, 73050  # 2000-01-01 … 2099-12-31
_HALF = re.compile("[\ud800-\udfff]")  # half of a letter, as broken JSON has it: no file and no database takes it
_TAG = re.compile(
    r"<(?:/?(?:div|p|br|span|b|i|u|strong|em|ul|ol|li|table|tr|td|th|font|a|h[1-6])\b[^<>]*)>", re.IGNORECASE
)


def text_of(cell: Any) -> str:
    """The letters of a cell; whole numbers without .0, rich text without its tags."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "はい" if cell else "いいえ"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, (list, tuple)):
        return "\n".join(filter(None, map(text_of, cell)))
    if isinstance(cell, dict):  # kintone: {"type", "value"}, {"code", "name"}
        return text_of(next((cell[key] for key in ("value", "name", "code") if key in cell), None))
    text = _HALF.sub("\ufffd", str(cell)).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    return (plain(text) if _TAG.search(text) else text).strip()


def name_of(cell: Any) -> str | None:
    """A name in one line; several values of a cell are joined by 、."""
    parts = (" ".join(part.split()) for part in text_of(cell).split("\n"))
    return "、".join(dict.fromkeys(filter(None, parts))) or None


def day_of(cell: Any) -> date | None:
    """The day a cell tells; None for an empty one. Raises ValueError with the reason."""
    if isinstance(cell, datetime):
        return (cell.astimezone(_JST) if cell.tzinfo else cell).date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _serial(float(cell))
    raw = text_of(cell)
    if _INSTANT.match(raw):
        return datetime.fromisoformat(raw).astimezone(_JST).date()
    text = unicodedata.normalize("NFKC", raw).strip()
    return _told(text) if text else None


def _told(text: str) -> date:
    try:
        if era := _ERA.match(text):
            year = 1 if era[2] == "元" else int(era[2])
            return date(_ERAS[era[1]] + year, int(era[3]), int(era[4]))
        if plain_day := _PLAIN.match(text) or _PACKED.match(text):
            return date(*map(int, plain_day.groups()))
        if american := _AMERICAN.match(text):
            return date(int(american[3]), int(american[1]), int(american[2]))
    except ValueError:
        raise ValueError(f"日付「{text[:20]}」は暦にありません") from None
    if _NUMBER.match(text):
        return _serial(float(text))
    raise ValueError(f"日付「{text[:20]}」を読めません")


def _serial(number: float) -> date:
    if number.is_integer() and (packed := _PACKED.match(str(int(number)))):
        return date(*map(int, packed.groups()))
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        raise ValueError(f"日付「{number:g}」を読めません")
    return date(1899, 12, 30) + timedelta(days=int(number))


class _Letters(HTMLParser):
    """The letters of rich text; blocks and line breaks become lines."""

    BLOCKS = frozenset({"p", "div", "br", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6"})
    HIDDEN = frozenset({"script", "style"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins on a new line."""
        del attrs
        self._hidden += tag in self.HIDDEN
        if tag in self.BLOCKS:
            self.parts.append("\n")
        if tag == "li":
            self.parts.append("・")

    def handle_endtag(self, tag: str) -> None:
        """A block ends its line."""
        self._hidden -= tag in self.HIDDEN and self._hidden > 0
        if tag in self.BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """The letters themselves."""
        if not self._hidden:
            self.parts.append(data)


def plain(html: str) -> str:
    """Rich text without tags, one line a block."""
    reader = _Letters()
    reader.feed(html)
    reader.close()
    text = "".join(reader.parts).replace("\xa0", " ")
    return re.sub(r"[ \t]*\n[\s]*", "\n", text).strip()

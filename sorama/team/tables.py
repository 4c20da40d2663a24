"""Files → tables of cells, row by row: CSV and TSV in any encoding of a Japanese office, workbooks with several sheets."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from sorama.errors import InputError
from sorama.inputs import decode

BOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
TEXTS = (".csv", ".tsv", ".tab")
_SEPARATORS = ",\t;"
_START = 1 << 20  # bytes of a long file by which its encoding is told
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CODECS = ("cp932", "euc_jp", "utf-16")  # of files that grow long


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet, or one text file; rows are numbered as the user sees them, from 1."""

    file: str
    sheet: str | None
    rows: Iterator[tuple[int, list[Any]]]


def tables(path: Path, encoding: str | None) -> Iterator[Table]:
    """The tables of a file. Raises InputError."""
    if path.suffix.lower() in BOOKS:
        yield from _book(path)
    else:
        with open_text(path, encoding) as text:
            yield Table(str(path), None, _lines(text, path))


def read(path: Path, encoding: str | None) -> str:
    """The letters of a text file. Raises InputError."""
    try:
        return decode(path.read_bytes(), encoding, str(path)).lstrip("\ufeff")
    except FileNotFoundError:
        raise InputError(f"{path} が見つかりません。ファイル名と場所を確かめてください。") from None
    except OSError:
        raise InputError(f"{path} を読めません。") from None


def open_text(path: Path, encoding: str | None, newline: str = "") -> TextIO:
    """A text file to be read line by line, in the encoding that its beginning has, where all of it has that. Raises InputError."""
    codec = encoding or ("utf-8-sig" if _is(path, "utf-8", strict=True) else _encoding_of(path))
    if codec is not None and _is(path, codec):
        return path.open(encoding=codec, newline=newline)
    return io.StringIO(read(path, encoding), newline=newline)


def _is(path: Path, codec: str, *, strict: bool = False) -> bool:
    """Whether all of a file can be read so; strictly: nothing in it only looks like UTF-8 (UTF-16, ISO-2022-JP)."""
    try:
        decoder = codecs.getincrementaldecoder(codec)()
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                if strict and (b"\x00" in block or b"\x1b" in block):
                    return False
                decoder.decode(block)
            decoder.decode(b"", final=True)
    except (OSError, UnicodeError, LookupError):
        return False
    return True


def _encoding_of(path: Path) -> str | None:
    """The encoding of the first lines of a long file; None for a short one, which is looked at as a whole."""
    try:
        with path.open("rb") as file:
            start = file.read(_START)
            if len(start) < _START:
                return None
        if not start.startswith(_MARKS):
            start = start[: start.rindex(b"\n") + 1]
        text = decode(start, None, str(path))
        return next((codec for codec in _CODECS if start.decode(codec, "replace") == text), None)
    except (OSError, InputError, ValueError):
        return None


def _lines(text: TextIO, path: Path) -> Iterator[tuple[int, list[Any]]]:
    csv.field_size_limit(10_000_000)
    first = text.readline()
    text.seek(0)
    separator = "\t" if path.suffix.lower() in (".tsv", ".tab") else max(_SEPARATORS, key=first.count)
    quotes = 0

    def lines() -> Iterator[str]:
        nonlocal quotes
        for line in text:
            quotes += line.count('"')
            yield line

    reader = csv.reader(lines(), delimiter=separator)
    number, begun, held = 0, 0, None
    while True:
        is_open = held is not None and quotes % 2 == 1 and reader.line_num - begun > 1
        quotes, begun = 0, reader.line_num
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise InputError(f"{path} の {reader.line_num} 行目あたりが表として読めません({error})。") from None
        if cells is None and is_open:
            raise InputError(f'{path} の {number} 行目で引用符(")が閉じていないので、そこから後を読めません。')
        if held is not None:
            yield number, held
        if cells is None:
            return
        number, held = number + 1, list(cells)


def _book(path: Path) -> Iterator[Table]:
    try:
        from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum
    except ImportError:
        raise InputError("Excel を読むには追加の部品が要ります: pip install 'sorama[team]'") from None
    if not path.exists():
        raise InputError(f"{path} が見つかりません。ファイル名と場所を確かめてください。")
    try:
        book = CalamineWorkbook.from_path(str(path))
        shown = [
            s.name
            for s in book.sheets_metadata
            if s.typ == SheetTypeEnum.WorkSheet and s.visible == SheetVisibleEnum.Visible
        ]
        for name in shown:
            sheet = book.get_sheet_by_name(name)
            left = [None] * (sheet.start[1] if sheet.start else 0)
            yield Table(str(path), name, ((n, [*left, *row]) for n, row in enumerate(sheet.iter_rows(), 1)))
    except (CalamineError, OSError) as error:
        raise InputError(f"{path} を Excel の表として読めません({type(error).__name__})。") from None

"""Bytes, files and folders → the text of reports, whatever their encoding. Failures are one Japanese sentence each."""

from __future__ import annotations

import codecs
import os
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sorama.errors import InputError

MAX_LETTERS = 1_200_000
MAX_BYTES = 4 * MAX_LETTERS
SUFFIXES = (".txt", ".md", ".text", ".markdown")

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MAGIC = (
    (b"PK\x03\x04", "Excel や Word など圧縮された形式"),
    (b"\xd0\xcf\x11\xe0", "古い Excel や Word の形式"),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "画像"),
    (b"\xff\xd8\xff", "画像"),
    (b"GIF8", "画像"),
    (b"\x1f\x8b", "圧縮ファイル"),
    (b"\x7fELF", "プログラム"),
)
_ESCAPE = re.compile(rb"\x1b[$(]")
_KANA = "[\u3040-\u30ff]"
_PLAIN = "[\t\n\r -~\u00a5\u2010-\u203b\u2190-\u21ff\u2460-\u24ff\u25a0-\u26ff\u3000-\u30ff\u3220-\u33ff\u4e00-\u9fff\uff00-\uffef]"  # letters that Japanese text is made of
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DATE = re.compile(r"(?<!\d)(?:(20\d\d)(\d\d)(\d\d)|(20\d\d)[-_.年](\d{1,2})[-_.月](\d{1,2})日?)(?!\d)")
_NOT_A_NAME = frozenset(
    (
        "日報",
        "営業日報",
        "報告",
        "報告書",
        "週報",
        "レポート",
        "メモ",
        "memo",
        "report",
        "daily",
        "nippo",
        "sales",
        "no",
        "rev",
        "ver",
    )
)


def decode(data: bytes, encoding: str | None = None, name: str = "入力") -> str:
    """The text of a file: BOM, then ISO-2022-JP, UTF-8, UTF-16 without BOM, CP932, EUC-JP. Raises InputError."""
    if encoding is not None:
        return _as(data, encoding, name)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(
                f"{name} は文章のファイルではありません({what})。本文を .txt に保存するか、貼り付けてください。",
                "binary",
            )
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _as(data, codec, name)
    text = _guess(data)
    if text is None:
        raise InputError(f"{name} の文字コードが分かりません。--encoding cp932 のように指定してください。", "encoding")
    if len(_CONTROL.findall(text)) > max(3, len(text) // 20):
        raise InputError(f"{name} は文章のファイルではないようです。日報の本文を .txt で渡してください。", "binary")
    return text


def _as(data: bytes, encoding: str, name: str) -> str:
    try:
        codecs.lookup(encoding)
        text = _try(data, encoding)
    except (LookupError, ValueError):
        known = "utf-8、cp932、euc_jp、utf-16 などを指定してください。"
        raise InputError(f"文字コード「{encoding}」は使えません。{known}", "encoding") from None
    if text is None:
        raise InputError(f"{name} は {encoding} として読めません。文字コードを確かめてください。", "encoding")
    return text


def _guess(data: bytes) -> str | None:
    if _ESCAPE.search(data) and (text := _try(data, "iso2022_jp_ext")) is not None:
        return text
    utf8 = _try(data, "utf-8")
    if utf8 is not None and b"\x00" not in data:
        return utf8
    for codec in ("utf-16-le", "utf-16-be"):
        text = _try(data, codec)
        if (
            text
            and len(re.findall(_PLAIN, text)) >= 0.95 * len(text)
            and (_kana_share(text) >= 0.15 or b"\x00" in data)
        ):
            return text
    if utf8 is not None:
        return utf8
    cp932, euc = _try(data, "cp932"), _try(data, "euc_jp")
    if cp932 is not None and euc is not None:
        return euc if _kana_share(euc) > max(0.2, _kana_share(cp932)) else cp932
    return euc if cp932 is None else cp932


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def _kana_share(text: str) -> float:
    return len(re.findall(_KANA, text)) / max(len(text), 1)


class Source(NamedTuple):
    """Where one report comes from. `path` is None for standard input; `problem` tells why it cannot be read."""

    path: str | None
    date: date | None = None
    author: str | None = None
    problem: InputError | None = None

    @property
    def name(self) -> str:
        """What to call it in a message."""
        return self.path or "標準入力"

    def read(self, encoding: str | None = None) -> str:
        """The text. Raises InputError."""
        if self.problem is not None:
            raise self.problem
        data = self._bytes() if self.path is not None else _standard_input()
        if len(data) <= MAX_BYTES:
            text = decode(data, encoding, self.name)
            if len(text) <= MAX_LETTERS:
                return text
        raise InputError(
            f"{self.name} は長すぎます(上限 {MAX_LETTERS:,} 文字)。一件ずつの日報に分けてください。", "too-large"
        )

    def _bytes(self) -> bytes:
        try:
            with Path(self.path or "").open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except (OSError, ValueError) as error:
            raise InputError(_why(self.name, error), "unreadable") from None


def _standard_input() -> bytes:
    return b"" if sys.stdin is None else sys.stdin.buffer.read(MAX_BYTES + 1)


def _why(name: str, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{name} が見つかりません。ファイル名と場所を確かめてください。"
    if isinstance(error, PermissionError):
        return f"{name} を読む権限がありません。"
    if isinstance(error, IsADirectoryError):
        return f"{name} はフォルダです。"
    return f"{name} を読めません。"


def sources(paths: Iterable[str]) -> Iterator[Source]:
    """The reports behind paths: files, `-`, and folders with everything below them, in order of their names."""
    for path in paths:
        if path == "-":
            yield Source(None)
        elif Path(path).is_dir():
            yield from _below(path)
        else:
            yield _source(path, None)


def _below(root: str) -> Iterator[Source]:
    found = False
    for folder, inside, names in os.walk(root):
        inside[:] = sorted(d for d in inside if not d.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                found = True
                yield _source(str(Path(folder, name)), None if Path(folder) == Path(root) else Path(folder).name)
    if not found:
        yield Source(root, problem=InputError(f"フォルダ {root} に日報(.txt か .md)がありません。", "empty-folder"))


def _source(path: str, folder: str | None) -> Source:
    day, author = from_name(Path(path).stem)
    return Source(path, day, author or (folder if day is not None and folder and _is_name(folder) else None))


def from_name(stem: str) -> tuple[date | None, str | None]:
    """Date and author told by a file name such as 2026-11-20_佐藤; without a date nothing is guessed."""
    found = _DATE.search(stem)
    if found is None:
        return None, None
    try:
        day = date(*(int(part) for part in found.groups() if part))
    except ValueError:
        return None, None
    rest = re.split(r"[\s_\-.()（）【】]+", f"{stem[: found.start()]} {stem[found.end() :]}")
    return day, next((word for word in rest if _is_name(word)), None)


def _is_name(word: str) -> bool:
    return len(word) > 1 and word.casefold() not in _NOT_A_NAME and not any(letter.isdigit() for letter in word)

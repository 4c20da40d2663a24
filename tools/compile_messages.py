"""Builds messages.mo from messages.po, so that click speaks Japanese: `python tools/compile_messages.py [--check]`."""

from __future__ import annotations

import ast
import struct
import sys
from pathlib import Path

PO = Path(__file__).parent.parent / "sorama/cli/locale/ja/LC_MESSAGES/messages.po"


def read_po(text: str) -> dict[str, str]:
    """Keys are msgid, values msgstr; a plural's key is singular NUL plural, as gettext stores it."""
    found: dict[str, str] = {}
    key = ""
    for line in text.splitlines():
        word, _, literal = line.partition(" ")
        if word == "msgid":
            key = ast.literal_eval(literal)
        elif word == "msgid_plural":
            key += "\0" + ast.literal_eval(literal)
        elif word in ("msgstr", "msgstr[0]"):
            found[key] = ast.literal_eval(literal)
    return found


def write_mo(messages: dict[str, str]) -> bytes:
    """The binary form that the gettext module reads."""
    pairs = sorted((k.encode(), v.encode()) for k, v in messages.items())
    start = 28 + 16 * len(pairs)
    keys, values = bytearray(), bytearray()
    key_at, value_at = [], []
    for key, value in pairs:
        key_at.append((len(key), len(keys)))
        value_at.append((len(value), len(values)))
        keys += key + b"\0"
        values += value + b"\0"
    table = b"".join(struct.pack("<II", n, start + at) for n, at in key_at)
    table += b"".join(struct.pack("<II", n, start + len(keys) + at) for n, at in value_at)
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    return head + table + bytes(keys) + bytes(values)


def main() -> int:
    """Writes the file, or with --check says whether it is up to date."""
    built, target = write_mo(read_po(PO.read_text(encoding="utf-8"))), PO.with_suffix(".mo")
    if "--check" in sys.argv[1:]:
        return int(not target.exists() or target.read_bytes() != built)
    target.write_bytes(built)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Writes sorama/messages/ja.json, a copy of ja.toml that loads faster. Run after every change of the wordings; `--check` only looks."""

from __future__ import annotations

import hashlib
import json
import sys
import tomllib

from sorama.coaching.catalogue import SHIPPED


def built() -> str:
    """What the copy has to hold."""
    text = SHIPPED.read_bytes()
    values = {"source": hashlib.sha256(text).hexdigest()} | tomllib.loads(text.decode("utf-8"))
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"


def main(arguments: list[str]) -> int:
    """0 when written or fresh, 1 when `--check` found it stale."""
    copy = SHIPPED.with_suffix(".json")
    fresh = copy.is_file() and copy.read_text(encoding="utf-8") == built()
    if arguments == ["--check"]:
        print(
            "ja.json は最新です。"
            if fresh
            else "ja.json が古くなっています。tools/build_wordings.py を実行してください。"
        )
        return 0 if fresh else 1
    copy.write_text(built(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

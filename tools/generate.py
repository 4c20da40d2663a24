"""Writes everything that is generated: python tools/generate.py; `--check` writes nothing and fails where a file is stale.

docs/rules/          a page for each rule and the list, from the rules themselves
docs/cli.md          the help of every command
sorama/schema/       JSON Schemas of sorama.toml and of a team's rule file
sorama/messages/     ja.json, the copy of ja.toml that loads faster
sorama/cli/locale/   messages.mo, click's words in Japanese
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tools"))

from sorama.cli.japanese import speak_japanese  # noqa: E402

speak_japanese()  # before click is imported

import build_wordings  # noqa: E402
import click  # noqa: E402
import compile_messages  # noqa: E402
import rule_pages  # noqa: E402

from sorama.rules import RULES  # noqa: E402

WIDTH = 92


def everything() -> dict[Path, bytes]:
    """Path → what has to stand in it."""
    from sorama import config_schema
    from sorama.custom import schema

    texts = {f"docs/rules/{rule.name}.md": rule_pages.page(rule) for rule in RULES}
    texts["docs/rules/README.md"] = rule_pages.index()
    texts["docs/cli.md"] = "\n".join(_commands()) + "\n"
    texts["sorama/schema/config.schema.json"] = _json(config_schema.json_schema())
    texts["sorama/schema/custom-rules.schema.json"] = _json(schema.json_schema())
    texts["sorama/messages/ja.json"] = build_wordings.built()
    found = {ROOT / name: text.encode() for name, text in texts.items()}
    source = compile_messages.PO.read_text(encoding="utf-8")
    return found | {compile_messages.PO.with_suffix(".mo"): compile_messages.write_mo(compile_messages.read_po(source))}


def stale(wanted: dict[Path, bytes]) -> list[Path]:
    """Files that are missing, differ, or are left over from a rule that is gone."""
    left_over = set((ROOT / "docs/rules").glob("*.md")) - wanted.keys()
    return sorted([p for p, text in wanted.items() if not p.is_file() or p.read_bytes() != text] + list(left_over))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _commands() -> Iterator[str]:
    from sorama.cli.group import COMMANDS, Context, in_japanese, sorama

    yield rule_pages.NOTE + "# コマンド\n\n`sorama --help` と `sorama コマンド --help` で同じものが読めます。\n"
    for name in ("", *COMMANDS):
        command = sorama if not name else sorama.get_command(Context(sorama), name)
        if command is not None:
            yield from _help(in_japanese(command), f"sorama {name}".strip())


def _help(command: click.Command, name: str) -> Iterator[str]:
    from sorama.cli.group import Context

    yield f"## {name}\n"
    names = ["-h", "--help"]
    text = command.get_help(
        Context(command, info_name=name, max_content_width=WIDTH, terminal_width=WIDTH, help_option_names=names)
    )
    yield f"```text\n{text.rstrip()}\n```\n"
    for sub, inner in getattr(command, "commands", {}).items():
        yield from _help(inner, f"{name} {sub}")


def main(arguments: list[str]) -> int:
    """0 when written or fresh, 1 when `--check` found something stale."""
    wanted = everything()
    old = stale(wanted)
    if arguments == ["--check"]:
        for path in old:
            print(f"stale: {path.relative_to(ROOT)}")
        if old:
            print("run: python tools/generate.py")
        return int(bool(old))
    for path in old:
        if path in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(wanted[path])
        else:
            path.unlink()
    print(f"{len(old)} of {len(wanted)} files written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

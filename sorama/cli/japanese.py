"""click's own words in Japanese, and help that wraps by the width of Japanese letters."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click


def speak_japanese() -> None:
    """Must run before click is imported: it takes its words from gettext's default domain."""
    import gettext

    os.environ["LANGUAGE"] = "ja"
    gettext.bindtextdomain("messages", str(Path(__file__).parent / "locale"))


def formatter_class() -> type[click.HelpFormatter]:
    """A help formatter that counts columns instead of letters."""
    import click

    from sorama.cells import cells, pad, wrap

    class Formatter(click.HelpFormatter):
        def write_heading(self, heading: str) -> None:
            self.write(f"{'':>{self.current_indent}}{heading}\n")

        def write_text(self, text: str) -> None:
            indent = " " * self.current_indent
            paragraphs = [_lines(p) for p in text.split("\n\n")]
            blocks = [
                "\n".join(indent + w for line in p for w in wrap(line, self.width - len(indent))) for p in paragraphs
            ]
            self.write("\n\n".join(blocks) + "\n")

        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            del prefix
            self.write(f"使い方: {prog} {args}".rstrip() + "\n")

        def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
            rows = list(rows)
            first = min(max((cells(name) for name, _ in rows), default=0), col_max) + col_spacing
            left = " " * (self.current_indent + first)
            for name, text in rows:
                lines = wrap(text, self.width - len(left))
                if cells(name) > first - col_spacing:
                    lines.insert(0, "")
                self.write(f"{'':>{self.current_indent}}{pad(name, first)}{lines[0]}".rstrip() + "\n")
                self.write("".join(f"{left}{line}\n" for line in lines[1:]))

    return Formatter


def _lines(paragraph: str) -> list[str]:
    r"""Lines of a paragraph; one that starts with click's \b keeps its line ends, else lines are joined."""
    lines = [line.rstrip() for line in paragraph.strip("\n").split("\n")]
    return lines[1:] if lines[0].strip() == "\b" else ["".join(line.strip() for line in lines)]

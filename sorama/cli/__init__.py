"""The command line, a thin face over `sorama.app`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from sorama import collector
from sorama.errors import SoramaError

USAGE, BROKEN, INTERRUPTED = 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs `sorama` and exits: 0 fine, 1 findings, 2 usage or input, 3 something broke."""
    code = run(arguments)
    collector.never_again()
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs `sorama` and returns the exit code. No traceback ever reaches the user; SORAMA_DEBUG=1 lets it through."""
    collector.rarely()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a CP932 console has no 𠮷
    from sorama.cli.japanese import speak_japanese

    speak_japanese()
    import click

    from sorama.cli.group import sorama

    try:
        code = sorama.main(arguments, prog_name="sorama", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except SoramaError as error:
        print(f"エラー: {error}", file=sys.stderr)
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        print("\n中止しました。", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # `sorama check … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("SORAMA_DEBUG"):
            raise
        if isinstance(error, OSError) and error.filename is not None:
            print(f"エラー: {error.filename} を読み書きできません。場所と権限を確かめてください。", file=sys.stderr)
            return USAGE
        print(
            f"エラー: sorama の中で問題が起きました({type(error).__name__})。SORAMA_DEBUG=1 で詳しく見られます。",
            file=sys.stderr,
        )
        return BROKEN
    return code if isinstance(code, int) else 0

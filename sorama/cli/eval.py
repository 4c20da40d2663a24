"""`sorama eval`: how well sorama reads an annotated corpus."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from sorama.cells import pad
from sorama.cli import stream
from sorama.cli.options import config_options, wanted
from sorama.corpus import GoldReport, read_corpus
from sorama.errors import InputError
from sorama.evaluation import Evaluation, evaluate
from sorama.model import Label
from sorama.render import Look


@click.command("eval", short_help="精度を測る")
@click.argument("paths", nargs=-1, required=True, metavar="コーパス…")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="出力の形。"
)
@click.option(
    "--rounds", type=click.IntRange(0, 10000), default=1000, show_default=True, help="信頼区間のための抽出の回数。"
)
@click.option("--errors", is_flag=True, help="間違えた区分と指摘を一つずつ見せる。")
@click.option("--write-rules", metavar="ファイル", help="規則ごとの件数を JSON に書く(sorama rule が見せる)。")
@config_options
def command(paths: tuple[str, ...], **given: Any) -> None:
    """印を付けた日報の集まり(書き方は docs/annotation.md)で、区分・つながり・指摘の精度を測る。"""
    reports = [report for path in paths for report in _read(path)]
    checker = stream.make_checker(stream.Job(wanted(given), "concise", Look(), {}))
    found = evaluate(reports, checker.check, rounds=given["rounds"])
    if given["write_rules"]:
        about = {"corpus": f"注釈つきの日報 {found.reports} 件", "rules": found.rules}
        Path(given["write_rules"]).write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if given["form"] == "json":
        click.echo(json.dumps(as_object(found), ensure_ascii=False, indent=1))
        return
    click.echo("\n".join(_lines(found)))
    if given["errors"]:
        click.echo("\n".join(("", *found.errors)))


def _read(path: str) -> tuple[GoldReport, ...]:
    try:
        return read_corpus(path)
    except OSError:
        raise InputError(f"{path} が見つからないか、読めません。") from None
    except UnicodeError:
        raise InputError(f"{path} は UTF-8 のコーパスではありません。", "encoding") from None


def as_object(found: Evaluation) -> dict[str, Any]:
    """All figures for a program."""
    return {
        "reports": found.reports,
        "figures": {name: {"value": i.value, "low": i.low, "high": i.high} for name, i in found.figures.items()},
        "confusion": [{"gold": g, "said": s, "count": n} for (g, s), n in found.confusion.items()],
        "rules": {rule: dict(zip(("right", "wrong", "missed"), n, strict=True)) for rule, n in found.rules.items()},
    }


def _lines(found: Evaluation) -> Iterator[str]:
    yield f"日報 {found.reports} 件"
    yield ""
    yield f"{pad('指標', 24)} {pad('値', 6)} 95% 区間"
    for name, i in found.figures.items():
        yield f"{name:<24} {i.value:.3f}  {i.low:.3f} – {i.high:.3f}"
    labels = [label.value for label in Label]
    yield ""
    yield "取り違えた区分の数(行: 正解、列: sorama)"
    yield " " * 16 + "".join(f"{label:>16}" for label in labels)
    for gold in labels:
        yield f"{gold:<16}" + "".join(f"{found.confusion.get((gold, said), 0):>16}" for said in labels)
    yield ""
    yield f"{pad('規則', 32)}{pad('正', 6)}{pad('誤', 6)}漏れ"
    for rule, (right, wrong, missed) in found.rules.items():
        yield f"{rule:<30}{right:>4}{wrong:>6}{missed:>6}"

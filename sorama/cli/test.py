"""`sorama test`: rules prove themselves on their own examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from sorama.cli import stream
from sorama.cli.options import config_options, wanted
from sorama.exercise import exercise
from sorama.inputs import sources
from sorama.model import Severity
from sorama.render import Look
from sorama.render.answer import shown
from sorama.rules.selection import find_rule


@click.command("test", short_help="規則の例を試す")
@click.argument("names", nargs=-1, metavar="[規則の名前か番号]…")
@click.option("--clean", "clean", multiple=True, metavar="フォルダ", help="指摘が出てはいけない良い日報。")
@config_options
def command(names: tuple[str, ...], clean: tuple[str, ...], **given: Any) -> int:
    """規則の例をテストとして動かす。チーム独自の規則(設定の custom_rules)も試す。"""
    job = stream.Job(wanted(given), "concise", Look(), {})
    checker = stream.make_checker(job)
    broken = stream.broken_rules(checker)
    rules = [find_rule(checker.rules, name) for name in names] or list(checker.rules)
    missed = [miss for rule in rules for miss in exercise(rule, checker.settings.words)]
    for miss in missed:
        click.echo(f"× {miss.rule} の例 {miss.number}: {miss.reason}")
        click.echo("".join(f"    {line}\n" for line in miss.example.text.splitlines()), nl=False)
    noisy = list(_noisy(clean, job))
    for line in noisy:
        click.echo(line)
    examples = sum(len(rule.examples) for rule in rules)
    good = f"、良い日報での誤報 {len(noisy)}" if clean else ""
    click.echo(f"規則 {len(rules)}、例 {examples}、失敗 {len(missed)}{good}")
    return 2 if broken else int(bool(missed or noisy))


def _noisy(clean: tuple[str, ...], job: stream.Job) -> Iterator[str]:
    """Findings of warning or error on reports that should have none."""
    checker = stream.make_checker(job)
    for source in sources(clean):
        text = source.read()
        review = checker.check(text, **stream.known_of(source))
        for f in shown(review):
            if f.severity is not Severity.INFO:
                yield f"× {source.name}: {f.code} {f.message}"

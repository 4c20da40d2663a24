"""`sorama rule`: the rule book. Loads no NLP."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from sorama.cells import wrap
from sorama.cli.options import config_options, look, wanted
from sorama.config import load
from sorama.custom import rule_book
from sorama.measured import measured
from sorama.render.answer import SEVERITY_NAMES, Look
from sorama.render.rulebook import as_object, plain
from sorama.render.terminal import paint
from sorama.rules.base import Bad, Good, Rule, RuleKind, Scope, Status
from sorama.rules.selection import find_rule
from sorama.suppression import ABOUT_UNUSED, UNUSED, UNUSED_CODE

_SCOPES = {Scope.SEGMENT: "区間", Scope.THREAD: "話題", Scope.REPORT: "日報", Scope.HISTORY: "履歴"}


@click.command("rule", short_help="規則の説明")
@click.argument("names", nargs=-1, metavar="[規則の名前か番号]…")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="出力の形。"
)
@click.option("--no-color", is_flag=True, help="色を使わない。")
@config_options
def command(names: tuple[str, ...], form: str, *, no_color: bool, **given: Any) -> None:
    """規則を説明する: 何を、なぜ困るか、直し方、悪い例、良い例、オプション、実測の精度。名前がなければ一覧。"""
    if any(name in (UNUSED, UNUSED_CODE) for name in names):  # no rule on a report: it looks at what was put aside
        if len(names) > 1 or form == "json":
            raise click.UsageError(f"{UNUSED_CODE} の説明は、一つだけを --format text で見られます。")
        click.echo("\n".join(_about_unused(look({"no_color": no_color}))))
        return
    known = _known(given)
    rules = [find_rule(known, name) for name in names]
    if form == "json":
        click.echo(json.dumps([as_object(r) for r in rules or known], ensure_ascii=False, indent=1))
        return
    seen = look({"no_color": no_color})
    click.echo("\n".join(_list(known, seen) if not rules else _pages(rules, seen)))


def _known(given: Mapping[str, Any]) -> Sequence[Rule]:
    """The shipped rules and a team's own."""
    asked = wanted(given)
    settings = load(asked.overrides, file=asked.file, isolated=asked.isolated)
    book = rule_book(settings.custom_rules, settings.words)
    for problem in book.problems:
        click.echo(f"警告: {problem}", err=True)
    return book.rules


def _list(rules: Sequence[Rule], seen: Look) -> Iterator[str]:
    for kind, title in ((RuleKind.FINDING, "指摘"), (RuleKind.STRENGTH, "よいところ")):
        chosen = [rule for rule in rules if rule.kind is kind]
        if chosen:
            yield paint(title, "1", seen)
        for rule in chosen:
            level = f" · {SEVERITY_NAMES[rule.severity]}" if kind is RuleKind.FINDING else ""
            preview = " · 試験中" if rule.status is Status.PREVIEW else ""
            yield f"  {rule.code} {paint(rule.name, '1', seen)}{level}{preview}"
            yield from (f"    {line}" for line in wrap(rule.sections()["summary"], seen.width - 4))
    yield "\n説明を読む: sorama rule 名前(または番号)"


def _pages(rules: Sequence[Rule], seen: Look) -> Iterator[str]:
    for i, rule in enumerate(rules):
        if i:
            yield ""
        yield from _page(rule, seen)


def _page(rule: Rule, seen: Look) -> Iterator[str]:
    kind = "よいところ" if rule.kind is RuleKind.STRENGTH else SEVERITY_NAMES[rule.severity]
    status = " · 試験中(--preview で使う)" if rule.status is Status.PREVIEW else ""
    yield paint(f"{rule.code} {rule.name}", "1", seen) + f"  {kind} · {_SCOPES[rule.scope]}ごと{status}"
    for title, text in rule.sections().items():
        if title != "summary":
            yield ""
            yield paint(title, "1", seen)
        yield from (f"  {line}" for line in wrap(text, seen.width - 2))
    titles = (
        ("ほめません", "ほめます")
        if rule.kind is RuleKind.STRENGTH
        else ("こう書くと指摘します", "こう書けば伝わります")
    )
    for kind_of, title in zip((Bad, Good), titles, strict=True):
        yield from _examples([e for e in rule.examples if isinstance(e, kind_of)][:3], title, seen)
    yield from _options(rule, seen)
    counts = measured(rule.name)
    if counts is not None and counts.right + counts.wrong:
        told = f"{counts.right + counts.wrong} 回の指摘のうち {counts.right} 回が正しい({counts.precision:.0%})"
        yield f"\n{paint('実測', '1', seen)}  {counts.corpus}で {told}"


def _about_unused(seen: Look) -> Iterator[str]:
    summary, why, fix = ABOUT_UNUSED
    yield paint(f"{UNUSED_CODE} {UNUSED}", "1", seen)
    yield from (f"  {line}" for line in wrap(summary, seen.width - 2))
    for title, text in (("なぜ困るか", why), ("直し方", fix)):
        yield ""
        yield paint(title, "1", seen)
        yield from (f"  {line}" for line in wrap(text, seen.width - 2))


def _examples(examples: Sequence[Good | Bad], title: str, seen: Look) -> Iterator[str]:
    if not examples:
        return
    yield ""
    yield paint(title, "1", seen)
    for i, example in enumerate(examples):
        if i:
            yield ""
        for line in example.text.splitlines():
            for n, part in enumerate(wrap(line, seen.width - 6)):
                yield f"  {'  ' if n else ''}{part.replace('⟦', paint('⟦', '33', seen)).replace('⟧', paint('⟧', '33', seen))}"


def _options(rule: Rule, seen: Look) -> Iterator[str]:
    options = type(rule).options()
    if not options:
        return
    yield ""
    yield paint("オプション", "1", seen) + f"(sorama.toml の [rules.{rule.name}])"
    for option in options:
        yield f"  {option.name} = {json.dumps(plain(option.default), ensure_ascii=False)}"
        yield from (f"    {line}" for line in wrap(option.help, seen.width - 4))

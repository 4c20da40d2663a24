"""`sorama suppress`: put a finding aside, with a reason and an end. Three verbs: this finding, this rule, a wrong label."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import click

from sorama import suppression
from sorama.cli import stream
from sorama.cli.options import as_day, config_options, wanted
from sorama.config import load
from sorama.custom import rule_book
from sorama.errors import ConfigError, InputError
from sorama.inputs import sources
from sorama.model import Finding, Label, Review
from sorama.nearest import maybe
from sorama.render import Look
from sorama.rules.base import Rule
from sorama.suppression import Suppression, Verb

CASES = "sorama-label-cases.txt"
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


@click.command("suppress", short_help="指摘を見送る")
@click.argument("target", metavar="指紋|規則")
@click.option("--reason", required=True, metavar="文", help="なぜ見送るか。")
@click.option("--until", callback=as_day, metavar="日付", help="この日まで見送る(既定: ずっと)。")
@click.option("--in", "reports", multiple=True, metavar="日報", help="その指摘が出ている日報(規則の名前が記録される)。")
@click.option(
    "--label", type=click.Choice([label.value for label in Label]), help="区分が違うときの正しい区分(--in と)。"
)
@click.option(
    "--cases", default=CASES, show_default=True, metavar="ファイル", help="区分の違いを事例として足すファイル。"
)
@config_options
def command(target: str, reason: str, until: date | None, **given: Any) -> None:
    """指摘を、理由と期限をつけて見送る。日報の本文には何も書き込まない。

    指紋は sorama check --fingerprints で見られる。規則の名前か番号を渡すと、その規則の指摘をすべて見送る。
    --label を付けると「区分が違う」という記録になり、sorama eval で読み返せる事例が増える。
    """
    if not reason.strip():
        raise click.BadParameter("見送る理由を書いてください。", param_hint="--reason")
    if until is not None and until < date.today():  # noqa: DTZ011 - the user's own day
        raise click.BadParameter(f"{until} は、もう過ぎています。", param_hint="--until")
    asked = wanted(given)
    settings = load(asked.overrides, file=asked.file, isolated=asked.isolated)
    path = stream.suppressions_file(settings) or Path(stream.SUPPRESSIONS)
    new = _suppression(target, reason, until, given, rule_book(settings.custom_rules, settings.words).rules)
    with suppression.alone(path):
        suppression.write(path, suppression.add(suppression.read(path), new))
    what = f"規則 {new.rule}" if new.verb is Verb.RULE else f"指摘 {new.fingerprint}"
    click.echo(f"{what} を{f' {until} まで' if until else ''}見送ります({path.name})。")


def _suppression(
    target: str, reason: str, until: date | None, given: dict[str, Any], rules: Iterable[Rule]
) -> Suppression:
    today = date.today()  # noqa: DTZ011 - the user's own day
    rule = next((r.name for r in rules if target in (r.name, r.code)), None)
    if rule is not None and given["label"] is not None:
        raise ConfigError(
            "--label は、規則ではなく指紋と一緒に使います。指紋は sorama check --fingerprints で見られます。"
        )
    if rule is not None:
        return Suppression(Verb.RULE, rule, "", reason, today, until)
    if not given["reports"] and _FINGERPRINT.fullmatch(target) is None:
        known = maybe(target, [name for r in rules for name in (r.name, r.code)])
        raise ConfigError(
            f"「{target}」は指紋でも規則でもありません。{known or '指紋は sorama check --fingerprints で見られます。'}"
        )
    found = _find(target, given) if given["reports"] else None
    if given["label"] is None:
        return Suppression(Verb.FINDING, found[1].rule if found else "", target, reason, today, until)
    if found is None:
        raise ConfigError("--label には、その指摘が出ている日報を --in で渡してください。")
    review, finding = found
    if finding.segment is None:
        raise ConfigError("この指摘は話題全体についてのもので、区分を持ちません。")
    label = Label(given["label"])
    if review.graph.segments[finding.segment].label is label:
        raise ConfigError(f"この文の区分は、いまも {label.value} です。--label には正しい区分を渡してください。")
    case = suppression.label_case(review.graph, finding.segment, label, f"label-{target}")
    suppression.append_label_case(Path(given["cases"]), case)
    return Suppression(Verb.LABEL, finding.rule, target, reason, today, until)


def _find(fingerprint: str, given: dict[str, Any]) -> tuple[Review, Finding]:
    checker = stream.make_checker(stream.Job(wanted(given), "concise", Look(), {}))
    for source in sources(given["reports"]):
        text = source.read()
        review = checker.check(text, **stream.known_of(source))
        for finding in review.findings:
            if finding.fingerprint == fingerprint:
                return review, finding
    raise InputError(f"指紋 {fingerprint} の指摘は、渡された日報にありません。", "no-finding")

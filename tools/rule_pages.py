"""The pages of the rule book in Japanese, from what each rule says of itself: for `tools/generate.py`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sorama.measured import measured
from sorama.render.answer import SEVERITY_NAMES
from sorama.render.rulebook import plain
from sorama.rules import RULES
from sorama.rules.base import Bad, Good, Rule, RuleKind, Scope, Status

SCOPES = {
    Scope.SEGMENT: "文(区間)ごと",
    Scope.THREAD: "話題ごと",
    Scope.REPORT: "日報ごと",
    Scope.HISTORY: "何日分かの日報を通して",
}
CHAPTERS = {
    "SR1": "空・雨・傘のつながり",
    "SR2": "空(事実)の質",
    "SR3": "雨(解釈)の質",
    "SR4": "傘(行動)の質",
    "SR5": "報連相",
    "SR6": "お客様との関係",
    "ST": "よいところ",
}
NOTE = "<!-- tools/generate.py が規則から作ります。手で直さないでください。 -->\n"


def page(rule: Rule) -> str:
    """One rule's page."""
    return NOTE + "\n".join(_page(rule)) + "\n"


def _page(rule: Rule) -> Iterator[str]:
    strength = rule.kind is RuleKind.STRENGTH
    sections = dict(rule.sections())
    yield f"# {rule.code} {rule.name}\n"
    yield sections.pop("summary") + "\n"
    level = "よいところ" if strength else f"{SEVERITY_NAMES[rule.severity]}(`{rule.severity.value}`)"
    yield f"- 重さ: {level}"
    yield f"- 見る範囲: {SCOPES[rule.scope]}"
    yield f"- 状態: {'試験中(`--preview` か、名前で選ぶと動きます)' if rule.status is Status.PREVIEW else '既定で動きます'}"
    yield f"- 実測: {_precision(rule)}"
    if rule.hidden_by:
        others = "、".join(f"[{name}]({name}.md)" for name in rule.hidden_by)
        yield f"- 同じ所で {others} が出たら、この指摘は出しません"
    for title, text in sections.items():
        yield f"\n## {title}\n\n{text}"
    yield f"\n## {'伝え方' if strength else '指摘の文'}\n\n> {rule.message}"
    kinds = ((Good, "ほめる例"), (Bad, "ほめない例")) if strength else ((Bad, "悪い例"), (Good, "良い例"))
    for kind, title in kinds:
        yield f"\n## {title}\n"
        for example in rule.examples:
            if isinstance(example, kind):
                yield f"```text\n{example.text.strip()}\n```"
                if example.options:
                    yield f"(設定: {_options(example.options)})"
    yield from _settings(rule)
    yield "\n[規則の一覧](README.md)"


def _options(options: object) -> str:
    return "、".join(f"`{k} = {_json(v)}`" for k, v in dict(options).items())  # type: ignore[call-overload]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=plain)


def _settings(rule: Rule) -> Iterator[str]:
    options = type(rule).options()
    if options:
        yield f"\n## 設定\n\n`sorama.toml` の `[rules.{rule.name}]` に書きます。\n"
        yield "| 項目 | 既定 | 意味 |\n|---|---|---|"
        for option in options:
            yield f"| `{option.name}` | `{_json(option.default)}` | {option.help} |"


def _precision(rule: Rule) -> str:
    counts = measured(rule.name)
    if counts is None:
        return "まだありません(学習用の日報では一度も出ませんでした)"
    hits = counts.right + counts.wrong
    missed = "" if counts.missed is None else f"、見落とし {counts.missed} 件"
    return f"{counts.corpus}で {hits} 件中 {counts.right} 件が適切({counts.precision:.0%}){missed}"


def index() -> str:
    """The list of all rules by chapter."""
    return NOTE + "\n".join(_index()) + "\n"


def _index() -> Iterator[str]:
    yield "# 規則の一覧\n"
    yield "規則を選ぶには名前・番号・番号の頭(`SR1`)を使います。端末では `sorama rule 名前` で同じ説明が読めます。"
    yield "例の書き方(空1: … 雨1<空1: …)は [チーム独自の規則](../custom-rules.md#例の書き方) にあります。"
    for prefix, title in CHAPTERS.items():
        yield f"\n## {prefix} {title}\n\n| 番号 | 名前 | 何を | 重さ | 実測の精度 |\n|---|---|---|---|---|"
        for rule in RULES:
            if rule.code.startswith(prefix):
                level = "–" if rule.kind is RuleKind.STRENGTH else SEVERITY_NAMES[rule.severity]
                preview = "(試験中)" if rule.status is Status.PREVIEW else ""
                summary = rule.sections()["summary"]
                yield f"| {rule.code} | [{rule.name}]({rule.name}.md) | {summary} | {level}{preview} | {_share(rule)} |"


def _share(rule: Rule) -> str:
    counts = measured(rule.name)
    return "–" if counts is None else f"{counts.precision:.0%}({counts.right}/{counts.right + counts.wrong})"

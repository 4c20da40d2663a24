"""Starts a new rule: its file, its registration and its wordings, ready to be filled in.

    python tools/new_rule.py SR110 vague-cause --scope segment --severity info

Writes sorama/rules/vague_cause.py, lists it in sorama/rules/__init__.py in code order, adds [rules.vague-cause] to sorama/messages/ja.toml, and
runs tools/generate.py. The rule starts as a preview that finds nothing: its bad examples fail until `check` is written, its good ones hold.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCOPES = ("segment", "thread", "report", "history")
SEVERITIES = ("error", "warning", "info")

RULE = '''"""{code} {name}."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import {imports}
from sorama.rules.base import Bad, Good, Rule, {more}Scope, Status


class {klass}(Rule):
    """TODO 何を、一文で。

    なぜ困るか
    TODO 読む人、お客様、本人の誰が何に困るか。
    直し方
    TODO 何を一つ書き足せばよいか。
    """

    name = "{name}"
    code = "{code}"
    scope = Scope.{scope}{severity}{kind}
    status = Status.PREVIEW
    message = "TODO 指摘の文。"
    examples = (
        {good}("空1: TODO 一つ目。"),
        {good}("空1: TODO 二つ目。"),
        {bad}("空1: ⟦TODO 一つ目。⟧"),
        {bad}("空1: ⟦TODO 二つ目。⟧"),
        {bad}("空1: ⟦TODO 三つ目。⟧"),
    )

    def {check}:  # noqa: ARG002 - to be written
        """TODO What it looks for, on labels, links and events; never in the letters."""
        yield from ()
'''
ONE_REPORT = "check(self, graph: ArgumentGraph) -> Iterator[Finding]"
MANY = "check_history(self, history: History) -> Iterator[HistoryFinding]"
WORDINGS = """
[rules.{name}]
habit = "TODO 短い呼び名"
see = ["TODO 読み手にまだ見えないこと。"]
ask = ["TODO {{words}}について、書いた人にしか答えられない問いを一つ。"]
direct = ["TODO 見えないことと問い。"]
cues = "手がかり：TODO"
frame = "型：＿＿＿"
"""
PRAISE = """
[rules.{name}]
say = ["TODO {{words}}の何が、誰の助けになるか。"]
direct = ["TODO {{words}}の何がよいか。"]
"""


class Refused(Exception):  # noqa: N818 - a sentence for the person at the keyboard
    """Why no rule was started."""


def add_rule(root: Path, code: str, name: str, scope: str, severity: str) -> list[Path]:
    """Writes all that a new rule needs under `root`; returns the files. Raises Refused and then has written nothing."""
    if not re.fullmatch(r"(SR[1-8]|ST)\d{2}", code):
        raise Refused(f"{code}: a code is SR101 to SR899 (SR9 belongs to teams) or ST01 to ST99")
    if not re.fullmatch(r"[a-z]+(-[a-z]+)+", name):  # one word may be a word of Python or a class of ours
        raise Refused(f"{name}: a name is two words or more in kebab case and names the flaw")
    module, klass = name.replace("-", "_"), "".join(part.capitalize() for part in name.split("-"))
    file, listing, wordings = (
        root / "sorama" / part for part in (f"rules/{module}.py", "rules/__init__.py", "messages/ja.toml")
    )
    if not listing.exists():
        raise Refused(f"{root} is no checkout of sorama")
    listed = listing.read_text(encoding="utf-8")
    codes = _codes(root)
    if file.exists() or code in codes.values():
        raise Refused(f"{name} or {code} exists already")
    strength = code.startswith("ST")
    file.write_text(
        RULE.format(
            code=code,
            name=name,
            klass=klass,
            scope=scope.upper(),
            severity="" if strength or severity == "warning" else f"\n    severity = Severity.{severity.upper()}",
            kind="\n    kind = RuleKind.STRENGTH" if strength else "",
            imports=("History, HistoryFinding" if scope == "history" else "ArgumentGraph, Finding")
            + ("" if strength or severity == "warning" else ", Severity"),
            more="RuleKind, " if strength else "",
            good="Bad" if strength else "Good",
            bad="Good" if strength else "Bad",
            check=MANY if scope == "history" else ONE_REPORT,
        ),
        encoding="utf-8",
    )
    listing.write_text(_registered(listed, module, klass, code, codes), encoding="utf-8")
    with wordings.open("a", encoding="utf-8") as end:
        end.write((PRAISE if strength else WORDINGS).format(name=name))
    return [file, listing, wordings]


def _codes(root: Path) -> dict[str, str]:
    """Class name → code of every rule file."""
    found = {}
    for path in (root / "sorama/rules").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        klass, code = (
            re.search(r"^class (\w+)\(Rule\)", text, re.MULTILINE),
            re.search(r'^    code = "(\w+)"', text, re.MULTILINE),
        )
        if klass and code:
            found[klass[1]] = code[1]
    return found


def _registered(text: str, module: str, klass: str, code: str, codes: dict[str, str]) -> str:
    """The list of rules with one more: its import in order of modules, its instance in order of codes."""
    lines = text.splitlines(keepends=True)
    new = f"from sorama.rules.{module} import {klass}\n"
    imports = [i for i, line in enumerate(lines) if line.startswith("from sorama.rules.")]
    lines.insert(next((i for i in imports if lines[i] > new), imports[-1] + 1), new)
    listed = [(i, m[1]) for i, line in enumerate(lines) if (m := re.fullmatch(r"    (\w+)\(\),\n", line))]
    lines.insert(next((i for i, name in listed if codes[name] > code), listed[-1][0] + 1), f"    {klass}(),\n")
    return "".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Read the command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("code", help="SR110, ST09 …")
    options.add_argument("name", help="kebab case, names the flaw")
    options.add_argument("--scope", choices=SCOPES, default="segment")
    options.add_argument("--severity", choices=SEVERITIES, default="warning")
    options.add_argument("--root", type=Path, default=ROOT, help="the checkout to write to")
    chosen = options.parse_args(arguments)
    try:
        written = add_rule(chosen.root, chosen.code, chosen.name, chosen.scope, chosen.severity)
    except Refused as reason:
        print(reason, file=sys.stderr)
        return 2
    print(*(path.relative_to(chosen.root) for path in written), sep="\n")
    return subprocess.run([sys.executable, chosen.root / "tools/generate.py"], cwd=chosen.root, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

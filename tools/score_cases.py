"""How well the rules do on cases that nobody tuned on: whole reports that must fire a rule, or only look like it.

    python tools/score_cases.py              right of all, rule by rule
    python tools/score_cases.py --errors     the cases that went wrong, too

`corpora/unseen_cases.txt` was written from the rule book before anybody wrote a rule, and no rule was changed on its account: keep it so.
A case begins with `# rule | fire` or `# rule | silent`, then options (`stages=提案:見積の提出/…`, `as_of=2026-11-30`); reports of a history
begin with `@date writer customer`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sorama import engine  # noqa: E402
from sorama.app import Checker  # noqa: E402
from sorama.history import history_of  # noqa: E402
from sorama.settings import Settings  # noqa: E402

CASES = ROOT / "corpora" / "unseen_cases.txt"
TODAY = date(2026, 11, 20)


class Case(NamedTuple):
    """A rule, whether it must fire, options, and the report or reports."""

    rule: str
    fires: bool
    options: dict[str, str]
    text: str


def cases(path: Path = CASES) -> Iterator[Case]:
    """The cases of a file, in order."""
    for block in re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, text = block.split("\n", 1)
        rule, wanted, *rest = (part.strip() for part in head.split("|"))
        yield Case(rule, wanted == "fire", dict(p.split("=", 1) for p in rest if "=" in p), text.strip("\n"))


def fired(case: Case) -> set[str]:
    """The names of all rules that fire on a case, previews included."""
    stages = dict(s.split(":") for s in case.options.get("stages", "").split(";") if s)
    checker = Checker(Settings(preview=True, stages={k: tuple(v.split("/")) for k, v in stages.items()}))
    if not case.text.startswith("@"):
        review = checker.check(case.text, date=TODAY)
        return {f.rule for f in (*review.findings, *review.strengths)}
    graphs = []
    for block in re.split(r"^@", case.text, flags=re.MULTILINE)[1:]:
        head, text = block.split("\n", 1)
        day, author, customer = head.split(" ", 2)
        graphs.append(checker.graph(text.strip(), author=author, customer=customer, date=date.fromisoformat(day)))
    history = history_of(graphs, date.fromisoformat(case.options["as_of"]))
    outcome = engine.run_history(history, checker.settings, checker.rules)
    return {f.rule for f in (*outcome.findings, *outcome.strengths)}


def main() -> None:
    """Read the command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", action="store_true", help="show the cases that went wrong")
    chosen = options.parse_args()
    right: Counter[tuple[str, bool]] = Counter()
    total: Counter[tuple[str, bool]] = Counter()
    for case in cases():
        ok = (case.rule in fired(case)) == case.fires
        right[case.rule, case.fires] += ok
        total[case.rule, case.fires] += 1
        if chosen.errors and not ok:
            print(f"--- {case.rule} {'missed' if case.fires else 'false'}\n{case.text}")
    for rule in dict.fromkeys(rule for rule, _ in total):
        parts = (f"{name} {right[rule, f]}/{total[rule, f]}" for name, f in (("fires", True), ("silent", False)))
        print(f"{rule:34} " + "  ".join(parts))
    print(f"right {right.total()} of {total.total()}: {right.total() / total.total():.3f}")


if __name__ == "__main__":
    main()

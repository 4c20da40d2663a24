"""How often each rule is right on the training corpora: writes sorama/measured.json, which `sorama rule` and the rule pages show.

    python tools/measure_rules.py            measure and write
    python tools/measure_rules.py --open     only list findings that nobody has judged yet, as lines for corpora/rule_review.txt

Counted are the findings on the first three corpora, with labels and links by models that learned from all training corpora but not from the report.
The ten core rules are counted against the annotation. Of all other rules every finding has been read and judged in corpora/rule_review.txt:
`verdict<TAB>rule<TAB>report<TAB>key`, verdict + right, - wrong, key a hash of the letters that the finding is on. Findings without a verdict are
named and left out. Then run tools/generate.py.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tools"))

from cross_validate import FIRST, readers  # noqa: E402

from sorama.corpus import GoldReport, read_corpus  # noqa: E402
from sorama.evaluation import CORE_RULES, evaluate  # noqa: E402
from sorama.measured import FILE  # noqa: E402
from sorama.model import Finding, Review  # noqa: E402
from sorama.rules import RULES  # noqa: E402

REVIEW = ROOT / "corpora" / "rule_review.txt"


def key(text: str, finding: Finding) -> str:
    """Eight hexadecimal digits for the letters that a finding is on; of a thread for its first line."""
    words = text[finding.start : finding.end].split("\n", maxsplit=1)[0]
    return hashlib.sha256("".join(c for c in words if c.isalnum()).encode()).hexdigest()[:8]


def verdicts(path: Path = REVIEW) -> dict[tuple[str, str, str], bool]:
    """(rule, report, key) → whether the finding is right."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if line and not line.startswith("#"):
            verdict, *where = line.split("\t")[:4]
            found[where[0], where[1], where[2]] = verdict == "+"
    return found


def others(reports: Sequence[GoldReport], reviews: Mapping[str, Review]) -> Iterator[tuple[GoldReport, Finding]]:
    """The findings and strengths of all rules but the core ones, previews too."""
    for gold in reports:
        review = reviews[gold.text]
        for f in (*review.findings, *review.strengths):
            if f.rule not in CORE_RULES:
                yield gold, f


def main() -> None:
    """Read the command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--open", action="store_true", help="list what nobody has judged yet, write nothing")
    chosen = options.parse_args()
    corpora = {p.stem: read_corpus(p) for p in sorted((ROOT / "corpora").glob("train*.txt"))}
    reports = [r for name in FIRST for r in corpora[name]]
    everything, mine = [r for found in corpora.values() for r in found], {r.id for r in reports}
    reviews = {g.text: read(g.text) for rest, read in readers(everything, preview=True) for g in rest if g.id in mine}
    judged, counts, unknown = verdicts(), Counter[tuple[str, bool]](), 0
    for gold, f in others(reports, reviews):
        where = (f.rule, gold.id, key(gold.text, f))
        if where in judged:
            counts[f.rule, judged[where]] += 1
        elif chosen.open:
            print("?", *where, gold.text[f.start : f.end].replace("\n", "/"), sep="\t")
        else:
            unknown += 1
    if chosen.open:
        return
    core = evaluate(reports, reviews.__getitem__, rounds=0).rules
    about = {
        "corpus": f"注釈つきの日報 {len(reports)} 件(学習に使わずに読んだ場合)",
        "rules": {name: core[name] for name in sorted(core)},
        "reviewed_corpus": f"日報 {len(reports)} 件(出た指摘を一つずつ読んだもの)",
        "reviewed": {
            r.name: (counts[r.name, True], counts[r.name, False])
            for r in RULES
            if counts[r.name, True] + counts[r.name, False]
        },
    }
    FILE.write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{unknown} findings without a verdict" if unknown else "every finding has a verdict")


if __name__ == "__main__":
    main()

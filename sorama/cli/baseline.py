"""The baseline of `sorama check`: findings that stood on the day it was written are put aside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sorama.cli.stream import Files, note
from sorama.inputs import Source
from sorama.model import Finding, Review
from sorama.rules.selection import select
from sorama.settings import DEFAULTS

if TYPE_CHECKING:
    from sorama.app import Checker


class Seen:
    """All findings of a run, collected as the reports pass."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def __call__(self, review: Review, source: Source) -> Review:
        """Takes note of a review and hands it on."""
        del source
        self.findings += review.findings
        return review


def files_of(given: Mapping[str, Any]) -> Files:
    """What the command line says about findings put aside."""
    writes = bool(given["write_baseline"])
    return Files(given["as_of"] or date.today(), given["baseline"], writes)  # noqa: DTZ011 - the user's own day


def finish(given: Mapping[str, Any], checker: Checker, seen: Seen, *, whole: bool) -> None:
    """Writes, prunes and tells, after the last report. What was not read as a whole changes no baseline, nor the entries of rules that did not run."""
    aside = checker.aside
    if aside is None:
        return
    from sorama import suppression

    if given["baseline"] is not None:
        path, baseline = Path(given["baseline"]), aside.baseline
        if not whole and (given["write_baseline"] or given["prune_baseline"]):
            note(f"読めなかった日報があるので、基準線 {path.name} は変えていません。")
        elif given["write_baseline"]:
            baseline = suppression.baseline_of(seen.findings, aside.today, baseline, _others(checker))
        elif given["prune_baseline"]:
            baseline = suppression.prune(baseline, seen.findings, _others(checker))
        if baseline is not aside.baseline:
            suppression.write_baseline(path, baseline)
        note(f"基準線 {path.name}: {len(baseline.known)} 件、いちばん古いもので {baseline.age(aside.today)} 日前。")
    if given["unused"]:
        for finding in suppression.unused(aside.suppressions, seen.findings, aside.today):
            note(f"{finding.code} {finding.message}")


def _others(checker: Checker) -> frozenset[str]:
    """The rules that this run left out; where the user chose some, what no rule is known of (`""`) counts as theirs."""
    settings = checker.told
    ran = {rule.name for rule in select(checker.rules, settings)}
    chosen = settings.select != DEFAULTS.select or settings.ignore
    return frozenset({rule.name for rule in checker.rules} - ran | ({""} if chosen else set()))

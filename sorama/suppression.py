"""Findings that people have looked at and put aside, kept outside the text so that web forms can use them too.

A suppression names a finding by its fingerprint (content, not line numbers) and says what is meant:

    finding  この文の指摘は要らない    this finding is put aside
    rule     この規則は要らない        no finding of this rule is wanted
    label    ラベルが違う              the tool misread the segment: put aside, and kept as a case for `sorama eval`

A baseline is the set of findings that stood on the day it was written: they are put aside without anybody having looked.
Both are JSON files, sorted, one entry a line, so that they can be reviewed and merged.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from sorama.errors import ConfigError
from sorama.model import ArgumentGraph, Finding, HistoryFinding, Label, Severity

AnyFinding = TypeVar("AnyFinding", Finding, HistoryFinding)
UNUSED = "unused-suppression"
UNUSED_CODE = "SR001"
ABOUT_UNUSED = (
    "期限の過ぎた見送り、どの指摘にも当てはまらない見送りを知らせる(sorama check --unused-suppressions のとき、ヒント)。",
    "要らなくなった見送りは、いつか新しい指摘を隠す。",
    "見送りのファイルからその一行を消すか、sorama suppress で期限を決め直す。日報の一部だけを渡したときは、ほかの日報で要るかを確かめる。",
)


class Verb(StrEnum):
    """What a person means who puts a finding aside."""

    FINDING = "finding"
    RULE = "rule"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Suppression:
    """One decision. `rule` is empty where only a fingerprint was given; a whole rule has no `fingerprint`."""

    verb: Verb
    rule: str
    fingerprint: str = ""
    reason: str = ""
    created: date | None = None
    until: date | None = None  # the last day on which it holds

    @property
    def about(self) -> str:
        """The thing that is put aside: a rule or one finding."""
        return self.rule if self.verb is Verb.RULE else self.fingerprint

    def holds(self, today: date) -> bool:
        """Whether it has not run out."""
        return self.until is None or today <= self.until

    def covers(self, finding: Finding | HistoryFinding) -> bool:
        """Whether it is about this finding."""
        if self.verb is Verb.RULE:
            return finding.rule == self.rule
        return bool(self.fingerprint) and finding.fingerprint == self.fingerprint


@dataclass(frozen=True, slots=True)
class Baseline:
    """Fingerprint → the day on which it was first written down, and the rule that it is of (files of old do not tell)."""

    known: Mapping[str, date]
    rules: Mapping[str, str] = field(default_factory=dict)

    def age(self, today: date) -> int:
        """Days since the oldest entry; 0 where there is none."""
        return max(((today - day).days for day in self.known.values()), default=0)


NO_BASELINE = Baseline({})


# ---- suppressions ------------------------------------------------------------------------------------------------


def apply(
    findings: Iterable[AnyFinding], suppressions: Iterable[Suppression], today: date, baseline: Baseline = NO_BASELINE
) -> tuple[AnyFinding, ...]:
    """The findings, those that were put aside marked as such; none is dropped."""
    holding = [s for s in suppressions if s.holds(today)]
    return tuple(
        replace(f, suppressed=True)
        if f.fingerprint in baseline.known or any(s.covers(f) for s in holding)
        else f
        for f in findings
    )  # fmt: skip


def unused(
    suppressions: Iterable[Suppression], findings: Iterable[Finding | HistoryFinding], today: date
) -> tuple[Finding, ...]:
    """A finding `unused-suppression` for each that covered nothing in the whole run, or that has run out."""
    found = tuple(findings)
    idle = []
    for s in suppressions:
        what = s.rule if s.verb is Verb.RULE else f"{s.rule} {s.fingerprint}".strip()
        if not s.holds(today):
            idle.append(f"{what} の見送りは、期限({s.until})が過ぎています。")
        elif not any(s.covers(f) for f in found):
            idle.append(
                f"{what} の見送りに当てはまる指摘が、渡された日報にありません。ほかでも出なければ、消してかまいません。"
            )
    return tuple(Finding(UNUSED, UNUSED_CODE, Severity.INFO, message, 0, 0) for message in idle)


def add(suppressions: Iterable[Suppression], new: Suppression) -> tuple[Suppression, ...]:
    """With one more; an earlier decision on the same thing gives way, and tells its rule where the new one does not know it."""
    before = tuple(suppressions)
    rules = (s.rule for s in before if s.about == new.about and s.rule)
    kept = (s for s in before if s.about != new.about)
    return (*kept, replace(new, rule=new.rule or next(rules, "")))


def read(path: Path) -> tuple[Suppression, ...]:
    """The suppressions of a file; none where there is no file. Raises ConfigError naming the entry that is off."""
    return tuple(_suppression(entry, n, path) for n, entry in enumerate(_entries(path, "suppressions"), 1))


def write(path: Path, suppressions: Iterable[Suppression]) -> None:
    """Write a file that `read` gives back."""
    rows = [
        {
            "verb": s.verb.value,
            "rule": s.rule,
            "fingerprint": s.fingerprint,
            "reason": s.reason,
            "created": s.created and s.created.isoformat(),
            "until": s.until and s.until.isoformat(),
        }
        for s in sorted(suppressions, key=lambda s: (s.rule, s.verb, s.fingerprint))
    ]
    _write(path, "suppressions", rows)


def _suppression(entry: Mapping[str, Any], number: int, path: Path) -> Suppression:
    try:
        verb = Verb(entry["verb"])
        made = Suppression(
            verb,
            str(entry["rule"]),
            str(entry.get("fingerprint") or ""),
            str(entry.get("reason") or ""),
            _day(entry.get("created")),
            _day(entry.get("until")),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ConfigError(
            f"{path.name} の {number} 番目の見送りが読めません。verb は finding・rule・label のどれか、rule は名前、"
            "日付は 2026-12-31 のように書きます。"
        ) from None
    if verb is not Verb.RULE and not made.fingerprint:
        raise ConfigError(f"{path.name} の {number} 番目の見送りに fingerprint がありません。")
    return made


# ---- baseline ----------------------------------------------------------------------------------------------------


def baseline_of(
    findings: Iterable[Finding | HistoryFinding],
    today: date,
    before: Baseline = NO_BASELINE,
    others: Container[str] = frozenset(),
) -> Baseline:
    """All that stands today; what was known before keeps its day. What is of `others`, rules that did not run, stays as it was."""
    rules = {f.fingerprint: f.rule for f in findings if f.fingerprint}
    known = {fingerprint: before.known.get(fingerprint, today) for fingerprint in rules}
    return _with(Baseline(known, rules), _of(before, others))


def prune(
    baseline: Baseline, findings: Iterable[Finding | HistoryFinding], others: Container[str] = frozenset()
) -> Baseline:
    """Without what is not found any more; nothing new comes in. What is of `others`, rules that did not run, stays."""
    rules = {f.fingerprint: f.rule for f in findings}
    known = {k: day for k, day in baseline.known.items() if k in rules}
    return _with(Baseline(known, {k: rules[k] for k in known}), _of(baseline, others))


def _of(baseline: Baseline, rules: Container[str]) -> Baseline:
    """The entries of these rules; one whose rule nobody wrote down belongs to the rule `""`."""
    known = {k: day for k, day in baseline.known.items() if baseline.rules.get(k, "") in rules}
    return Baseline(known, {k: rule for k, rule in baseline.rules.items() if k in known})


def _with(baseline: Baseline, more: Baseline) -> Baseline:
    return Baseline({**more.known, **baseline.known}, {**more.rules, **baseline.rules})


def read_baseline(path: Path) -> Baseline:
    """The baseline of a file; empty where there is no file. Raises ConfigError."""
    known, rules = {}, {}
    for n, entry in enumerate(_entries(path, "baseline"), 1):
        try:
            day = _day(entry["since"])
            known[str(entry["fingerprint"])] = day if day is not None else date.min
            if rule := entry.get("rule"):
                rules[str(entry["fingerprint"])] = str(rule)
        except (KeyError, TypeError, ValueError, AttributeError):
            raise ConfigError(
                f"{path.name} の {n} 番目の項目が読めません。fingerprint と since(2026-12-31 のような日付)が要ります。"
            ) from None
    return Baseline(known, rules)


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write a file that `read_baseline` gives back."""
    rules = baseline.rules
    rows = [
        {"fingerprint": k, **({"rule": rules[k]} if k in rules else {}), "since": day.isoformat()}
        for k, day in sorted(baseline.known.items())
    ]
    _write(path, "baseline", rows)


# ---- labels that were wrong --------------------------------------------------------------------------------------

_LETTER = {Label.FACT: "F", Label.INTERPRETATION: "I", Label.ACTION: "A", Label.OTHER: "O"}


def label_case(graph: ArgumentGraph, segment: int, label: Label, name: str) -> str:
    """The report in the corpus format, with the right label on one segment: a regression case for `sorama eval`.

    Only that label is known to be right: what the tool said of the rest is taken over, and its findings are not scored.
    Raises ConfigError for a text that holds the marks of the format.
    """
    text = graph.report.text
    if (
        "⟦" in text
        or "⟧" in text
        or "\n=====" in text
        or any(line.startswith(("§", "! ")) for line in text.split("\n"))
    ):
        raise ConfigError("この報告はコーパスの印(⟦ ⟧ § !)を含むため、事例として保存できません。")
    body, end, order = "", 0, []
    for i, s in enumerate(graph.segments):
        gap = text[end : s.start]
        cut = len(gap) - len(gap.lstrip()) if gap.strip() else len(gap)  # bullets go with the segment that they open
        body += gap[:cut]
        if s.thread not in order:
            order.append(s.thread)
            turn = "§" if len(order) > 1 else ""
        else:
            turn = f"§{order.index(s.thread) + 1}" if i and graph.segments[i - 1].thread != s.thread else ""
        if turn and (not body or body.endswith("\n")):
            body += turn + "\n"
        body += _mark(graph, i, label if i == segment else s.label) + gap[cut:] + text[s.start : s.end]
        end = s.end
    return f"# id: {name} | style: regression | industry: - | grade: label\n{body.strip(chr(10))}\n! must: -\n! may: -\n=====\n"


def append_label_case(path: Path, case: str) -> None:
    """Add a case to a file that `sorama eval` reads; one of the same name gives way. Raises ConfigError for any other file."""
    with alone(path):
        _append_label_case(path, case)


def _append_label_case(path: Path, case: str) -> None:
    ends = "\n=====\n"
    before = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n") if path.exists() else ""
    before = before.rstrip("\n") + "\n" if before.strip() else ""  # as an editor may have left it
    if before and not before.startswith("# id:"):
        raise ConfigError(f"{path.name} は事例のファイルではありません。--cases には別の名前を渡してください。")
    name = case.partition(" | ")[0] + " | "
    kept = [one + ends for one in before.split(ends) if one.strip() and not one.startswith(name)]
    _replace(path, "".join((*kept, case)))


def _mark(graph: ArgumentGraph, segment: int, label: Label) -> str:
    if label is Label.OTHER:
        return "⟦O⟧"
    near = graph.segments[segment].thread
    premises = [
        str(p + 1)
        for p in graph.premises.get(segment, ())
        if graph.segments[p].label is not Label.OTHER and graph.segments[p].thread == near
    ]
    return f"⟦{_LETTER[label]}{segment + 1}" + (f"<{','.join(premises)}" if premises else "") + "⟧"


# ---- files -------------------------------------------------------------------------------------------------------


def _entries(path: Path, key: str) -> list[Any]:
    if not path.exists():
        return []
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        entries = data[key]
    except OSError:
        raise ConfigError(f"{path.name} が読めません。場所と権限を確かめてください。") from None
    except (ValueError, KeyError, TypeError):
        what = "基準線" if key == "baseline" else "見送り"
        raise ConfigError(f"{path.name} は sorama の{what}のファイルではないか、壊れています。") from None
    if not isinstance(entries, list):
        raise ConfigError(f"{path.name} の {key} は一覧でなければなりません。")
    return entries


def _write(path: Path, key: str, rows: list[dict[str, Any]]) -> None:
    lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows)
    _replace(path, f'{{"version": 1, "{key}": [\n{lines}\n]}}\n')


@contextmanager
def alone(path: Path, patience: float = 10.0) -> Iterator[None]:
    """Keeps others from changing a file between reading and writing it: a file beside it that only one can make.

    One that is older than `patience` was left behind by somebody who was stopped. Raises ConfigError where nothing can be written.
    """
    lock = path.with_name(f"{path.name}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            with suppress(FileNotFoundError):
                if time.time() - lock.stat().st_mtime > patience:
                    lock.unlink()
                    continue
            time.sleep(0.01)
        except OSError:
            raise ConfigError(f"{path.name} に書けません。場所と権限を確かめてください。") from None
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _replace(path: Path, text: str) -> None:
    """The file appears whole or stays as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None

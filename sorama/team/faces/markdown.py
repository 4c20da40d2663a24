"""The view as Markdown, for a chat or a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TextIO

from sorama.render.margin import safe
from sorama.team.faces import Wishes
from sorama.team.run import Reports
from sorama.team.view import CHAIN, Team
from sorama.team.words import CHANNELS, MARKS, NOBODY, SHORT, STATES, change, day, percent

_MOST = 500  # lines of a table; the rest is counted
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def write_markdown(team: Team, reports: Reports, out: TextIO, wishes: Wishes) -> None:
    """Sections with tables."""
    del reports, wishes
    out.writelines(f"{line}\n" for line in _lines(team))


def _lines(team: Team) -> Iterator[str]:
    until = f"({team.as_of} 時点)" if team.as_of else ""
    yield f"# チームの日報{until}"
    yield ""
    yield f"日報 {team.total.reports} 件、書き手 {len(team.writers)} 人、顧客 {len(team.customers)} 社"
    if not team.complete:
        yield "途中で止めたので、そこまでの分です。"
    yield from _section(
        "書き手ごと",
        ("書き手", "日報", *MARKS.values(), "つながった行動", "前の週→今週", "指摘", "期日超過の約束"),
        (
            (
                w.name or NOBODY, w.tally.reports, *(percent(w.tally.share(x)) for x in CHAIN),
                f"{w.tally.grounded}/{w.tally.actions}", change(w.change),
                w.tally.faults + len(w.found), sum(p.state == "overdue" for p in w.promises),
            )
            for w in team.writers
        ),
    )  # fmt: skip
    yield ""
    yield "## 次に一緒に見ること"
    yield ""
    yield from (f"- **{_cell(w.name or NOBODY)}** {_cell(w.coaching.sentence)}" for w in islice(team.writers, _MOST))
    yield from _rest(len(team.writers))
    yield from _section(
        "顧客ごと",
        ("顧客", "日報", "最後", "接し方", "まだ知らないこと"),
        (
            (
                c.name, len(c.reports), day(c.last),
                " ".join(f"{CHANNELS[k]}{n}" for k, n in sorted(c.channels.items())),
                "、".join(name for t, name in SHORT.items() if t not in c.topics),
            )
            for c in team.customers
        ),
    )  # fmt: skip
    yield from _section(
        "果たした知らせのない約束",
        ("期日", "状態", "書き手", "顧客", "約束"),
        (
            (day(p.due), STATES[p.state], p.ref.author or NOBODY, p.ref.customer or "", p.ref.quote)
            for p in team.promises
        ),
    )
    yield from _section(
        "答え合わせを待つ見立て",
        ("書いた日", "顧客", "見立て", "その後の日報"),
        ((day(h.ref.day), h.ref.customer or "", h.ref.quote, h.later) for h in team.waiting),
    )
    yield from _section(
        "何日かをまたぐ気づき",
        ("規則", "書き手", "顧客", "内容"),
        ((a.finding.code, a.finding.author or "", a.finding.customer or "", a.finding.message) for a in team.found),
    )
    yield from _section("読めなかった行", ("場所", "理由"), ((e.place, e.problem) for e in team.errors))


def _section(title: str, names: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    waiting = iter(rows)
    found = list(islice(waiting, _MOST))
    if found:
        yield ""
        yield f"## {title}"
        yield ""
        yield f"| {' | '.join(names)} |"
        yield f"|{' --- |' * len(names)}"
        yield from (f"| {' | '.join(map(_cell, row))} |" for row in found)
        yield from _rest(len(found) + sum(1 for _ in waiting))


def _rest(count: int) -> Iterator[str]:
    if count > _MOST:
        yield ""
        yield f"ほか {count - _MOST:,} 件は、ここには載せていません(`--format csv`・`xlsx`・`json` ならすべて)。"


def _cell(value: object) -> str:
    return _SPECIAL.sub(r"\\\1", safe(str(value)))

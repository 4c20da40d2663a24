"""The view as tables on a terminal."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TextIO

from sorama.cells import wrap
from sorama.history import State
from sorama.progress import habit
from sorama.render.margin import safe
from sorama.team.faces import Wishes
from sorama.team.run import Reports
from sorama.team.view import CHAIN, Ref, Team
from sorama.team.words import CHANNELS, MARKS, NOBODY, SHORT, STATES, change, day, percent

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_FEW = 5  # names of topics that are listed
_MOST = 12  # lines of a list; the rest is counted
_MOVED = "前→今週"
_PEOPLE = 60  # writers, and customers, that are shown


def write_table(team: Team, reports: Reports, out: TextIO, wishes: Wishes) -> None:
    """Writers, customers, promises, hypotheses, and what could not be read."""
    del reports
    from rich.console import Console

    console = Console(
        file=out, width=wishes.width, no_color=not wishes.colour, force_terminal=wishes.colour, highlight=False, emoji=False
    )  # fmt: skip
    until = f" {day(team.as_of)} 時点" if team.as_of else ""
    console.print(
        f"日報 {team.total.reports} 件 書き手 {len(team.writers)} 人 顧客 {len(team.customers)} 社{until}", markup=False
    )
    if not team.complete:
        console.print("途中で止めたので、そこまでの分です。", markup=False)
    if not team.total.reports:
        _errors(console, team)
        return
    console.print(_writers(team))
    _rest(console, len(team.writers), _PEOPLE)
    _coaching(console, team)
    console.print(_customers(team))
    _rest(console, len(team.customers), _PEOPLE)
    _promises(console, team)
    _hypotheses(console, team)
    _across(console, team)
    _errors(console, team)


def _table(title: str, *columns: tuple[str, bool]) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for name, right in columns:
        table.add_column(name, justify="right" if right else "left", overflow="fold", no_wrap=name == _MOVED)
    return table


def _writers(team: Team) -> Table:
    names = ("書き手", "日報", *MARKS.values(), "つながり", _MOVED, "指摘", "良い所", "期日超過", "期日前")
    table = _table("書き手ごと", *((name, i > 0) for i, name in enumerate(names)))
    for w in islice(team.writers, _PEOPLE):
        t = w.tally
        late = sum(p.state is State.OVERDUE for p in w.promises)
        table.add_row(
            _text(w.name or NOBODY), str(t.reports), *(percent(t.share(x)) for x in CHAIN),
            f"{t.grounded}/{t.actions}", change(w.change), str(t.faults + len(w.found)),
            str(sum(map(len, t.strengths.values())) + len(w.strengths)), str(late), str(len(w.promises) - late),
        )  # fmt: skip
    return table


def _coaching(console: Console, team: Team) -> None:
    console.print("次に一緒に見ること", style="bold")
    for w in islice(team.writers, _PEOPLE):
        lines = wrap(f"{safe(w.name or NOBODY)}: {safe(w.coaching.sentence)}", console.width - 4)
        for n, line in enumerate(lines):
            console.print(f"{'  ' if n == 0 else '    '}{line}", markup=False, soft_wrap=True)
    _rest(console, len(team.writers), _PEOPLE)
    console.print()


def _customers(team: Team) -> Table:
    table = _table(
        "顧客ごと",
        ("顧客", False),
        ("日報", True),
        ("最後", True),
        ("接し方", False),
        ("知ったこと", True),
        ("まだのこと", False),
    )
    for c in islice(team.customers, _PEOPLE):
        used = " ".join(f"{CHANNELS[k]}{n}" for k, n in sorted(c.channels.items()) if n)
        names = [name for topic, name in SHORT.items() if topic not in c.topics]
        missing = "、".join(names) if len(names) <= _FEW else f"{len(names)} 項目"
        table.add_row(_text(c.name), str(len(c.reports)), day(c.last), used, f"{len(c.topics)}/10", missing)
    return table


def _promises(console: Console, team: Team) -> None:
    count = len(team.promises)
    if not count:
        return
    table = _table(
        "果たした知らせのない約束", ("期日", True), ("", False), ("書き手", False), ("顧客", False), ("約束", False)
    )
    for p in islice(team.promises, _MOST):
        table.add_row(
            day(p.due),
            STATES[p.state],
            _text(p.ref.author or NOBODY),
            _text(p.ref.customer or ""),
            _text(_quote(p.ref)),
        )
    console.print(table)
    _rest(console, count)


def _hypotheses(console: Console, team: Team) -> None:
    count = len(team.waiting)
    if not count:
        return
    table = _table(
        "答え合わせを待つ見立て", ("書いた日", True), ("顧客", False), ("見立て", False), ("その後の日報", True)
    )
    for h in islice(team.waiting, _MOST):
        table.add_row(day(h.ref.day), _text(h.ref.customer or ""), _text(_quote(h.ref)), str(h.later))
    console.print(table)
    _rest(console, count)


def _across(console: Console, team: Team) -> None:
    if not team.found:
        return
    table = _table("何日かをまたぐ気づき", ("規則", False), ("書き手・顧客", False), ("", False))
    for a in islice(team.found, 2 * _MOST):
        who = " ".join(filter(None, (a.finding.author, a.finding.customer)))
        table.add_row(f"{a.finding.code} {habit(a.finding.rule)}", _text(who), _text(a.finding.message))
    console.print(table)
    _rest(console, len(team.found), 2 * _MOST)


def _errors(console: Console, team: Team) -> None:
    if team.errors:
        console.print(f"読めなかった行 {len(team.errors)} 件", style="bold")
        for error in islice(team.errors, _MOST):
            console.print(f"  {safe(error.place)}: {safe(error.problem)}", markup=False)
        _rest(console, len(team.errors))


def _rest(console: Console, count: int, most: int = _MOST) -> None:
    if count > most:
        console.print(f"  ほかに {count - most} 件(--format html・xlsx・json ならすべて)", style="dim", markup=False)


def _quote(ref: Ref) -> str:
    return ref.quote or "(前の週の日報。本文は残していません)"


def _text(value: str) -> str:
    from rich.markup import escape

    return escape(safe(value))

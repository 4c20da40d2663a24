"""CSV: one row for each finding, strength, promise, hypothesis and row that could not be read; Excel opens it as it is."""

from __future__ import annotations

import csv
from itertools import chain
from typing import TextIO

from sorama.team.faces import Wishes
from sorama.team.faces.flat import ITEM_NAMES, Item, across, disarmed, findings, hypotheses, promises
from sorama.team.run import Reports
from sorama.team.view import Team


def write_csv(team: Team, reports: Reports, out: TextIO, wishes: Wishes) -> None:
    """UTF-8 with the mark that Excel asks for."""
    del wishes
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(ITEM_NAMES)
    errors = (Item("読めない行", "", "", "", "", "", "", "", "", e.problem, "", e.place) for e in team.errors)
    own = chain.from_iterable(reports.each(findings))
    for item in chain(own, across(team, reports), promises(team, reports), hypotheses(team, reports), errors):
        writer.writerow([disarmed(cell) for cell in item])

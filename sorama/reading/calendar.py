"""Days of Japanese business life: weekdays, business days, ends of months and fiscal terms.

A business day is Monday to Friday, no public holiday, and none of 29 December to 3 January. Fiscal years start in April.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

DAY = timedelta(days=1)
_YEAR_END = {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}


class Range(NamedTuple):
    """A first and a last day, both included."""

    first: date
    last: date


@lru_cache(maxsize=4096)
def is_business_day(day: date) -> bool:
    """Whether offices are open."""
    if day.weekday() >= 5 or (day.month, day.day) in _YEAR_END:
        return False
    import jpholiday

    return not jpholiday.is_holiday(day)


def business_day(day: date, count: int) -> date:
    """The `count`-th business day after (or, negative, before) a day."""
    step = DAY if count > 0 else -DAY
    for _ in range(abs(count)):
        day += step
        while not is_business_day(day):
            day += step
    return day


def on_or_after(day: date) -> date:
    """The day itself if offices are open, else the next on which they are."""
    while not is_business_day(day):
        day += DAY
    return day


def monday(day: date, weeks: int = 0) -> date:
    """The Monday of the week that is `weeks` away."""
    return day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)


def month_start(day: date, months: int = 0) -> date:
    """The first of the month that is `months` away."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def month_end(day: date, months: int = 0) -> date:
    """The last day of the month that is `months` away."""
    return month_start(day, months + 1) - DAY


def months_later(day: date, months: int) -> date:
    """The same day of the month that is `months` away, or its last day."""
    return min(month_start(day, months) + (day - month_start(day)), month_end(day, months))


def fiscal_start(day: date, years: int = 0) -> date:
    """1 April of the fiscal year that is `years` away."""
    return date(day.year - (day.month < 4) + years, 4, 1)


def likely_year(today: date, month: int, day: int = 1) -> date | None:
    """A date without a year: up to three months ago, else the next one to come."""
    for year in range(today.year - 1, today.year + 9):  # 29 February may be eight years off
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if (found - today).days >= -92:
            return found
    return None


def next_weekday(today: date, weekday: int) -> date:
    """The next day of this name after today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def after_break(today: date, is_break: Callable[[date], bool]) -> date:
    """The first business day after the next break that `is_break` recognises by one of its days."""
    day = today
    for _ in range(400):
        if is_break(day):
            break
        day += DAY
    while is_break(day) or not is_business_day(day):
        day += DAY
    return day


def in_long_weekend(day: date) -> bool:
    """Whether the day belongs to three or more days in a row on which offices are shut."""
    if is_business_day(day):
        return False
    first = last = day
    while not is_business_day(first - DAY):
        first -= DAY
    while not is_business_day(last + DAY):
        last += DAY
    return (last - first).days >= 2

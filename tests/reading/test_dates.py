"""Dates: the table of meanings, what must not match, and properties on any text."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sorama.model import When
from sorama.reading.calendar import business_day, is_business_day
from sorama.reading.dates import find_dates, report_date

FRIDAY = date(2026, 11, 20)


def only(text: str, today: date | None = FRIDAY) -> When:
    found = find_dates(text, today)
    assert len(found) == 1, found
    return found[0]


def days(*spans: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(s) for s in spans)


SINGLE = {
    "来週水曜": "2026-11-25",
    "11/25(水)": "2026-11-25",
    "１１／２５": "2026-11-25",
    "11月25日": "2026-11-25",
    "月末": "2026-11-30",
    "明後日": "2026-11-22",
    "翌営業日": "2026-11-24",
    "3営業日後": "2026-11-26",
    "週明け": "2026-11-24",
    "1/15(金)": "2027-01-15",
    "令和8年12月1日": "2026-12-01",
    "R8.12.1": "2026-12-01",
    "2026-12-01": "2026-12-01",
    "今月20日": "2026-11-20",
    "来月末": "2026-12-31",
    "来週24日": "2026-11-24",
    "連休明け": "2026-11-24",
    "月曜午前": "2026-11-23",
    "2週間後": "2026-12-04",
    "半年後": "2027-05-20",
    "11/5": "2026-11-05",
    "一昨日": "2026-11-18",
    "水曜": "2026-11-25",
    "金曜": "2026-11-27",
    "6月第2土曜": "2027-06-12",
    "第2金曜": "2026-12-11",
    "第4土曜": "2026-11-28",
}
RANGES = {
    "期末": ("2027-03-01", "2027-03-31"),
    "再来週": ("2026-11-30", "2026-12-04"),
    "来月頭": ("2026-12-01", "2026-12-05"),
    "12月上旬": ("2026-12-01", "2026-12-10"),
    "来月中旬": ("2026-12-11", "2026-12-20"),
    "下旬": ("2026-11-21", "2026-11-30"),
    "今週末": ("2026-11-21", "2026-11-22"),
    "年明け": ("2027-01-04", "2027-01-15"),
    "盆明け": ("2027-08-17", "2027-08-23"),
    "GW明け": ("2027-05-06", "2027-05-12"),
    "Q1": ("2027-04-01", "2027-06-30"),
    "第3四半期": ("2026-10-01", "2026-12-31"),
    "来春": ("2027-03-01", "2027-05-31"),
    "年度末": ("2027-03-01", "2027-03-31"),
    "5/18〜5/22": ("2027-05-18", "2027-05-22"),
    "12/28から1/5": ("2026-12-28", "2027-01-05"),
    "9/8〜12": ("2026-09-08", "2026-09-12"),
}
DEADLINES = {
    "今週中": ("2026-11-16", "2026-11-20"),
    "来週中に": ("2026-11-23", "2026-11-27"),
    "月内": ("2026-11-20", "2026-11-30"),
    "今月内に": ("2026-11-01", "2026-11-30"),
    "48時間以内": ("2026-11-20", "2026-11-22"),
    "年度内": ("2026-04-01", "2027-03-31"),
    "3日以内": ("2026-11-20", "2026-11-23"),
    "年内": ("2026-11-20", "2026-12-31"),
    "5日まで": ("2026-12-05", "2026-12-05"),
    "二十五日までに": ("2026-11-25", "2026-11-25"),
    "今期中": ("2026-04-01", "2027-03-31"),
    "今年度内": ("2026-04-01", "2027-03-31"),
    "本日中": ("2026-11-20", "2026-11-20"),
    "木曜中": ("2026-11-26", "2026-11-26"),
    "一両日中に": ("2026-11-20", "2026-11-22"),
    "2、3日中に": ("2026-11-20", "2026-11-23"),
    "来週いっぱい": ("2026-11-23", "2026-11-27"),
    "8月末まで": ("2026-08-31", "2026-08-31"),
    "締切7/31": ("2027-07-31", "2027-07-31"),
}
TIMES = {
    "明日10時": ("2026-11-21", "10:00"),
    "明日の午後2時": ("2026-11-21", "14:00"),
    "明日2時半": ("2026-11-21", "14:30"),
    "午後イチ": ("2026-11-20", "13:00"),
    "朝イチ": ("2026-11-20", "09:00"),
    "夕方まで": ("2026-11-20", "17:00"),
    "来週月曜午前中に": ("2026-11-23", "12:00"),
    "11月30日(月)15時": ("2026-11-30", "15:00"),
    "12/1 10:00〜11:30": ("2026-12-01", "10:00"),
    "14〜16時": ("2026-11-20", "14:00"),
}
NO_DATE = (
    "1/3の顧客", "3日間", "10-12件", "1/2カット", "1/3に減った", "2/3以上", "受注3/10件", "3日で返した", "週2日まで", "残業は月25時間",
    "毎週金曜に集計", "2/30に訪問", "13/1", "3日に1回", "1/4ページ", "24時間対応", "2.5/10", "出席8/10名", "価格は3割高い", "日本", "火災保険",
    "月内訳", "期末試験", "毎月第2水曜に集計", "第3月曜定休", "一か月内の伸び",
)  # fmt: skip


@pytest.mark.parametrize(("text", "day"), SINGLE.items())
def test_a_day(text: str, day: str) -> None:
    when = only(f"{text}に訪問する")
    assert (when.first, when.last) == days(day, day)
    assert not when.deadline
    assert not when.weekday_mismatch


@pytest.mark.parametrize(("text", "span"), RANGES.items())
def test_a_range(text: str, span: tuple[str, str]) -> None:
    when = only(f"先方は{text}を希望")
    assert (when.first, when.last) == days(*span)


@pytest.mark.parametrize(("text", "span"), DEADLINES.items())
def test_a_deadline(text: str, span: tuple[str, str]) -> None:
    when = only(text)
    assert (when.first, when.last) == days(*span)
    assert when.deadline


@pytest.mark.parametrize(("text", "told"), TIMES.items())
def test_a_time(text: str, told: tuple[str, str]) -> None:
    when = only(text)
    assert (str(when.first), when.time) == told


@pytest.mark.parametrize("text", NO_DATE)
def test_no_date(text: str) -> None:
    assert find_dates(text, FRIDAY) == ()


@pytest.mark.parametrize("text", ["次回定例", "次回訪問時に", "展示会の翌日", "受注後3日以内"])
def test_told_but_no_day(text: str) -> None:
    when = only(text)
    assert (when.first, when.last) == (None, None)


def test_weekday_that_does_not_fit() -> None:
    assert only("11/25(木)に伺う").weekday_mismatch
    assert only("6月14日の火曜").weekday_mismatch
    assert not only("11/25（水）に伺う").weekday_mismatch


def test_alternatives_share_the_week() -> None:
    first, second = find_dates("来週の火曜か木曜に伺う", FRIDAY)
    assert (first.first, second.first) == days("2026-11-24", "2026-11-26")


def test_dates_that_belong_to_nobody_are_apart() -> None:
    assert len(find_dates("来週の会議で、12月の納期を決める", FRIDAY)) == 2


def test_without_a_report_date_only_full_dates_are_known() -> None:
    assert only("来週水曜", None).last is None
    assert only("2026年12月1日まで", None).last == date(2026, 12, 1)
    assert only("12/1まで", None).deadline


def test_offsets_are_those_of_the_raw_text() -> None:
    text = "㈱ﾐﾅﾄへ１１／２５（水）に訪問"
    when = only(text)
    assert text[when.start : when.end] == "１１／２５（水）"


def test_business_days_know_holidays_and_the_turn_of_the_year() -> None:
    assert not is_business_day(date(2026, 11, 23))
    assert not is_business_day(date(2026, 12, 30))
    assert business_day(date(2026, 12, 28), 1) == date(2027, 1, 4)
    assert business_day(date(2026, 11, 24), -1) == FRIDAY


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("日付:11/20\n訪問先:青葉製作所", "2026-11-20"),
        ("日付：１１／２０（金）", "2026-11-20"),
        ("【日報】11月20日 山田", "2026-11-20"),
        ("2026/11/20 営業日報\n来週水曜に訪問", "2026-11-20"),
        ("6/14 活動報告 小林", "2026-06-14"),
        ("令和8年11月20日\n本日の活動", "2026-11-20"),
    ],
)
def test_report_date(text: str, found: str) -> None:
    assert report_date(text, 2026) == date.fromisoformat(found)


def test_report_date_is_not_guessed() -> None:
    assert report_date("青葉製作所を訪問。\n11/25に見積を出す。", 2026) is None
    assert report_date("日付:11/20", None) is None
    assert report_date("", 2026) is None
    assert report_date("日付:2/29", 2026) is None
    assert report_date("日付:2/29", 2028) == date(2028, 2, 29)


WORDS = st.sampled_from(
    [
        *SINGLE,
        *RANGES,
        *DEADLINES,
        *TIMES,
        *NO_DATE,
        "次回定例",
        "の",
        "まで",
        "に",
        "、",
        "か",
        "〜",
        "(水)",
        " ",
        "\n",
        "毎",
        "第",
        "前",
        "以内",
        "9",
        "/",
    ]
)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(st.lists(WORDS, max_size=8).map("".join) | st.text(max_size=60), DAYS | st.none())
@example("H99年99月99日 999週間後 翌翌営業日", date(2026, 11, 20))
@example("か\u3099月末ｶﾞ㈱1/1", date(2026, 12, 31))
def test_any_text(text: str, today: date | None) -> None:
    last_end = 0
    for when in find_dates(text, today):
        assert last_end <= when.start < when.end <= len(text)
        last_end = when.end
        assert (when.first is None) == (when.last is None)
        if when.first and when.last:
            assert when.first <= when.last
        if when.time:
            assert 0 <= int(when.time[:2]) < 24
            assert 0 <= int(when.time[3:]) < 60
    found = report_date(text, 2026)
    assert found is None or isinstance(found, date)


@given(DAYS)
def test_week_words_are_in_their_week(today: date) -> None:
    monday = today - timedelta(days=today.weekday())
    assert only("来週水曜", today).first == monday + timedelta(days=9)
    assert only("今週中", today).last == monday + timedelta(days=4)
    first = only("週明け", today).first
    assert first is not None
    assert first >= monday + timedelta(days=7)
    assert is_business_day(first)

"""The reading as a whole never raises and keeps its promises about shape, whatever the text and its labels."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sorama.model import Kind, Label, Segment
from sorama.reading import read
from sorama.report import Report, Sentence, Thread, Words

PIECES = st.sampled_from(
    ["㈱ミナト", "部長", "様", "から", "電話", "を", "送る", "送った", "水曜まで", "11/25", "「", "」", "延期", "まだ", "ない", "、", "。", "の", "に", "見積", "競合の", "A社",
     "相談", "した", "𠮷野", "😀", "ｶﾞ", "か\u3099", "\u3000", "長", "係", "やはり", "見立て", "違う"]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=14).map("".join) | st.text(min_size=1, max_size=40)


@given(TEXTS, st.sampled_from(list(Label)), st.sampled_from(list(Kind)), st.dates() | st.none())
def test_any_text_with_any_label(text: str, label: Label, kind: Kind, day: date | None) -> None:
    report = Report(text, (Sentence(0, len(text), 0, 0),), (Thread(0),), date=day, customer="ミナト")
    segments = (Segment(0, len(text), 0, 0, label, kind),)
    found = read(report, segments, (), Words(products=("見積",), competitors=("A社",), people=("𠮷野",)))
    assert len(found.content) == 1
    assert found.customers == ("ミナト",)
    for event in found.events:
        assert 0 <= event.start <= event.end <= len(text)
        assert event.segment == 0
    for entity in found.entities:
        assert text[entity.start : entity.end] == entity.name


@given(TEXTS)
def test_reading_twice_says_the_same(text: str) -> None:
    report = Report(text, (Sentence(0, len(text), 0, 0),), (Thread(0),), date=date(2026, 11, 20))
    segments = (Segment(0, len(text), 0, 0, Label.FACT, Kind.OBSERVED),)
    assert read(report, segments, ()) == read(report, segments, ())

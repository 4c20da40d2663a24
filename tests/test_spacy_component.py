"""`nlp.add_pipe("sorama")` says what the command line says, whatever tokenizer the pipeline has."""

import warnings

import pytest

from sorama.app import Checker

REPORTS = {
    "bullets": "【訪問先】みどり商事様\n・来期の予算は200万円とのこと。\n・価格で迷っているようだ。\n・明日、見積書を送る。",
    "emoji": "先方は「納期が心配」と話していた😀。おそらく在庫が足りない👨‍👩‍👧。来週月曜に確認する。",
    "beyond the plane": "𠮷野様より、機器を𠮷日に止めたいと依頼があった。保全の人手が足りないと見ている。金曜までに案を出す。",
    "wide spaces": "　 本日は不在。\r\n\r\n\t明日また電話する。\n\n",
    "empty": "",
}


@pytest.fixture(scope="module", params=["blank", "ja_ginza"])
def nlp(request):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy

        made = spacy.blank("ja") if request.param == "blank" else spacy.load("ja_ginza", exclude=["ner"])
        made.add_pipe("sorama", last=True)
    return made


@pytest.mark.parametrize("name", REPORTS)
def test_the_same_labels_links_and_findings_as_the_command_line(nlp, name):
    text = REPORTS[name]
    doc, review = nlp(text), Checker().check(text)
    spans = doc.spans["sorama"]
    assert [(s.label_, s._.sorama_kind, s._.sorama_confidence) for s in spans] == [
        (s.label.value, s.kind.value, s.confidence) for s in review.graph.segments
    ]
    for span, segment in zip(spans, review.graph.segments, strict=True):
        assert span.start_char <= segment.start
        assert span.end_char >= segment.end
    edges = {(spans[e.premise].start, spans[e.premise].end, e.claim) for e in review.graph.supports}
    assert {(*p, i) for i, s in enumerate(spans) for p in s._.sorama_premises} == edges
    assert doc._.sorama.findings == review.findings
    assert doc.text == text


def test_a_pipe_of_reports_keeps_their_order(nlp):
    docs = list(nlp.pipe(REPORTS.values(), batch_size=2))
    assert [d.text for d in docs] == list(REPORTS.values())
    assert all(d._.sorama is not None for d in docs)

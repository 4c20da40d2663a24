"""Reviews made by hand, so that rendering is tested without a model."""

from datetime import date

from sorama.model import (
    ArgumentGraph,
    Comment,
    CommentKind,
    Cue,
    Finding,
    Kind,
    Label,
    Related,
    Review,
    RuleFailure,
    Score,
    Segment,
    Severity,
    SupportEdge,
)
from sorama.report import Report, Sentence, Thread

TEXT = (
    "【訪問】𠮷野様😀\n"
    "・先方より「予算は来期」と\tのこと。受注は<来期>にずれ込むので、ﾃﾞﾓ機の貸し出しを先に提案し、現場の方々に触っていただく段取りで進めたい。\n"
    "\n"
    "しっかりフォローしていく。\n"
)


def segment(part: str, label: Label, kind: Kind, sentence: int, **more: object) -> Segment:
    start = TEXT.index(part)
    return Segment(start, start + len(part), sentence, 0, label, kind, **more)


SEGMENTS = (
    segment("【訪問】𠮷野様😀", Label.OTHER, Kind.HEADING, 0),
    segment(
        "先方より「予算は来期」と\tのこと。",
        Label.FACT,
        Kind.SAID,
        1,
        confidence=0.98,
        runner_up=(Label.INTERPRETATION, 0.01),
        cues=(Cue(TEXT.index("のこと"), TEXT.index("のこと") + 3, "hearsay.tonokoto", 3.1), Cue(0, 0, "order", -0.4)),
    ),
    segment("受注は<来期>にずれ込むので、", Label.INTERPRETATION, Kind.INFERENCE, 2, confidence=0.8),
    segment("ﾃﾞﾓ機の貸し出しを先に提案し、現場の方々に触っていただく段取りで進めたい。", Label.ACTION, Kind.PLAN, 2),
    segment("しっかりフォローしていく。", Label.ACTION, Kind.HOPE, 3),
)


def finding(rule: str, code: str, severity: Severity, message: str, of: int | None, **more: object) -> Finding:
    start, end = (SEGMENTS[of].start, SEGMENTS[of].end) if of is not None else (SEGMENTS[1].start, SEGMENTS[-1].end)
    return Finding(rule, code, severity, message, start, end, 0, of, fingerprint=f"f{code}", **more)


FINDINGS = (
    finding("action-without-deadline", "SR401", Severity.WARNING, "いつまでにするのかが書かれていません。", 3),
    finding(
        "vague-action",
        "SR402",
        Severity.WARNING,
        "何をしたら終わりなのか、読む人に分かりません。",
        4,
        confidence=0.9,
        related=(Related(SEGMENTS[2].start, SEGMENTS[2].end, "ここから考えた行動"),),
    ),
    finding("missing-fact", "SR101", Severity.ERROR, "見たこと、聞いたことが書かれていません。", None),
    finding("mixed-fact-and-opinion", "SR108", Severity.INFO, "事実と意見が混ざっています。", 1, suppressed=True),
)


def review() -> Review:
    report = Report(
        TEXT,
        tuple(Sentence(s.start, s.end, 0, 0) for s in SEGMENTS[:4]),
        (Thread(0, "𠮷野様"),),
        author="佐藤",
        date=date(2026, 11, 24),
    )
    quote = SEGMENTS[4]
    return Review(
        ArgumentGraph(report, SEGMENTS, (SupportEdge(1, 2, 0.8), SupportEdge(2, 3, 0.95, "ので"))),
        FINDINGS,
        (Finding("full-chain", "ST01", Severity.INFO, "空から傘までつながっています。", 20, 50, 0, 3, strength=True),),
        (
            Comment(
                CommentKind.QUESTION,
                ("vague-action",),
                TEXT[quote.start : quote.end],
                quote.start,
                quote.end,
                "続けていく気持ちは伝わります。次に連絡するとき、何を持っていきますか。",
                ("相手が待っているものを思い出す。", "「いつ・だれに・何を」の順に書く。"),
            ),
        ),
        Score(62, "つながりを足すと伝わる", {"事実": 70, "行動": 40}),
        hidden_points=2,
        failures=(RuleFailure("odd-rule", "ValueError"),),
    )

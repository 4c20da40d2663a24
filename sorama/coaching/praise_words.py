"""The customer's own words that a report is praised for, by what a reader gains from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sorama.coaching.bearing import ground
from sorama.coaching.links import QUITE, Links, place
from sorama.coaching.phrasing import QUOTE, cut, segment_mention, spoken
from sorama.coaching.praise_facts import BRIEF, Praise, seed_of
from sorama.coaching.topic import tied
from sorama.memo import remembered
from sorama.model import ArgumentGraph, Finding, Label
from sorama.patterns import pattern
from sorama.span import Span

BLAND = 10  # letters of a good word, with its brackets, that says nothing of what was good
_OWN_WORDS = pattern(
    r"「[^「」]*」と(?:考え|思っ|思い|見て|見込|決めつけ|書い|書き|報告し|申し出|持ちかけ|切り出)|「[^「」]*」という(?:見立て|読み|仮説|考え|前提|想定)|"
    r"「[^「」]*」(?:で|と|って)(?:声を?[かけ]|勧め|すすめ|お?伝え|お願い|説明)[^、。]{0,3}|「[^「」]*[?？か]」(?:と|て|って)(?:聞いた|尋ねた|お尋ねした|伺った)"
)  # what the writer said
_DECIDED = pattern(r"決め手(?:は|が|に|を|：|:)|選んだ(?:理由|わけ)")
_NO_WISH = pattern(  # anger, thanks, distance and mere politeness hold no wish
    r"身にもな[っる]|いい加減|ふざけ|冗談じゃ|二度と|だから[^」]{0,12}と言った|帰って|やめて|"
    r"ありがと|ありがた|感謝|(?:てくれ|てくださっ|いただい)[たて]|"
    r"だけ(?:で(?:いい|結構)|(?:置いて|送って|もらって|メールで)?[^」]{0,4}(?:ください|お願い))|考えさせて|待って|検討(?:し|させ)|"
    r"(?:また|今後とも?|どうぞ|引き続き)[^」]{0,8}お願い|よろしく|頑張って|気をつけて|お気遣い"
)
_MORE = pattern(r"^[^、。]{0,12}、[^。]{4,}")  # behind the words: what the writer makes of them
_KINDS = (
    ("trouble", pattern(r"^「(?:また|まだ)[^」]{1,12}(?:のか|んですか|か)[」？?]")),
    ("deciding", pattern(r"決め手|何より大事|大事なのは|重視|優先|一番(?:は|大)")),
    ("asked", pattern(r"(?:か|かな|かね|(?<!も)の|でしょう)[？?]?」$|[？?]」$")),
    ("refused", pattern(r"必要ない|要らない|いらない|間に合って|断って|お断り|結構です|見送|受けられない|他社に決め")),
    (
        "trouble",
        pattern(
            r"困|怖|嫌|つら|辛い|大変|面倒|足りな|遅[いくれ]|重い|高い|わから|分から|できな|でき(?:ず|ん)|不安|心配|手間|忙し|無理|不便|"
            r"つなが(?:ら|り)|見え(?:な|ん)|出な|間に合わ|苦し|痛|壊れ|止まる|うるさ|回らない|伝わらない|飽き|減っ"
        ),
    ),
    ("good", pattern(r"(?:これ|この[^、。」]{1,6})なら")),
    (
        "condition",
        pattern(
            r"(?<!これ)(?<!それ)(?<!あれ)(?<!さ)(?<!形)(?<!案)なら|(?<!なけ)[けせてねべめれげえ]ば(?:[^ん]|」)|まで(?:待|は)|次第"
        ),
    ),
    (
        "wish",
        pattern(
            r"(?:欲し|ほし)い|(?<![冷重がみ眠])たい(?:」|[。、])|て(?:くれ(?:る|ない|ません|たら|れば|よ|」|。)|もらえ|いただけ)|ください|守れ(?!な|て|ず)|頼む|お願い"
        ),
    ),
    (
        "good",
        pattern(
            r"助か|いい(?:ね|な)|よかった|良かった|楽(?:に|だ|」)|使いやす|見やす|便利|安心した|合格|そろった|揃った"
        ),
    ),
)


def quotations(
    graph: ArgumentGraph, strengths: Sequence[Finding], links: Links, *, linked: bool, bland: bool = False
) -> Iterator[Praise]:
    """The customer's very words, best where a reading rests on them or an act takes up what they say; last a `bland` 助かる."""
    for s in strengths:
        i = s.segment
        if i is None or graph.segments[i].confidence < QUITE:
            continue
        said = spoken(_OWN_WORDS.sub("", graph.text(i)))
        if said is None:
            continue
        claim = _claim(graph, links, i, said)
        if (claim is not None) is not linked:
            continue
        slots = {"said": said}
        kind = "deciding" if _DECIDED.search(graph.text(i)) else _kind_of(said)
        if not linked and (kind == "good" and len(said) < BLAND) is not bland:
            continue
        names: tuple[str, ...] = (f"quoted-customer/{kind}", "quoted-customer") if kind else ("quoted-customer",)
        if claim is not None:
            slots["claim"] = segment_mention(graph, claim, BRIEF)
            names = ("quoted-customer/linked", "quoted-customer")
        touched = frozenset({i} if claim is None else {i, claim})
        yield Praise(
            s.rule, names, _around(graph, i, said), i, s.fingerprint or seed_of(graph, s.rule, i), slots, touched
        )


def _claim(graph: ArgumentGraph, links: Links, fact: int, said: str) -> int | None:
    """The reading that the words bear out, or the act that takes them up."""
    claim = links.claim(fact)
    if claim is None:
        return None
    if graph.segments[claim].label is Label.ACTION:
        return claim if tied(said, graph.text(claim)) else None
    return claim if ground(graph, links, claim) == (fact, False) else None


@remembered
def _kind_of(said: str) -> str:
    """What a saying is: a question, a refusal, a trouble, a condition, a wish, a good word; else nothing special."""
    kind = next((name for name, words in _KINDS if words.search(said)), "")
    return "" if kind in ("wish", "good") and _NO_WISH.search(said) else kind


def _around(graph: ArgumentGraph, segment: int, said: str) -> Span:
    """The segment, or only the words where a quotation would cut them off."""
    span, text = place(graph, segment), graph.text(segment)
    mixed = _MORE.search(text[text.find(said) + len(said) :]) is not None
    if not mixed and said in cut(graph, *span, QUOTE).of(graph.report.text):
        return span
    start = graph.report.text.find(said, span.start)
    return Span(start, start + len(said)) if start >= 0 else span

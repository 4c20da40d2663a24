"""What a place of a report is about, named for the catalogue (`rule/aspect`)."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.coaching.absence import is_absent, is_unreached
from sorama.coaching.deeds import is_fulfilled, is_habit, is_mailed, is_own, puts_request
from sorama.coaching.matters import ORDERED, PLEASED_WITH, harms, matter, told_of
from sorama.coaching.phrasing import LEAD_NUMBER
from sorama.coaching.segments import acts_of, kinds_at, norms_of
from sorama.coaching.told import (
    is_beside_told,
    is_less,
    is_routine,
    is_talk,
    is_tally,
    tells_cause,
    tells_deciding,
    tells_reason,
)
from sorama.coaching.troubles import is_amiss, is_only_seen, is_refused, is_scolded, is_slip, is_undone
from sorama.coaching.verdicts import verdict
from sorama.coaching.voices import is_asked_round, is_partly, is_passed_on, is_pleased, is_threat, is_worry, tone_of
from sorama.model import ArgumentGraph, EventKind, Label
from sorama.nlp.morphology import tokens_of
from sorama.patterns import pattern
from sorama.reading.words import word_set

TELLING = 9  # letters of a fact that says something by itself
AHEAD = frozenset(
    {"introduced", "voices", "spread", "not-now", "nothing", "waiting", "meeting"}
)  # how a line is built tells more than its words
LIGHT = ("own-sent", "own", "figure")  # aspects that say little
_HELD_BACK = (EventKind.ACTIVITY, EventKind.ROUTINE)
_PROBLEM = frozenset({"current-problem", "rival-satisfaction"})
_DECIDING = frozenset({"decision-process", "opposition"})
_PLANS = frozenset({"investment-plan", "new-executive", "business-direction"})
_CAME_UP = pattern(r"質問(?:が|も)(?:[^。]{0,4})(?:出|あが|上が|飛)")  # a reaction, and nothing that is asked of us
_OWN_TERMS = pattern(
    r"ない」?(?:という)?方針|条件を|提案(?:を)?(?:し|する)|(?:出し|見せ|渡し|伝え|話し)(?:た|まし)?(?:たら|ると|たところ)|乗って(?:くれ|き)"
)
_PLAIN_MEASURE = pattern(r"(?:初めて|はじめて)(?:だ|です|」)")  # praise, and no price that is weighed
_POLITE = pattern(r"ご存[じ知]でしたら|(?:よろし|宜し|差し支えな|可能な|でき)(?:けれ|れ)ば|可能であれば|お持ちでしたら")
_BECAUSE = pattern(r"「[^」]*(?:ない|から|ので|ため|高い|忙し)[^」]*」(?:と|との|を理由|で)")
_CARD = pattern(r"名刺(?:だけ)?を[^。]{0,8}(?:置い|投函|差し入れ|預け)")
_NO_TROUBLE = pattern(r"(?:困|悩)[っん](?:では?|て(?:は)?い?)な")
_CHOSEN = pattern(r"(?:導入|採用)(?:で|が|を|に)?(?:決定|決ま)")
_WORKED = pattern(
    r"「[^」]*(?:効(?:い|き)[たてま]|前より(?:も)?[^」]{0,8}(?:速|早|楽|静か|軽|明る|使いやす|見やす))[^」]*」"
)
_POINTED = word_set("指摘 不機嫌 難色 渋い 不満げ")
_ATTITUDE = word_set(
    "前向き 後ろ向き 乗り気 好意的 本気 満足 納得 関心 興味 不満 信頼 好感 期待 警戒 危機感 やる気 脈 好感触 好印象 温度感 意欲的 積極的 消極的 慎重 肯定的 "
    "本命 当社寄り 賛成 反対"
)
_OTHERS = pattern(r"(?:前|以前|今まで|他|よそ|別)の(?:業者|会社|担当|店|工事)|他社|他店|競合|同業")
_MOVED = pattern(
    r"延期|延び|延ば|変更|前倒し|後ろ倒し|繰り上|繰り下|ずら|ずれ|振替|振り替|早ま|遅ら|日を改|取り直|中止|キャンセル|持ち越|先送"
)
_GRANTED = word_set("了承 承諾 快諾 合意 了解")
_TAKEN = word_set("受け取る 借りる 預かる 借用")
_ONE_OF = pattern(
    r"(?<![0-9０-９残りあと])(?:1|１|一)(?:軒|社|件|人|名|店|組)(?:だけ|のみ)(?!残)"
)  # the one that differs from the others
_FAVOUR = pattern(r"頼[むみん]|依頼(?:する|し|$)")
_AHEAD = pattern(r"来(?:週|月|春|夏|秋|冬|年|期)|翌|次[のは回]|今度")


def aspects(graph: ArgumentGraph, segment: int) -> tuple[str, ...]:
    """What a segment is about, the most special first."""
    return tuple(_action(graph, segment) if graph.segments[segment].label is Label.ACTION else _told(graph, segment))


def _action(graph: ArgumentGraph, segment: int) -> Iterator[str]:
    if is_habit(graph, segment):
        yield "habit"
    if norms_of(graph, segment) & _TAKEN:
        yield "take"
    if _FAVOUR.search(graph.text(segment)):
        yield "favour"
    yield from acts_of(graph, segment)


def _told(graph: ArgumentGraph, segment: int) -> Iterator[str]:
    kinds = kinds_at(graph, segment)
    topics = {e.detail for e in graph.events_of.get(segment, ()) if e.kind is EventKind.DISCOVERY}
    known = tells_reason(graph, segment)
    if EventKind.OPTION in kinds and any(graph.having(EventKind.CONSULTATION, thread=graph.segments[segment].thread)):
        yield "option"
    if (weighty := matter(graph.text(segment))) is not None:
        yield "parting" if weighty == "ending" else weighty
    if is_threat(graph.text(segment)):
        yield "threat"
    if is_refused(graph, segment):
        if known or _BECAUSE.search(graph.text(segment)):
            yield "refused-known"
        yield "refused"
    if _CARD.search(graph.text(segment)):
        yield "absent"
    if is_tally(graph.text(segment)):
        yield "tally"
    if is_slip(graph, segment):
        yield "slip"
    hurt = kinds & {EventKind.COMPLAINT, EventKind.TROUBLE} or is_scolded(graph, segment) or harms(graph.text(segment))
    if hurt and not _OTHERS.search(graph.text(segment)):
        if tells_cause(graph, segment):
            yield "complaint-known"
        yield "complaint"
    if norms_of(graph, segment) & _POINTED:
        yield "pointed"
    if puts_request(graph.text(segment)):
        yield "own-asked"
    elif (
        kinds & {EventKind.REQUEST, EventKind.QUESTION}
        and not is_fulfilled(graph, segment)
        and not _CAME_UP.search(graph.text(segment))
        and not ORDERED.search(graph.text(segment))
        and not {"voices", "spread"} & set(told_of(graph.text(segment)))
        and (known or not is_beside_told(graph, segment))
    ):
        yield "asked-known" if known else "asked"
    yield from (name for name in told_of(graph.text(segment)) if name in AHEAD)
    if is_unreached(graph, segment):
        yield "unreached"
    elif is_absent(graph, segment):
        yield "absent"
    if is_undone(graph, segment):
        yield "undone"
    if (EventKind.ORDER in kinds or _CHOSEN.search(graph.text(segment))) and EventKind.LOST not in kinds:
        yield "won-known" if tells_deciding(graph, segment) or tells_cause(graph, segment) else "won"
    moved = EventKind.RESCHEDULED in kinds and _MOVED.search(graph.text(segment))
    if moved and not norms_of(graph, segment) & _GRANTED:
        yield "moved"
    if PLEASED_WITH.search(graph.text(segment)):
        topics = topics - {"rival-satisfaction"}
    if "rival-satisfaction" in topics:
        yield "dissatisfied"
    worried = EventKind.VERBATIM in kinds and is_worry(graph.text(segment))
    if worried:
        yield "worry"
    elif (topics & _PROBLEM or is_amiss(graph, segment)) and not _NO_TROUBLE.search(graph.text(segment)):
        if tells_cause(graph, segment):
            yield "problem-known"
        elif is_only_seen(graph, segment):
            yield "amiss"
        yield "problem"
    if topics & _DECIDING:
        yield "deciding"
    if topics & _PLANS and not _OWN_TERMS.search(graph.text(segment)):
        yield "plans"
    if "rival-strategy" in topics:
        yield "rival"
    if "solves-problem" in topics:
        yield "works"
    if "meets-needs" in topics:
        yield "meets"
    if EventKind.VERBATIM in kinds:
        if _WORKED.search(graph.text(segment)):
            yield "worked"
        if is_passed_on(graph.text(segment)):
            yield "passed-on"
        elif is_asked_round(graph.text(segment)):
            yield "asked-round"
        if is_pleased(graph.text(segment)):
            yield "pleased"
        if known:
            yield "voice-known"
        elif (tone := tone_of(graph.text(segment))) is not None and not (
            tone == "price" and _PLAIN_MEASURE.search(graph.text(segment))
        ):
            yield f"voice-{tone}"
        yield "voice"
    if is_less(graph.text(segment)):
        yield "less"
    yield from (name for name in told_of(graph.text(segment)) if name not in AHEAD)
    if is_coming(graph, segment) and EventKind.REQUEST not in kinds:
        yield "coming"
    if (
        (is_own(graph, segment) and EventKind.DONE in kinds)
        or is_routine(graph.text(segment))
        or is_talk(graph.text(segment))
    ):
        if is_mailed(graph, (segment,)):
            yield "own-sent"
        yield "own"
    elif _ONE_OF.search(graph.text(segment)):
        yield "one-of"
    elif is_partly(graph.text(segment)):
        yield "partly"
    elif EventKind.MEASURE in kinds:
        yield "worked" if "solves-problem" in topics else "figure"


def is_coming(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a fact of the customer's side tells what is to come, with its time."""
    s, own = graph.segments[segment], graph.report.date
    if is_own(graph, segment):
        return False
    dates = [d for d in graph.reading.dates if s.start <= d.start < s.end]
    ahead = bool(dates) and _AHEAD.search(graph.text(segment)) is not None
    return ahead or any(own is not None and d.first is not None and d.first > own for d in dates)


def is_attitude(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a segment ends in the customer's attitude: 乗り気です, 興味あり."""
    tokens = [t for t in tokens_of(graph.text(segment)) if t.pos[0] in ("名詞", "形状詞", "動詞", "形容詞")]
    return any(t.norm in _ATTITUDE for t in tokens[-2:])


def is_conditional(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a segment tells what follows from an outcome: 場合, なら; 分けた場合の送料 is a thing that is worked out."""
    tokens = tokens_of(_POLITE.sub("", graph.text(segment)))
    after = [t.norm for t in tokens[1:]] + [""]
    return any(
        (t.norm == "場合" and behind != "の") or (t.norm in ("だ", "た") and t.pos[5].startswith("仮定形"))
        for t, behind in zip(tokens, after, strict=True)
    )


def says_something(graph: ArgumentGraph, fact: int) -> bool:
    """Whether a fact is more than an activity, a routine or a word or two."""
    if kinds_at(graph, fact) & set(_HELD_BACK) or verdict(graph, fact) is not None:
        return False
    text = graph.text(fact)
    number = LEAD_NUMBER.match(text)
    return len(text.strip("・。 　")) - (number.end() if number else 0) >= TELLING

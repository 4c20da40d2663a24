"""What a place of a report is about, named for the catalogue (`rule/aspect`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sorama.coaching.absence import is_absent, is_unreached
from sorama.coaching.daywork import is_forgotten
from sorama.coaching.matters import LEFT, ORDERED, OTHERS_WORK, PLEASED_WITH, STOCK, harms, matter, told_of
from sorama.coaching.phrasing import LEAD_NUMBER
from sorama.coaching.stance import chose
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
from sorama.coaching.topic import hearsay
from sorama.coaching.verdicts import verdict
from sorama.coaching.voices import is_asked_round, is_partly, is_passed_on, is_pleased, is_threat, is_worry, tone_of
from sorama.memo import remembered
from sorama.model import ArgumentGraph, EntityKind, EventKind, Kind, Label
from sorama.nlp.morphology import tokens_of
from sorama.patterns import pattern
from sorama.reading.words import word_set

TAIL = 5  # letters after a word that is the predicate, at most
LOG = 3  # lines of a log at least
TELLING = 9  # letters of a fact that says something by itself
AHEAD = frozenset(
    {"introduced", "voices", "spread", "not-now", "nothing", "waiting", "meeting"}
)  # how a line is built tells more than its words
LIGHT = ("own-sent", "own", "figure")  # aspects that say little
_HELD_BACK = (EventKind.ACTIVITY, EventKind.ROUTINE)
_CLOCK = pattern(r"^[\s・]*[0-9０-９]{1,2}[:：時][0-9０-９]{0,2}")
_PROBLEM = frozenset({"current-problem", "rival-satisfaction"})
_DECIDING = frozenset({"decision-process", "opposition"})
_PLANS = frozenset({"investment-plan", "new-executive", "business-direction"})
_REFUSED = word_set(
    "断る 断り 見送る 見送り 失注 辞退 落選 拒否 却下 中止 白紙 不採用 不要 間に合う 結構 解約 撤回 他決"
)
_ONWARD = word_set("明日 来週 今週 来月 次回 此れ 今日")
_SLIP = word_set("ミス 誤り 誤る 間違い 間違える 打ち間違える 取り違える 漏れ 漏らす 失念 忘れる 不手際")
_OURS = word_set("当社 弊社 自社 社内 当方 私 自分 此方")
_AMISS = word_set(
    "故障 不具合 破損 欠品 不良 水漏れ 異音 書き直し 手戻り 順番待ち 行列 見逃し 焼き付き 焼付き 詰まり 重複 食い違い 食い違う 行き違い 書き間違い 手違い 目詰まり 錆 錆びる ひび 亀裂"
)
_CAME_UP = pattern(r"質問(?:が|も)(?:[^。]{0,4})(?:出|あが|上が|飛)")  # a reaction, and nothing that is asked of us
_OWN_TERMS = pattern(
    r"ない」?(?:という)?方針|条件を|提案(?:を)?(?:し|する)|(?:出し|見せ|渡し|伝え|話し)(?:た|まし)?(?:たら|ると|たところ)|乗って(?:くれ|き)"
)
_PLAIN_MEASURE = pattern(r"(?:初めて|はじめて)(?:だ|です|」)")  # praise, and no price that is weighed
_WAITED_FOR = pattern(r"まだ(?:返事|回答|連絡|対応)(?:が|も)(?:な|来)")
_POLITE = pattern(r"ご存[じ知]でしたら|(?:よろし|宜し|差し支えな|可能な|でき)(?:けれ|れ)ば|可能であれば|お持ちでしたら")
_BECAUSE = pattern(r"「[^」]*(?:ない|から|ので|ため|高い|忙し)[^」]*」(?:と|との|を理由|で)")
_CARD = pattern(r"名刺(?:だけ)?を[^。]{0,8}(?:置い|投函|差し入れ|預け)")
_NO_TROUBLE = pattern(r"(?:困|悩)[っん](?:では?|て(?:は)?い?)な")
_CHOSEN = pattern(r"(?:導入|採用)(?:で|が|を|に)?(?:決定|決ま)")
_WORKED = pattern(
    r"「[^」]*(?:効(?:い|き)[たてま]|前より(?:も)?[^」]{0,8}(?:速|早|楽|静か|軽|明る|使いやす|見やす))[^」]*」"
)
_FELT = word_set("困る 悩む 不満 負担 嫌 苦労 大変 面倒 不便")
_COMPANY = word_set("当社 弊社 自社 仕様")
_SCOLDED = word_set("叱る 叱り 御叱り お叱り 怒る 苦情 クレーム")
_OVER = word_set("無い 無し なし ゼロ 減る 無くなる 解消 解決 直る 短縮")
_POINTED = word_set("指摘 不機嫌 難色 渋い 不満げ")
_HABIT = word_set("心掛ける 心がける 意識 徹底 習慣 癖 毎回 毎日 毎朝 常に 普段 日頃")
_WHENEVER = pattern(
    r"(?:前に|とき|際|時|たび|度に|ごと|場合|後に|あとに|以降|今後|次から|これから|から)[^。]{0,12}必ず|必ず[^。]{0,12}(?:てから|前に)"
)
_ATTITUDE = word_set(
    "前向き 後ろ向き 乗り気 好意的 本気 満足 納得 関心 興味 不満 信頼 好感 期待 警戒 危機感 やる気 脈 好感触 好印象 温度感 意欲的 積極的 消極的 慎重 肯定的 "
    "本命 当社寄り 賛成 反対"
)
HEARD = frozenset(
    {
        EventKind.VERBATIM,
        EventKind.REQUEST,
        EventKind.QUESTION,
        EventKind.COMPLAINT,
        EventKind.REFUSAL,
        EventKind.DISCOVERY,
    }
)
_GIVEN = frozenset({"send", "reply", "propose"})
_MERE = _GIVEN | {"visit", "call", "contact"}  # acts whose figures tell of the act and not of the customer
_ACTS = ("ask", "propose", "send", "reply", "make", "fix", "arrange", "visit", "call", "contact")
_OTHERS = pattern(r"(?:前|以前|今まで|他|よそ|別)の(?:業者|会社|担当|店|工事)|他社|他店|競合|同業")
_MOVED = pattern(
    r"延期|延び|延ば|変更|前倒し|後ろ倒し|繰り上|繰り下|ずら|ずれ|振替|振り替|早ま|遅ら|日を改|取り直|中止|キャンセル|持ち越|先送"
)
_ARRIVING = word_set("来る 届く 貰う 返る")  # of what the customer's side has still to do
_GRANTED = word_set("了承 承諾 快諾 合意 了解")
_TAKEN = word_set("受け取る 借りる 預かる 借用")
_FAVOUR = pattern(r"頼[むみん]|依頼(?:する|し|$)")
_UNFIT = pattern(r"合わない(?:物|もの|所|ところ|箇所|分)")
_AHEAD = pattern(r"来(?:週|月|春|夏|秋|冬|年|期)|翌|次[のは回]|今度")
_NOTHING: frozenset[EventKind] = frozenset()


@remembered
def _norms(text: str) -> frozenset[str]:
    return frozenset(t.norm for t in tokens_of(text))


def norms_of(graph: ArgumentGraph, segment: int) -> frozenset[str]:
    """The words of a segment in normalised form."""
    return _norms(graph.text(segment))


def kinds_at(graph: ArgumentGraph, segment: int) -> frozenset[EventKind]:
    """The kinds of events found in a segment."""
    return graph.event_kinds.get(segment, _NOTHING)


def names_person(graph: ArgumentGraph, segment: int) -> bool:
    """Whether somebody of the customer's side is named in a segment."""
    return any(e.kind is EntityKind.PERSON for e in graph.names_in(segment))


def acts_of(graph: ArgumentGraph, segment: int) -> tuple[str, ...]:
    """The classes of act that a segment plans or tells, the most telling first."""
    kinds = (EventKind.PROMISE, EventKind.RESCHEDULED, EventKind.DONE)
    found = {name for e in graph.events_of.get(segment, ()) if e.kind in kinds for name in e.detail.split("+")}
    return tuple(name for name in _ACTS if name in found)


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
    if (
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
    elif is_partly(graph.text(segment)):
        yield "partly"
    elif EventKind.MEASURE in kinds:
        yield "worked" if "solves-problem" in topics else "figure"


def is_undone(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a fact tells what is still to be done, and not what the customer has left."""
    text = graph.text(segment)
    if STOCK.search(text) or is_absent(graph, segment):
        return _WAITED_FOR.search(text) is not None
    if hearsay(text) or graph.segments[segment].kind is Kind.SAID:
        return _WAITED_FOR.search(text) is not None  # theirs to do
    owed = EventKind.UNDONE in kinds_at(graph, segment) and not norms_of(graph, segment) & _ARRIVING
    return _WAITED_FOR.search(text) is not None or (owed and not chose(text))


def is_coming(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a fact of the customer's side tells what is to come, with its time."""
    s, own = graph.segments[segment], graph.report.date
    if is_own(graph, segment):
        return False
    dates = [d for d in graph.reading.dates if s.start <= d.start < s.end]
    ahead = bool(dates) and _AHEAD.search(graph.text(segment)) is not None
    return ahead or any(own is not None and d.first is not None and d.first > own for d in dates)


def is_refused(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a segment tells in so many words that the customer declined."""
    kinds = kinds_at(graph, segment)
    if OTHERS_WORK.search(graph.text(segment)):
        return False
    return EventKind.LOST in kinds or (EventKind.REFUSAL in kinds and bool(norms_of(graph, segment) & _REFUSED))


def is_slip(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a fact tells an error of ours."""
    if is_forgotten(graph, segment):
        return True
    norms = norms_of(graph, segment)
    erred = norms & _SLIP or any(n.endswith("ミス") for n in norms)
    return bool(erred) and bool(norms & _OURS) and not norms & {"減る", "無い", "ゼロ"}


def is_ours(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a fact is about our own company: 当社は有償."""
    return bool(norms_of(graph, segment) & _COMPANY)


def is_scolded(graph: ArgumentGraph, segment: int) -> bool:
    """Whether somebody was angry with us."""
    return bool(norms_of(graph, segment) & _SCOLDED)


def is_amiss(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a fact tells of something that does not go as it should, heard or seen."""
    norms = norms_of(graph, segment)
    wrong = norms & _AMISS or _UNFIT.search(graph.text(segment))
    return bool(wrong) and not norms & _OVER and graph.segments[segment].kind is not Kind.OWN_ACT


def is_only_seen(graph: ArgumentGraph, segment: int) -> bool:
    """Whether what is amiss was seen by the writer and nobody was heard to complain of it."""
    voiced = HEARD | {EventKind.TROUBLE, EventKind.CUSTOMER_VOICE}
    if graph.segments[segment].kind is Kind.SAID or norms_of(graph, segment) & _FELT:
        return False
    return not kinds_at(graph, segment) & (voiced - {EventKind.DISCOVERY}) and not hearsay(graph.text(segment))


def is_own(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a fact is an act of ours and brings nothing of the customer's."""
    kinds, kind = kinds_at(graph, segment), graph.segments[segment].kind
    if LEFT.search(graph.text(segment)):
        return False
    if EventKind.DONE in kinds and kinds & {EventKind.REQUEST, EventKind.QUESTION} and is_fulfilled(graph, segment):
        return True
    if kinds & HEARD:
        return False
    if kind is Kind.OWN_ACT or (EventKind.ANSWERED in kinds and EventKind.DONE in kinds):
        return True
    if EventKind.CUSTOMER_VOICE in kinds or kind is Kind.SAID:
        return False
    return EventKind.DONE in kinds and (EventKind.MEASURE not in kinds or bool(_MERE & set(acts_of(graph, segment))))


def is_fulfilled(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a segment tells a request together with the act that met it: the predicate is not the request."""
    if kinds_at(graph, segment) & {EventKind.ANSWERED, EventKind.REMEDY}:
        return True
    asked = [e.end for e in graph.events_of.get(segment, ()) if e.kind in (EventKind.REQUEST, EventKind.QUESTION)]
    last = max(asked, default=graph.segments[segment].end)
    return last < graph.segments[segment].end - TAIL and bool(_GIVEN & set(acts_of(graph, segment)))


def is_log(graph: ArgumentGraph, segments: Iterable[int], telling: int) -> bool:
    """Whether several lines tell what was done on a day and nothing that came from a customer, also the most telling one."""
    told = list(segments)
    heard = any(EventKind.CUSTOMER_VOICE in kinds_at(graph, i) or graph.segments[i].kind is Kind.SAID for i in told)
    return len(told) >= LOG and not heard and (is_own(graph, telling) or is_timetable(graph, telling))


def is_mailed(graph: ArgumentGraph, segments: Iterable[int]) -> bool:
    """Whether something went out by mail: no reaction was seen yet."""
    events = (e for i in segments for e in graph.events_of.get(i, ()))
    return any(e.kind is EventKind.CONTACT and e.detail == "mail" for e in events)


def is_timetable(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a line begins with the hour, beside others that do."""
    own = graph.segments[segment].sentence
    lines = range(max(0, own - 2), min(len(graph.report.sentences), own + 3))
    timed = [n for n in lines if _CLOCK.match(graph.report.sentence_text(n))]
    return own in timed and len(timed) > 1


def is_habit(graph: ArgumentGraph, segment: int) -> bool:
    """Whether an act to come is a way of working (ようにする, 心がける) and no single act."""
    tokens = [t for t in tokens_of(graph.text(segment)) if t.surface.strip("。、 　\n")]
    if norms_of(graph, segment) & _HABIT or _WHENEVER.search(graph.text(segment)):
        return True
    return any(
        (a.surface == "よう" and a.pos[1] == "助動詞語幹" and b.surface == "に" and c.norm in ("為る", "致す"))
        or (a.norm in _ONWARD and b.surface == "から" and b.pos[0] == "助詞")
        for a, b, c in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


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

"""Judgements on wording: is this act vague, is the customer's mind stated as known, does this plan name a time …

Each judgement looks at the words of one clause in normalised form, at its predicate and at negation; none scans for phrases.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from sorama.model import Actor, Event, EventKind, Form, Label, Report, Segment, SupportEdge, Token, When, Zone
from sorama.reading import wording_words as classes
from sorama.reading.clause import Clause, clauses_of
from sorama.reading.dates import find_dates
from sorama.reading.wording_words import words
from sorama.span import Span

_COUNTED_PEOPLE = words("社 名 人 件 軒 店 方 分 時 時間 回 日 校 院 者 組 箇所 ヶ所 か所 カ所")
# a plan needs less evidence than a date elsewhere: 24日に, (6/30), 週内に
_DAY = re.compile(
    r"(?<![\d//.])(?:1[0-2]|0?[1-9])[//](?:3[01]|[12]\d|0?[1-9])(?![\d//%%])|(?<!\d)(?:3[01]|[12]\d|[1-9])日(?![間分目数後以])|[週月年]内"
)
_CONSEQUENCE = words("其の為 そこで 其処で 因って 従って だの ですので")
_ASIDE = words("猶 尚 なお 因みに ちなみに 其の他 後 余談 抑 其れと")
_QUESTION = words("何 何故 どう 如何 どこ 何処 誰 どれ どの 何時")
_CLOCK = re.compile(r"\d{1,2}[::時]")  # 10:00 at the head of a line of a log
_POSTPOSITIONS = words("付く 就く つく 関する 因る 対する 纏わる 於く")
_RELATIVE = words("次第 際 当日 翌日 翌 直後 直ちに 同時 其の場 前日 後日 即日 即 最終日 初日 帰り")
_POINTING = words("其の 此の 当該")
_POINTED = words("場 席 時 日 際 折 後 足 前 帰り")


def wording_events(
    report: Report,
    segments: tuple[Segment, ...],
    supports: tuple[SupportEdge, ...],
    dates: tuple[When, ...] | None = None,
) -> tuple[Event, ...]:
    """The judgements on all segments, in order of the text; `dates` are those of the report's text, if already found."""
    clauses = clauses_of(report, segments)
    told = find_dates(report.text, report.date) if dates is None else dates
    found = list(_in_clauses(clauses))
    found += _vague_actions(clauses, report, told)
    found += _deadlines(clauses, report, told)
    found += _fulfilments(clauses, supports)
    found += [_event(EventKind.ACT_LIKE, c) for c in clauses if is_act_like(c, told)]
    found.sort(key=lambda e: (e.segment, e.kind))
    return tuple(found)


def _event(kind: EventKind, c: Clause, detail: str = "", actor: Actor = Actor.OWN) -> Event:
    return Event(kind, c.index, c.segment.start, c.segment.end, actor, detail)


def _in_clauses(clauses: tuple[Clause, ...]) -> Iterator[Event]:
    """Judgements that need nothing but the clause and its label."""
    for c in clauses:
        for label, judge, kind, detail in _JUDGEMENTS:
            if c.label is label and judge(c):
                yield _event(kind, c, detail)


# ---- facts -------------------------------------------------------------------------------------------------------


def is_talk(c: Clause) -> bool:
    """Talk without content: いろいろ話した, 情報交換した, 久しぶりにお話しできた."""
    if c.quotes or c.negated or not c.head_norms & classes.TALK or _amounts(c):
        return False
    if not all(t.norm in classes.MEETING | classes.TALK for t in _acts_before(c)):
        return False
    return bool(c.norms & classes.VARIOUS or c.head_norms & classes.IDLE) or _talks_of_nothing(c)


def is_visit(c: Clause) -> bool:
    """A round of visits and nothing else: 3社を定例訪問."""
    if c.quotes or c.negated or not c.head_norms & classes.VISIT or _amounts(c):
        return False
    return all(t.norm in classes.MEETING | classes.VISIT for t in _acts_before(c))


def _acts_before(c: Clause) -> list[Token]:
    """Verbs and verbal nouns told before the predicate."""
    found = []
    for t, after in pairwise(c.tokens[: c.head + 1]):
        verb = t.pos[0] == "動詞" and t.pos[1] == "一般" and t.norm not in _POSTPOSITIONS
        if verb or (t.pos[2] == "サ変可能" and after.norm in ("為る", "、", "出来る")):
            found.append(t)
    return found


def _talks_of_nothing(c: Clause) -> bool:
    """Whether a word for talking stands with nothing that was talked of."""
    if not c.head_norms & {"話す", "話", "会話", "喋る"}:
        return False
    topic = [
        i
        for i, t in enumerate(c.tokens[: c.head])
        if t.norm in ("を", "就く", "の", "が", "関する")
        and t.pos[0] != "接尾辞"
        and i
        and c.tokens[i - 1].norm != "話"
    ]
    return not topic


def _amounts(c: Clause) -> bool:
    """Whether figures are told that count something else than people, visits or minutes."""
    return any(
        t.pos[1] == "数詞"
        and unit.pos[1] != "数詞"
        and unit.norm not in _COUNTED_PEOPLE
        and unit.pos[0] in ("名詞", "接尾辞")
        for t, unit in pairwise(c.tokens)
    )


def is_topic(c: Clause) -> bool:
    """Nothing but what the report is about: A社の件。"""
    tokens = [t for t in c.tokens if t.pos[0] not in ("補助記号", "空白", "記号")]
    if len(tokens) < 2 or (tokens[-2].norm, tokens[-1].norm) != ("の", "件"):
        return False
    return not any(t.pos[0] in ("動詞", "助動詞") or t.norm == "は" for t in tokens)


def is_won(c: Clause) -> bool:
    """An order told as won: 2台を受注, 契約を締結した."""
    return bool(c.head_norms & classes.WON) and not c.negated and not c.quotes and _told(c)


def is_lost(c: Clause) -> bool:
    """A deal told as lost: 失注の連絡, 失注しました, 失注。 (失注ではなく is none)."""
    for i, t in enumerate(c.tokens):
        if t.norm == "失注":
            after = [x.norm for x in c.tokens[i + 1 : i + 3]]
            told = not after or after[0] in ("為る", "致す", "、", "。", "と", "だ", "です") or after == ["の", "連絡"]
            return told and not c.negated
    return False


def _told(c: Clause) -> bool:
    """Whether the predicate is past, or a bare noun."""
    return c.past or (c.last is not None and c.last.pos[0] == "名詞" and c.head == c.tokens.index(c.last))


def is_errand(c: Clause) -> bool:
    """Nobody met, or goods and papers handed over and nothing else."""
    if c.quotes:
        return False
    if c.norms & classes.ABSENT:
        return "会える" not in c.norms or any(t.norm in ("ない", "ず") for t in c.tokens)
    if c.norms & classes.ONLY and c.norms & classes.DELIVERY:
        return not c.norms & {"名刺"}
    return bool(c.head_norms & classes.DELIVERY and c.norms & classes.ERRAND_THINGS and not _amounts(c))


def is_settled(c: Clause) -> bool:
    """Work told as finished: 修理完了, その場で復旧."""
    return bool(c.head_norms & classes.SETTLED) and not any(t.norm in ("ない", "未", "ず") for t in c.tokens)


def is_mixed(c: Clause) -> bool:
    """A reporting clause with the writer's own hedge inside: 〜ようなことを言っていた, たぶん〜と話していた."""
    said = [i for i, t in enumerate(c.tokens) if t.norm in classes.SPEECH]
    if not said:
        return False
    inside = c.tokens[: said[-1]]
    if any(q in c.text for q in "「『"):
        return False
    if any(t.norm in classes.SUPPOSING for t in inside):
        return True
    for a, b, d in zip(inside, inside[1:], inside[2:], strict=False):
        loose = a.norm in ("様", "みたい", "感じ") or a.surface in ("よう", "みたい")
        if loose and b.norm in ("だ", "の") and d.norm in ("こと", "話", "感じ", "事", "ニュアンス", "言い方"):
            return True
        if a.norm in ("という", "言う", "的") and b.norm == "感じ":
            return True
    after = c.tokens[said[-1] + 1 :]
    content = [i for i, t in enumerate(after) if t.pos[0] in ("名詞", "形容詞", "形状詞") or t.pos[1] == "一般"]
    after = after[: content[0] + 1] if content else after  # 〜と言われたことから、…と思う is good practice
    return any(
        a.norm == "と" and b.norm in ("思う", "記憶") for a, b in pairwise(after)
    )  # fmt: skip


# ---- views -------------------------------------------------------------------------------------------------------


def is_mind_stated(c: Clause) -> bool:
    """The customer's mind or situation told without a mark that it is the writer's view."""
    if c.hedged or c.quotes or c.norms & classes.OWN:
        return False
    bond = "関係" in c.norms and bool(c.norms & {"良い", "良好", "築く", "築ける", "強い", "深い"})
    return bond or bool(c.norms & classes.MIND) or _desires(c) or _customer_is_topic(c)


def _desires(c: Clause) -> bool:
    return any(t.norm in ("がる", "たがる") or t.lemma.endswith("がる") for t in c.tokens)


def _customer_is_topic(c: Clause) -> bool:
    return any(
        a.norm in classes.CUSTOMER and b.norm in ("は", "が", "も") and b.pos[0] == "助詞"
        for a, b in pairwise(c.tokens)
    )


def is_aside(c: Clause) -> bool:
    """Told beside the matter: なお、…, ちなみに…, あと…."""
    return bool(c.lead & _ASIDE)


def is_open_question(c: Clause) -> bool:
    """A question to oneself that claims nothing yet: 動かない理由は何か."""
    asks = c.last is not None and (c.last.surface in ("か", "かな") or c.text.rstrip().endswith(("?", "?")))
    return asks and bool(c.norms & _QUESTION)


def is_sweeping(c: Clause) -> bool:
    """A conclusion without exception or doubt."""
    if c.quotes:
        return False
    certain = c.norms & {"違い", "間違い", "疑い"} and any(t.norm in ("無い", "ない") for t in c.tokens)
    if certain:
        return True
    if c.hedged:
        return False
    sure = any(t.norm in ("必ず", "絶対", "確実", "絶対的") for t in c.tokens)
    if c.norms & {"必ずしも", "しも", "限る"}:
        return False
    whole = c.norms & {
        "全員",
        "全て",
        "総て",
        "全部",
        "皆",
        "一切",
        "完全",
        "悉く",
        "皆無",
        "一択",
        "どの",
        "誰",
        "二度",
    }
    return sure or bool(whole) or ("決まる" in c.norms and "に" in c.norms and "居る" in c.norms)


# ---- acts to come ------------------------------------------------------------------------------------------------


def _vague_actions(clauses: tuple[Clause, ...], report: Report, dates: tuple[When, ...]) -> Iterator[Event]:
    for c in clauses:
        if c.label is Label.ACTION and is_vague(c, _firm_date(c, report, dates)):
            yield _event(EventKind.VAGUE_ACTION, c)


def is_vague(c: Clause, dated: bool) -> bool:  # noqa: FBT001 - a plain question
    """Nothing one could tick off: effort without an object, an open-ended act without object or outcome."""
    if c.past or any(q in c.text for q in "「『"):
        return False
    if c.norms & classes.OUTCOME or _counts_things(c):
        return False
    if c.head_norms & classes.EFFORT or c.norms & classes.KEEN or _is_state_of_ours(c):
        return not dated
    if dated or not c.head_norms & classes.OPEN_ENDED:
        return False
    loose = {t.norm for t, after in pairwise(c.tokens) if after.surface != "、"} & classes.LOOSE
    return bool(loose or c.head_norms & classes.ALWAYS_OPEN) or not _objects(c)


def _is_state_of_ours(c: Clause) -> bool:
    """〜できるようにする, 〜ないようにする, 〜になる: a state to reach instead of an act."""
    tokens = [t for t in c.tokens if t.pos[0] not in ("補助記号", "空白")]
    norms = [t.norm for t in tokens]
    for i, t in enumerate(tokens[:-2]):
        if t.surface == "よう" and t.pos[1] == "助動詞語幹" and norms[i + 2] == "為る":
            return i > 0 and (
                norms[i - 1] in ("出来る", "ない", "れる", "られる", "無い") or _potential(tokens[i - 1].lemma)
            )
    last = c.tokens[c.head] if c.head >= 0 else None
    return (
        last is not None and last.norm == "成る" and c.argument is not None and c.argument.norm not in ("こと", "流れ")
    )


def _potential(lemma: str) -> bool:
    return len(lemma) > 1 and lemma.endswith(
        ("取れる", "会える", "行ける", "話せる", "売れる", "勝てる", "なれる", "言える", "もらえる")
    )


def _objects(c: Clause) -> list[str]:
    """Nouns that an act is about, its own word, people and times left out."""
    left_out = classes.PEOPLE | classes.TIMES | classes.LOOSE | classes.OPEN_ENDED | classes.EFFORT
    return [t.norm for t in c.nouns() if t.norm not in left_out and t.norm not in c.head_norms]


def _counts_things(c: Clause) -> bool:
    for i, t in enumerate(c.tokens[:-1]):
        unit = c.tokens[i + 1]
        if (
            t.pos[1] == "数詞"
            and unit.pos[1] != "数詞"
            and unit.norm not in ("社", "名", "人", "方", "日", "月", "年", "つ")
        ):
            return True
    return False


def _firm_date(c: Clause, report: Report, dates: tuple[When, ...]) -> bool:
    """Whether the clause tells a day, or a limit, and not only 明日から or 今後."""
    for w in dates:
        if c.segment.start <= w.start < c.segment.end:
            letters = report.text[w.start : w.end]
            after = report.text[w.end : w.end + 2]
            if w.deadline or re.search(r"[\d〇一二三四五六七八九十]|曜", letters) or after.startswith(("まで", "中")):
                return True
    return False


def _deadlines(clauses: tuple[Clause, ...], report: Report, dates: tuple[When, ...]) -> Iterator[Event]:
    """A time in the clause, in the acts that it is chained to, or in the heading above; `done`: no time to name any more."""
    acts = [c for c in clauses if c.label is Label.ACTION]
    own = {c.index: _own_time(c, dates) for c in acts}
    for c in acts:
        detail = own[c.index]
        if not detail and (_chained(c, clauses, own) or _heading_names_time(c, report, dates)):
            detail = "inherited"
        if detail:
            yield _event(EventKind.DEADLINE, c, detail)


def _own_time(c: Clause, dates: tuple[When, ...]) -> str:
    if _names_time(c, dates):
        return "own"
    if is_done(c):
        return "done"
    return "request" if asks_reader(c) else ""


def asks_reader(c: Clause) -> bool:
    """A request to whoever reads the report: ご同席をお願いします, ご相談させてください, 〜いただけますか."""
    tail = c.tokens[max(c.head - 1, 0) :]
    polite = any(t.norm in ("ます", "です", "下さる", "頂ける") or t.norm == "ください" for t in tail)
    begs = bool(
        {t.norm for t in tail} & {"御願い", "願い", "願う", "お願い", "下さる", "ください", "頂ける", "幸い", "乞う"}
    )
    consults = bool(c.norms & {"相談", "助言", "教示", "指示", "判断", "同席", "同行", "指導"})
    return (polite and begs) or (consults and (begs or polite or (c.last is not None and c.last.pos[0] == "名詞")))


def _chained(c: Clause, clauses: tuple[Clause, ...], own: Mapping[int, str]) -> bool:
    """Whether the act goes on from one with a time in its sentence, or leads up to one (〜して、明日〜する)."""
    last = clauses[c.index - 1] if c.index else None
    if last is not None and last.segment.sentence == c.segment.sentence and own.get(last.index) == "own":
        return True
    after = clauses[c.index + 1] if c.index + 1 < len(clauses) else None
    end = c.last
    if after is None or after.segment.sentence != c.segment.sentence or end is None:
        return False
    if end.norm == "て" and "こと" not in c.norms:
        return True  # its tense is told later, if at all
    return bool(own.get(after.index)) and end.pos[5].startswith("連用形")


def _names_time(c: Clause, dates: tuple[When, ...]) -> bool:
    if any(c.segment.start <= w.start < c.segment.end for w in dates) or _DAY.search(c.text):
        return True
    if c.norms & _RELATIVE:
        return True
    for a, b in pairwise(c.tokens):
        if a.norm in _POINTING and b.norm in _POINTED:
            return True
        if a.norm in ("其れ", "此れ") and b.norm == "まで":
            return True
        if b.norm == "前" and a.pos[0] == "動詞":
            return True
    return False


def is_done(c: Clause) -> bool:
    """An act of ours told as done; an agreed plan (〜ことになった, 〜流れとなった) is none."""
    tail = {t.norm for t in c.tokens[max(c.head, 0) :]}
    if tail & {"流れ", "運び", "予定", "段取り", "方針"} or ("こと" in tail and tail & {"為る", "成る", "致す"}):
        return False
    return c.past


def _heading_names_time(c: Clause, report: Report, dates: tuple[When, ...]) -> bool:
    """Whether the field's name or the heading above plans for a time (明日の予定, 来週); a day told in a title is none."""
    if c.segment.sentence >= len(report.sentences):
        return False
    sentence = report.sentences[c.segment.sentence]
    spans = [sentence.key] if sentence.key is not None else []
    if sentence.heading is not None:
        heading = report.sentences[sentence.heading]
        if heading.form is Form.HEADING or heading.zone is Zone.ACTION:
            spans.append(Span(heading.start, heading.end))
    told = [report.text[w.start : w.end] for span in spans for w in dates if span.start <= w.start < span.end]
    return any(not re.search(r"[\d]", letters) or sentence.zone is Zone.ACTION for letters in told)


def is_act_like(c: Clause, dates: tuple[When, ...]) -> bool:
    """A clause read as a fact or a view that may yet be an act of ours: 7月に再架電, 次は勝つ, そこで〜することにした."""
    if c.label not in (Label.FACT, Label.INTERPRETATION) or c.negated or _customer_is_topic(c):
        return False
    told = [t.norm for t in c.tokens[max(c.head, 0) :]]
    if not c.reports and (c.lead & _CONSEQUENCE or (told[1:3] == ["こと", "に"] and "為る" in told)):
        return c.label is Label.FACT
    if c.quotes or c.hedged or c.past or c.norms & {"呉れる", "頂く", "下さる", "貰う", "べし"}:
        return False
    last = c.tokens[c.head] if c.head >= 0 else None
    if last is not None and last.norm in classes.OUR_ACTS and last.norm == getattr(c.last, "norm", ""):
        inside = (c.text[w.start - c.segment.start :] for w in dates if c.segment.start <= w.start < c.segment.end)
        return any(not _CLOCK.match(letters) for letters in inside) or bool(_DAY.search(c.text))
    verb = c.last is not None and c.last.pos[0] in ("動詞", "助動詞")
    return verb and bool(c.head_norms & (classes.EFFORT | classes.OPEN_ENDED)) and is_vague(c, dated=False)


# ---- what an act answers -----------------------------------------------------------------------------------------


def _fulfilments(clauses: tuple[Clause, ...], supports: tuple[SupportEdge, ...]) -> Iterator[Event]:
    asked = {c.index for c in clauses if c.label is Label.FACT and is_request(c)}
    answered = {e.claim for e in supports if e.premise in asked}
    for c in clauses:
        if c.label is not Label.ACTION:
            continue
        if c.index in answered or is_appointment(c):
            yield _event(EventKind.FULFILS, c)
        if gives_reason(c):
            yield _event(EventKind.OWN_REASON, c)


def is_request(c: Clause) -> bool:
    """Somebody asks us for something, or for an answer: 依頼, 〜てほしい, 〜できるかと聞かれた, 〜してくれと言われた."""
    for i, t in enumerate(c.tokens):
        if t.norm in classes.REQUESTING and not any(a.norm in ("ない", "ず", "無い") for a in c.tokens[i + 1 : i + 4]):
            return True
    for i, (a, b) in enumerate(pairwise(c.tokens)):
        if a.norm in ("聞く", "言う") and b.norm in ("れる", "られる") and _asks_before(c, i):
            return True
        if a.surface == "か" and a.pos[0] == "助詞" and b.norm in ("と", "って", "」"):
            return True
        if a.pos[5].startswith("命令形") and a.norm in ("呉れる", "下さる", "為る", "頂戴"):
            return True
        if a.norm == "て" and a.pos[1] == "接続助詞" and b.surface in ("」", "』", "と", "って", "ください"):
            return True
    return False


def is_appointment(c: Clause) -> bool:
    """A next meeting that the customer has granted: 再訪の約束をいただいた, アポを取った."""
    return c.past and bool(c.norms & {"約束", "アポ", "アポイント", "御約束"})


def _asks_before(c: Clause, i: int) -> bool:
    """Whether 聞かれる is about a question (予算を聞かれた, いつかと聞かれた) and not denied (聞かれず)."""
    return c.tokens[i].norm == "聞く" and i > 0 and not any(t.norm in ("ない", "ず") for t in c.tokens[i + 2 : i + 4])


def gives_reason(c: Clause) -> bool:
    """Whether an act carries its own reason inside (〜ため…, 〜ので…), or joins the act before (あわせて…)."""
    if any(t.norm in ("合わせる", "併せる", "併せて", "合わせて") for t in c.tokens[:1]):
        return True
    inside = c.tokens[: max(c.head, 0)]
    return any(
        (t.norm in ("ので", "から") and t.pos[1] == "接続助詞") or (t.norm == "為" and i and inside[i - 1].norm != "の" and _states(inside, i))
        for i, t in enumerate(inside)
    )  # fmt: skip


def _states(inside: tuple[Token, ...], i: int) -> bool:
    """Whether ため gives a cause (超えるため、) and not a purpose (するために)."""
    after = inside[i + 1].norm if i + 1 < len(inside) else ""
    return after in ("、", ",")


_JUDGEMENTS: tuple[tuple[Label, Callable[[Clause], bool], EventKind, str], ...] = (
    (Label.FACT, is_talk, EventKind.ACTIVITY, "talk"),
    (Label.FACT, is_visit, EventKind.ACTIVITY, "visit"),
    (Label.FACT, is_topic, EventKind.ACTIVITY, "visit"),
    (Label.FACT, is_won, EventKind.ORDER, ""),
    (Label.FACT, is_lost, EventKind.LOST, ""),
    (Label.FACT, is_errand, EventKind.ERRAND, ""),
    (Label.FACT, is_settled, EventKind.CLOSED, ""),
    (Label.FACT, is_mixed, EventKind.MIXED_REPORTING, ""),
    (Label.INTERPRETATION, is_mixed, EventKind.MIXED_REPORTING, ""),
    (Label.INTERPRETATION, is_mind_stated, EventKind.MIND_STATED, ""),
    (Label.INTERPRETATION, is_aside, EventKind.ASIDE, ""),
    (Label.INTERPRETATION, is_open_question, EventKind.OPEN_QUESTION, ""),
    (Label.INTERPRETATION, is_sweeping, EventKind.SWEEPING, ""),
    (Label.ACTION, lambda c: bool(c.norms & classes.ROUTINE), EventKind.ROUTINE, ""),
)

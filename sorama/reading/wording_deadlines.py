"""Whether an act to come has a time: its own, one that it inherits, or none that could still be named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from sorama.model import Label, When
from sorama.patterns import pattern
from sorama.reading.clause import Clause, once
from sorama.reading.occasions import points_back, tells_occasion
from sorama.reading.passage import Passage
from sorama.reading.within import within
from sorama.reading.wording_words import PEOPLE
from sorama.reading.words import word_set
from sorama.report import Form, Report, Token, Zone
from sorama.span import Span

# a plan needs less evidence than a date elsewhere: 24日に, (6/30), 週内に
DAY = pattern(
    r"(?<![\d//.])(?:1[0-2]|0?[1-9])[//](?:3[01]|[12]\d|0?[1-9])(?![\d//%%])|(?<!\d)(?:3[01]|[12]\d|[1-9])日(?![間分目数後以])|[週月年]内"
    r"|(?:\d+|[一二三四五六七八九十]+)(?:日|週間?|(?:か|ヶ|カ|ケ|ヵ)月)目(?=[には、で])|半[日月年]後"
)
_RELATIVE = word_set("次第 際 当日 翌日 翌 同日 直後 直ちに 同時 其の場 前日 後日 即日 即 最終日 初日 帰り")
_DROPPED = word_set("取り止める 取りやめる 止める 辞める やめる 見送る 見合わせる 控える 中止 取り下げる")
_CONSULT = word_set("相談 仰ぐ 助言 判断 指示 教示 指導 同行 同席")
_BOSSES = word_set(
    "上司 上長 所長 課長 係長 部長 室長 次長 主任 支店長 営業所長 営業部長 営業課長 リーダー マネージャー 先輩 本部 社内"
)
_VISITS = word_set("訪問 再訪 伺う 訪ねる 面談 面会 商談 打ち合わせ 来店 来社 行く 会う")
_POINTING = word_set("其の 此の 当該 同じ")
_POINTED = word_set("場 席 時 日 際 折 後 足 前 帰り")


def deadlines(report: Report, passages: tuple[Passage, ...], dates: tuple[When, ...]) -> Mapping[int, str]:
    """A time in the clause, in the acts that it is chained to, or in the heading above; `done`: no time to name any more."""
    acts = [p for p in passages if p.label is Label.ACTION]
    own = {p.number: _own_time(p.clause, bool(p.dates)) for p in acts}
    found = {n: detail for n, detail in own.items() if detail}
    timed: dict[int, bool] = {}  # by thread: whether its last plan has a time
    for p in acts:
        thread = p.segment.thread
        if not own[p.number] and (
            _chained(p, passages, own)
            or _heading_names_time(p, report, dates)
            or _meets_next(p, acts, own)
            or (timed.get(thread) and points_back(p.clause))
        ):
            found[p.number] = "inherited"
        timed[thread] = found.get(p.number) in ("own", "inherited")
    return found


@once
def _own_time(c: Clause, dated: bool) -> str:  # noqa: FBT001 - a plain question
    if dated or _names_time(c) or tells_occasion(c):
        return "own"
    if is_done(c):
        return "done"
    if not c.head_norms.isdisjoint(_DROPPED):
        return "dropped"
    return "request" if asks_reader(c) else ""


def _meets_next(p: Passage, acts: list[Passage], own: Mapping[int, str]) -> bool:
    """次回は図面を見せる。11/30に再訪。: done at the next visit, whose day the act after it tells."""
    if "次回" not in p.clause.norms:
        return False
    after = next((a for a in acts if a.number > p.number and a.segment.thread == p.segment.thread), None)
    return after is not None and own.get(after.number) == "own" and not after.clause.norms.isdisjoint(_VISITS)


def asks_reader(c: Clause) -> bool:
    """A request to whoever reads the report: ご同席をお願いします, ご相談させてください, 〜いただけますか."""
    tail = c.tokens[max(c.head - 1, 0) :]
    polite = any(t.norm in ("ます", "です", "下さる", "頂ける") or t.norm == "ください" for t in tail)
    begs = bool(
        {t.norm for t in tail} & {"御願い", "願い", "願う", "お願い", "下さる", "ください", "頂ける", "幸い", "乞う"}
    )
    last = c.last
    asks = (
        last is not None and last.surface == "か" and any(t.norm in ("頂く", "下さる", "呉れる", "貰う") for t in tail)
    )
    consults = bool(c.norms & {"相談", "助言", "教示", "指示", "判断", "同席", "同行", "指導"})
    return (polite and (begs or asks)) or (
        consults and (begs or polite or (last is not None and last.pos[0] == "名詞") or _turns_to_boss(c))
    )


def _turns_to_boss(c: Clause) -> bool:
    """所長に相談したい, 上司の判断を仰ぐ, 値引きについて相談したい: whom it turns to is the boss, or nobody but the reader is named."""
    if c.tokens[c.head].norm not in _CONSULT:
        return False
    to = [a for a, b in pairwise(c.tokens) if b.surface in ("に", "と", "へ") and b.pos[1] == "格助詞"]
    if any(_is_boss(c, t) for t in to):
        return True
    wish = any(t.norm == "たい" for t in c.tokens[c.head :])
    if any(t.norm == "上司" for t in c.tokens):
        return True
    return wish and not any(t.norm in PEOPLE or t.pos[1] == "固有名詞" or t.pos[0] == "接尾辞" for t in to)


def _is_boss(c: Clause, t: Token) -> bool:
    """Whether a word is one of our bosses: a title by itself, nobody's name and no 先方の before it."""
    i = c.tokens.index(t)
    before = c.tokens[i - 1] if i else None
    bare = before is None or (before.surface != "の" and before.pos[1] != "固有名詞" and before.pos[0] != "接尾辞")
    return t.norm in _BOSSES and bare


def _chained(p: Passage, passages: tuple[Passage, ...], own: Mapping[int, str]) -> bool:
    """Whether the act goes on from one with a time in its sentence, or leads up to one (〜して、明日〜する)."""
    last = passages[p.number - 1] if p.number else None
    if last is not None and last.segment.sentence == p.segment.sentence and own.get(last.number) == "own":
        return True
    after = passages[p.number + 1] if p.number + 1 < len(passages) else None
    end = p.clause.last
    if after is None or after.segment.sentence != p.segment.sentence or end is None:
        return False
    if after.label is Label.FACT and after.clause.past and end.pos[5].startswith("連用形"):
        return True  # 〜を提案し、〜と言われた: done, as what came of it is told
    if end.norm == "て" and "こと" not in p.clause.norms:
        return True  # its tense is told later, if at all
    return bool(own.get(after.number)) and end.pos[5].startswith("連用形")


def _names_time(c: Clause) -> bool:
    if DAY.search(c.text) or not c.norms.isdisjoint(_RELATIVE):
        return True
    for a, b in pairwise(c.tokens):
        if a.norm in _POINTING and b.norm in _POINTED:
            return True
        if a.norm in ("其れ", "此れ", "そこ", "其処") and b.norm == "まで":
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


def _heading_names_time(p: Passage, report: Report, dates: tuple[When, ...]) -> bool:
    """Whether the field's name or the heading above plans for a time (明日の予定, 来週); a day told in a title is none."""
    if not dates or p.segment.sentence >= len(report.sentences):
        return False
    sentence = report.sentences[p.segment.sentence]
    spans = [sentence.key] if sentence.key is not None else []
    if sentence.heading is not None:
        heading = report.sentences[sentence.heading]
        if heading.form is Form.HEADING or heading.zone is Zone.ACTION:
            spans.append(Span(heading.start, heading.end))
    told = [report.text[w.start : w.end] for span in spans for w in within(dates, span.start, span.end)]
    return any(not re.search(r"[\d]", letters) or sentence.zone is Zone.ACTION for letters in told)

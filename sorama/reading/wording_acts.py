"""Judgements on acts to come: vague ones, routine, their reasons, and what may be an act though it was read as a fact or a view."""

from __future__ import annotations

import re
from itertools import pairwise

from sorama.model import Label
from sorama.reading import wording_words as classes
from sorama.reading.attitudes import HEED, is_attitude
from sorama.reading.clause import Clause
from sorama.reading.passage import Passage
from sorama.reading.wording_deadlines import DAY
from sorama.reading.wording_views import customer_is_topic
from sorama.reading.words import word_set
from sorama.report import Report, Token

_CONSEQUENCE = word_set("其の為 そこで 其処で 因って 従って だの ですので")
_TIMING = word_set("前 後 時 迄 まで 次第 際 為る+て")
_CALLS = word_set("伺う 寄る 立ち寄る 訪ねる 行く 出直す 覗く 顔")
_SOME_TIME = word_set("折 機会 其の内 いずれ 何れ 追々 近く 頃合い")
_EMPTY_ACTS = word_set("遣る 進む 行う 動く 走る 回る")
_ADDRESSED = word_set("社 様 さん 氏 側")
_POINTING = ("の", "其の", "此の")  # そのため points back: what stands before is the reason
_CLOCK = re.compile(r"\d{1,2}[::時]")  # 10:00 at the head of a line of a log


def is_vague(c: Clause, dated: bool) -> bool:  # noqa: FBT001 - a plain question
    """Nothing one could tick off: effort without an object, an open-ended act without object or outcome."""
    if c.past or any(q in c.text for q in "「『"):
        return False
    if not dated and (_thinks_only(c) or _only_aims(c) or is_attitude(c)):
        return True
    if not c.head_norms.isdisjoint(HEED):
        return False
    if c.norms & classes.OUTCOME or _counts_things(c):
        return False
    if (c.head_norms & classes.EFFORT and not _switches_to(c)) or c.norms & classes.KEEN or _is_state_of_ours(c):
        return not dated
    if not dated and _calls_sometime(c):
        return True
    if dated or not c.head_norms & classes.OPEN_ENDED:
        return False
    loose = {t.norm for t, after in pairwise(c.tokens) if after.surface != "、"} & classes.LOOSE
    return bool(loose or c.head_norms & classes.ALWAYS_OPEN) or not _objects(c)


def _thinks_only(c: Clause) -> bool:
    """対策を考える, 方法を検討する: an act that ends in thought, on nothing more than the way to act."""
    if not c.head_norms & {"考える", "検討", "模索", "探る", "工夫"} or _counts_things(c):
        return False
    things = {t.norm for t in c.nouns() if t.norm not in c.head_norms} & classes.OUTCOME
    return bool(things) and things <= {"対策", "方法", "案"} and bool(c.norms & classes.LOOSE)


def _switches_to(c: Clause) -> bool:
    """紙の注文書に切り替える: another way of doing it is named."""
    known = classes.AIMS | classes.KEEN | classes.EFFORT | classes.TIMES
    return "切り替える" in c.head_norms and c.argument is not None and c.argument.norm not in known


def _only_aims(c: Clause) -> bool:
    """結果を出したい, 来月こそ目標を達成する: what is wished for, and no act that leads there on anything one can name."""
    aimed = c.argument is not None and c.argument.norm in classes.AIMS
    if (c.head_norms & (classes.OUR_ACTS - classes.AIMS - classes.OPEN_ENDED) and not aimed) or _counts_things(c):
        return False
    measures = {a.norm for a, b in pairwise(c.tokens) if b.norm in ("率", "数", "量", "力")}
    things = {t.norm for t in c.nouns()} - measures - classes.PEOPLE - classes.TIMES - classes.LOOSE - classes.KEEN
    return bool(things & classes.AIMS) and things <= classes.AIMS | classes.EFFORT | classes.OPEN_ENDED


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


def _calls_sometime(c: Clause) -> bool:
    """また折を見て伺う, ぼちぼちやっていく: no more than that it will be done, some time or somehow."""
    head = c.tokens[c.head].norm if c.head >= 0 else ""
    empty = head in _EMPTY_ACTS and not c.nouns()
    return empty or (head in _CALLS and bool(c.norms & _SOME_TIME) and not _objects(c))


def _objects(c: Clause) -> list[str]:
    """Nouns that an act is about, its own word, a field's name, people and times left out."""
    key = next((i for i, t in enumerate(c.tokens) if t.surface in (":", "：")), -1)
    behind = {t.start for t in c.tokens[: key + 1]}
    behind |= {a.start for a, b in pairwise(c.tokens) if b.norm in _ADDRESSED}
    left_out = classes.PEOPLE | classes.TIMES | classes.LOOSE | classes.OPEN_ENDED | classes.EFFORT
    return [
        t.norm for t in c.nouns() if t.norm not in left_out and t.norm not in c.head_norms and t.start not in behind
    ]


def _counts_things(c: Clause) -> bool:
    for i, t in enumerate(c.tokens[:-1]):
        unit = c.tokens[i + 1]
        best = i > 0 and c.tokens[i - 1].norm == "精"  # 精一杯
        counted = unit.pos[0] in ("名詞", "接尾辞") and unit.pos[1] != "数詞"
        if t.pos[1] == "数詞" and counted and unit.norm not in classes.NO_THINGS and not best:
            return True
    return False


def firm_date(p: Passage, report: Report) -> bool:
    """Whether the passage tells a day, or a limit, and not only 明日から or 今後."""
    for w in p.dates:
        letters = report.text[w.start : w.end]
        after = report.text[w.end : w.end + 2]
        if w.deadline or re.search(r"[\d〇一二三四五六七八九十]|曜", letters) or after.startswith(("まで", "中")):
            return True
    return False


def timed(p: Passage) -> bool:
    """Whether the passage tells more of time than the clock at the head of a line of a log."""
    return any(not _CLOCK.match(p.clause.text, w.start - p.segment.start) for w in p.dates)


def _due(c: Clause) -> bool:
    """Whether the clause names the day by which something is done: 水曜までに."""
    return any(
        a.norm in ("迄", "まで")
        and b.norm == "に"
        and (
            DAY.search(c.text[: b.start])
            or any(
                t.norm.startswith(("月曜", "火曜", "水曜", "木曜", "金曜", "来週", "週末", "明日")) for t in c.tokens
            )
        )
        for a, b in pairwise(c.tokens)
    )


def is_act_like(c: Clause, label: Label, dated: bool, planned: bool) -> bool:  # noqa: FBT001 - plain questions
    """A clause read as a fact or a view that may yet be an act of ours: 7月に再架電, 次は勝つ, そこで〜することにした."""
    if (c.negated and "しか" not in c.norms) or customer_is_topic(c):
        return False
    told = [t.norm for t in c.tokens[max(c.head, 0) :]]
    if not c.reports and (c.lead & _CONSEQUENCE or (told[1:3] == ["こと", "に"] and "為る" in told)):
        return label is Label.FACT
    if c.quotes or c.hedged or c.past or c.norms & {"呉れる", "頂く", "下さる", "貰う", "べし"}:
        return False
    last = c.tokens[c.head] if c.head >= 0 else None
    if planned and label is Label.FACT and (dated or (last is not None and last.norm in classes.OUR_ACTS)):
        return True
    if last is not None and last.norm in classes.OUR_ACTS and last.norm == getattr(c.last, "norm", ""):
        return dated or bool(DAY.search(c.text))
    if last is not None and last.pos[2] == "サ変可能" and last.norm == getattr(c.last, "norm", "") and _due(c):
        return True
    verb = c.last is not None and c.last.pos[0] in ("動詞", "助動詞")
    if verb and dated and label is Label.FACT and _has_object(c):
        return True
    strives = c.head_norms & (classes.EFFORT | classes.OPEN_ENDED) or c.norms & classes.KEEN
    lasting = "居る" in told or "てる" in told  # 勝っている: how things stand
    return (verb or "しか" in c.norms) and bool(strives) and not lasting and is_vague(c, dated=False)


def _has_object(c: Clause) -> bool:
    """Whether the clause does something to a thing and names nobody who does it: 今週から補充を2回に増やす."""
    particles = {t.norm for t in c.tokens if t.pos[0] == "助詞"}
    return "を" in particles and not particles & {"は", "が", "から+は"}


_ROUTINE_BEGINS = frozenset(word[:i] for word in classes.ROUTINE for i in range(1, len(word) + 1))


def is_routine(c: Clause) -> bool:
    """Whether an act is what is done every day (日報を出す); what is only timed by it is none (朝礼前に…, 帰社後に…)."""
    if c.norms.isdisjoint(_ROUTINE_BEGINS):
        return False
    for i, t in enumerate(c.tokens):
        after, then = (*(x.norm for x in c.tokens[i + 1 : i + 3]), "", "")[:2]
        named = t.norm in classes.ROUTINE or t.norm + after in classes.ROUTINE
        if named and after not in _TIMING and f"{after}+{then}" not in _TIMING:
            return True
    return False


def gives_reason(c: Clause) -> bool:
    """Whether an act carries its own reason inside (〜ため…, 〜ので…), or joins the act before (あわせて…)."""
    if any(t.norm in ("合わせる", "併せる", "併せて", "合わせて") for t in c.tokens[:1]):
        return True
    inside = c.tokens[: max(c.head, 0)]
    return any(
        (t.norm in ("ので", "から") and t.pos[1] == "接続助詞") or (t.norm == "為" and i and inside[i - 1].norm not in _POINTING and _states(inside, i))
        for i, t in enumerate(inside)
    )  # fmt: skip


def _states(inside: tuple[Token, ...], i: int) -> bool:
    """Whether ため gives a cause (超えるため、) and not a purpose (するために)."""
    after = inside[i + 1].norm if i + 1 < len(inside) else ""
    return after in ("、", ",")

"""Judgements on facts: errands, deals and work that ended, hearsay mixed with views."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from sorama.reading import wording_words as classes
from sorama.reading.clause import Clause, once
from sorama.reading.line import CONCLUDES
from sorama.reading.wording_activities import amounts
from sorama.reading.words import word_set
from sorama.report import Token

_VERDICTS = classes.SUPPOSING | classes.VERDICTS
_UNSURE = classes.SUPPOSING | classes.MOODS


def is_topic(c: Clause) -> bool:
    """Nothing but what the report is about: A社の件。"""
    if "件" not in c.norms:
        return False
    tokens = [t for t in c.tokens if t.pos[0] not in ("補助記号", "空白", "記号")]
    if len(tokens) < 2 or (tokens[-2].norm, tokens[-1].norm) != ("の", "件"):
        return False
    return not any(t.pos[0] in ("動詞", "助動詞") or t.norm == "は" for t in tokens)


def is_won(c: Clause) -> bool:
    """An order told as won: 2台を受注, 契約を締結した."""
    if c.negated or c.quotes or not _told(c):
        return False
    return bool(c.head_norms & classes.WON) or bool(c.head_norms & classes.DECIDED and c.norms & classes.TAKEN_ON)


def is_lost(c: Clause) -> bool:
    """A deal told as lost: 失注の連絡, 失注しました, 失注。 (失注ではなく is none)."""
    for i, t in enumerate(c.tokens if "失注" in c.norms else ()):
        if t.norm == "失注":
            after = [x.norm for x in c.tokens[i + 1 : i + 3]]
            told = not after or after[0] in ("為る", "致す", "、", "。", "と", "だ", "です") or after == ["の", "連絡"]
            return told and not c.negated
    return False


def _told(c: Clause) -> bool:
    """Whether the predicate is past, or a bare noun."""
    return c.past or (c.last is not None and c.last.pos[0] == "名詞" and c.head == c.tokens.index(c.last))


def is_errand(c: Clause) -> bool:
    """Nobody met, goods and papers handed over and nothing else, or nothing new: 変更なし."""
    if c.quotes:
        return False
    if _nothing_new(c):
        return True
    if c.norms & classes.ABSENT:
        return "会える" not in c.norms or any(t.norm in ("ない", "ず") for t in c.tokens)
    if c.norms & classes.ONLY and c.norms & classes.DELIVERY:
        return not c.norms & {"名刺"}
    return bool(c.head_norms & classes.DELIVERY and c.norms & classes.ERRAND_THINGS and not amounts(c))


def _nothing_new(c: Clause) -> bool:
    """Whether the clause ends in saying that there is nothing to see to: 変更なし, 追加のご用命はなかった."""
    if c.norms.isdisjoint(classes.NEWS):
        return False
    tail = [t for t in c.tokens if t.pos[0] not in ("補助記号", "空白", "記号", "助詞", "助動詞", "接頭辞")][-2:]
    return len(tail) == 2 and tail[0].norm in classes.NEWS and tail[1].norm in ("ない", "無い", "無し", "なし", "ゼロ")


def is_settled(c: Clause) -> bool:
    """Work told as finished: 修理完了, その場で復旧; a meeting or a fair that ended is none."""
    if c.head_norms & {"終了"} and not c.norms & classes.WORK:
        return False
    return bool(c.head_norms & classes.SETTLED) and not any(t.norm in ("ない", "未", "ず") for t in c.tokens)


def is_over(c: Clause) -> bool:
    """Work told as finished in words that read like a view: これで全て完了です."""
    return is_settled(c) and not c.hedged and not c.quotes


def _outside_quotes(tokens: tuple[Token, ...]) -> list[Token]:
    """Without what stands between quotation marks."""
    kept, depth = [], 0
    for t in tokens:
        depth += (t.surface in ("「", "『")) - (t.surface in ("」", "』"))
        if not depth:
            kept.append(t)
    return kept


def _appearance_reported(c: Clause, said: int) -> bool:
    """Whether a hedge on what one sees stands right before the と of saying: 困っているように見えると話していた."""
    at = next((i for i in range(said - 1, max(0, said - 4), -1) if c.tokens[i].norm in ("と", "って")), 0)
    if not at or c.tokens[at - 1].surface in ("」", "』"):
        return False
    before = [t for t in c.tokens[max(0, at - 4) : at] if t.pos[0] != "助動詞" or t.norm in classes.APPEARANCE]
    last = next((t for t in reversed(before) if t.norm not in ("た", "ない", "無い", "だ", "居る")), None)
    return last is not None and last.norm in classes.APPEARANCE


def is_mixed(c: Clause) -> bool:
    """A reporting clause with the writer's own hedge or verdict inside: 〜ようなことを言っていた, たぶん〜と話していた."""
    said = _saying(c)
    if said < 0:
        return False
    inside = _outside_quotes(c.tokens[:said])
    if any(t.norm in _VERDICTS for t in inside) or _judged_on_the_way(inside):
        return True
    if _appearance_reported(c, said):
        return True
    closed = [q.start for q in c.tokens if q.surface in ("」", "』")] if "」" in c.text or "』" in c.text else []
    told = [*inside, c.tokens[said]]
    for a, b, d in zip(told, told[1:], told[2:], strict=False):
        last = bisect_left(closed, a.start) - 1
        if last >= 0 and closed[last] >= a.start - 6:
            continue
        loose = a.norm in ("様", "みたい", "感じ") or a.surface in ("よう", "みたい")
        if loose and b.norm in ("だ", "の") and d.norm in _PARAPHRASED:
            return True
        if a.norm in ("という", "言う", "的") and b.norm == "感じ":
            return True
        if (a.norm, b.norm, d.norm) == ("か", "と", "言う") and c.last is not None and c.last.pos[0] != "補助記号":
            return any(t.norm in _PARAPHRASED for t in c.tokens[said - 1 : said + 1])
        if a.pos[0] == "助動詞" and b.norm == "的" and d.norm == "だ":  # 切り替えたい的な
            return True
    if any(q in c.text for q in "「『") or c.tokens[said].lemma in CONCLUDES:
        return False
    return _doubts_report(c.tokens[said + 1 :])


def _doubts_report(after: tuple[Token, ...]) -> bool:
    """Whether the report itself is told as an impression: 〜と言っていた気がする, 〜と話されたように感じた."""
    if after and after[0].norm == "か":
        return False
    norms = []
    for t in after:  # 〜と言われたことから、…と思う is good practice
        if (
            t.surface in ("、", "。")
            or t.norm in ("こと", "ので", "の", "為")
            or (t.norm in ("から", "が") and t.pos[0] == "助詞" and t.pos[1] == "接続助詞")
        ):
            break
        norms.append(t.norm)
    return any(
        (a == "と" and b in ("思う", "記憶"))
        or (a == "気" and b in ("が", "も"))
        or (a in ("様", "よう") and {"感じる", "思う", "聞こえる", "記憶", "気"} & set(norms))
        or b == "印象"
        for a, b in pairwise(norms)
    )


_PARAPHRASED = (
    "こと",
    "話",
    "感じ",
    "事",
    "ニュアンス",
    "言い方",
    "返事",
    "回答",
    "発言",
    "答え",
    "言葉",
    "口調",
    "口ぶり",
    "口振り",
)


def is_coloured(c: Clause) -> bool:
    """The writer's verdict in place of what was said: 前向きな返事をいただいた."""
    if c.norms.isdisjoint(classes.COLOURS) or any(q in c.text for q in "「『"):
        return False
    return any(
        a.norm in classes.COLOURS and (b.norm in _ANSWERS or (b.norm == "だ" and d.norm in _ANSWERS))
        for a, b, d in zip(c.tokens, c.tokens[1:], c.tokens[2:], strict=False)
    ) and bool(c.norms & {"頂く", "貰う", "有る", "返る", "だ", "です", "呉れる", "下さる", "為る", "聞く", "伺う"})


_ANSWERS = ("返事", "回答", "返答", "コメント", "言葉", "発言", "感想", "お言葉", "御返事", "御言葉", "意見")


_WAYS_TO_SAY = word_set("口振り 口ぶり 口調 言い方 ニュアンス 言い回し")
_MAY_SAY = classes.SPEECH | classes.QUOTING | _WAYS_TO_SAY | {*_PARAPHRASED, "為る"}


@once
def _saying(c: Clause) -> int:
    """Index of the last word that reports somebody's words, or -1."""
    if c.norms & {"因る", "よる", "曰く"} and c.last is not None and (c.last.norm == "らしい" or c.reports):
        return len(c.tokens) - 1
    for i in range(len(c.tokens) - 1, -1, -1):
        t = c.tokens[i]
        if t.norm not in _MAY_SAY:
            continue
        before = [a.norm for a in c.tokens[max(0, i - 2) : i]]
        if (
            (t.norm in classes.SPEECH and t.pos[0] != "接尾辞")
            or (t.norm in _PARAPHRASED[1:] and i > 1 and _is_reported_by(c.tokens[i - 2], c.tokens[i - 1]))
            or t.norm in _WAYS_TO_SAY
            or (t.norm in classes.QUOTING and not {"と", "って", "との"}.isdisjoint(before))
            or (t.norm == "こと" and before == ["と", "の"])
            or (t.norm == "為る" and before[1:] == ["を"] and before[0] in _PARAPHRASED)
        ):
            return i
    return -1


def _is_reported_by(a: Token, b: Token) -> bool:
    """という, ような, みたいな before 話, 返事 and the like."""
    return (a.norm, b.norm) == ("と", "言う") or (a.surface in ("よう", "みたい") and b.surface == "な")


def _judged_on_the_way(inside: list[Token]) -> bool:
    """The writer's impression as the manner in which something is said: 困っている様子で, 乗り気な感じで, 〜のか、."""
    spoken = False
    for i, t in enumerate(inside[:-1]):
        after = inside[i + 1]
        spoken = spoken or (t.norm in classes.CUSTOMER and after.norm in ("は", "が", "から", "より", "曰く", "に"))
        if t.norm in classes.MOODS and _joined_on(inside, i + 1):
            return True
        guess = (t.norm in ("思う", "感じる", "思われる") and i and inside[i - 1].norm == "と") or (
            t.pos[0] == "助動詞" and t.pos[5].startswith("意志推量形")
        )
        follow = inside[i + 1 : i + 3]
        if spoken and guess and any(b.norm in ("が", "けれど") and b.pos[1] == "接続助詞" for b in follow):
            return True
        if spoken and guess and ([b.surface for b in follow] == ["か", "、"] or (follow and follow[0].surface == "、")):
            return True
        if t.norm in (
            "様子",
            "感じ",
            "雰囲気",
            "印象",
            "気配",
            "風情",
            "ニュアンス",
            "口調",
            "口ぶり",
            "口振り",
        ) and after.surface in ("で", "に"):
            return i > 0 and inside[i - 1].norm not in ("此の", "其の", "あの", "いつも")
        if t.pos[1] == "助動詞語幹" and t.surface in ("よう", "みたい") and after.surface == "で":
            return True
        if t.surface == "らしく" and after.surface in ("、", ","):
            return True
        looks = t.pos[1] == "助動詞語幹" and t.surface == "そう" and after.surface == "に"
        if looks and any(b.norm in ("と", "って") for b in inside[-2:]):
            return True
        if (
            t.surface == "か"
            and t.pos[0] == "助詞"
            and (after.surface == "、" or after.start > t.end)
            and i
            and inside[i - 1].surface == "の"
        ):
            return True
    return False


def tells_much(c: Clause) -> bool:
    """Several things told in one clause: 〜し、〜を求め、〜と言った; or two figures and more."""
    if c.line.letters.count("M") < 2 and sum(map(c.text.count, "、,，")) < 2:
        return False
    joints = sum(
        b.surface in ("、", ",", "，") and (a.pos[0] in ("動詞", "助動詞", "形容詞") or a.pos[1] == "接続助詞")
        for a, b in pairwise(c.tokens)
    )
    if joints > 1:
        return True
    figures = sum(
        a.pos[1] == "数詞" and b.pos[1] != "数詞" and b.pos[0] in ("名詞", "接尾辞") for a, b in pairwise(c.tokens)
    )
    return figures > 1


def _joined_on(inside: list[Token], start: int) -> bool:
    """Whether a clause ends in て, で or に and a comma close by: 興味を持ってくれて、."""
    for a, b in pairwise(inside[start : start + 8]):
        if a.norm in ("と", "って"):
            return False
        if b.surface in ("、", ",") and a.surface in ("て", "で", "に", "く", "ながら"):
            return True
    return False


def is_interjected(c: Clause, after: Clause) -> bool:
    """A guess put between whoever speaks and what is said: 所長は、たぶん値段が理由だろうが、延ばすと話した."""
    unsure = c.hedged or not c.norms.isdisjoint(_UNSURE)
    if not unsure or _saying(after) < 0 or any(q in c.text for q in "「『"):
        return False
    kept = [t for t in c.tokens if t.surface not in ("、", ",")]
    last = kept[-1] if kept else None
    breaks_off = last is not None and (
        (last.norm in ("が", "けれど") and last.pos[1] == "接続助詞")
        or (last.surface == "か" and last.pos[0] == "助詞")
        or (last.surface in ("で", "て") and (_judged_on_the_way(list(c.tokens)) or bool(c.norms & classes.MOODS)))
    )
    guessed = any(t.pos[5].startswith("意志推量形") or t.norm in _UNSURE for t in c.tokens)
    return breaks_off and not _speaker(after) and (_speaker(c) or (guessed and _is_told_to_us(after)))


def _is_told_to_us(c: Clause) -> bool:
    """〜と言われた, 〜とのこと, 〜と言っていただいた."""
    return c.reports or bool(c.norms & {"れる", "頂く", "貰う", "呉れる", "下さる"})


def _speaker(c: Clause) -> bool:
    """Whether the clause sets out with somebody of the customer's who speaks."""
    return any(
        a.norm in classes.CUSTOMER and b.norm in ("は", "が", "から", "より", "も", "の", "、", "に")
        for a, b in pairwise(c.tokens[:8])
    )

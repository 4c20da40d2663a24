"""Activities without content: talk of nothing, rounds, meetings and work that only says that there was some."""

from __future__ import annotations

from itertools import pairwise

from sorama.reading import wording_words as classes
from sorama.reading.clause import Clause
from sorama.reading.words import word_set
from sorama.report import Token

_COUNTED_PEOPLE = word_set("社 名 人 件 軒 店 方 分 時 時間 回 日 校 院 者 組 箇所 ヶ所 か所 カ所")
_TALKING = word_set("話す 話 会話 喋る 話し合う 話し合い 懇談 時間")
_MEETINGS = word_set("面談 商談 打ち合わせ ミーティング 会食 食事 面会 立ち話 懇親会")
_UNDERTAKE = word_set(  # what one does with a noun of activity and adds nothing to it: 打ち合わせを実施, 開拓に注力
    "実施 行う 遣る 開催 注力 専念 従事 展開 取り組む 充てる 当てる 費やす 集中 終える 終わる 済ませる 続ける 継続 勤しむ 取る 持つ 交わす 深める 重ねる 過ごす 楽しむ 図る 得る 為る 花+咲く"
)
_ALL_DAY = word_set("終日 午前 午後 一日 丸一日 中心 メイン 方面 エリア 地区 市内 区内")
_POSTPOSITIONS = word_set("付く 就く つく 関する 因る 対する 纏わる 於く")


def is_talk(c: Clause) -> bool:
    """Talk without content: いろいろ話した, 情報交換した, 久しぶりにお話しできた."""
    if c.quotes or c.negated or not c.head_norms & classes.TALK or amounts(c) or _tells_how_long(c):
        return False
    if not all(t.norm in classes.MEETING | classes.TALK for t in _acts_before(c)):
        return False
    if c.norms & classes.VARIOUS or c.head_norms & classes.IDLE:
        return True
    return not c.head_norms & _MEETINGS and _talks_of_nothing(c)


def _tells_how_long(c: Clause) -> bool:
    """5分で話が終わった: how long it went is what is told."""
    ends = bool({t.norm for t in c.tokens} & {"終わる", "途切れる", "切り上げる", "打ち切る"})
    return ends and any(a.norm in ("分", "時間") and b.surface == "で" for a, b in pairwise(c.tokens))


def is_visit(c: Clause) -> bool:
    """A round of visits or a meeting and nothing else: 3社を定例訪問, 社長と面談。"""
    done = _doing(c)
    met = done & _MEETINGS and _talks_of_nothing(c)
    busy = done & classes.ROUNDS and _names_nobody(c)
    if c.quotes or c.negated or not (met or busy or done & classes.VISIT) or amounts(c):
        return False
    return all(t.norm in classes.MEETING | classes.VISIT for t in _acts_before(c))


def _doing(c: Clause) -> frozenset[str]:
    """What is done: the predicate; what it takes only where it is nothing but doing it (訪問を断られた is no visit)."""
    taken = c.argument
    if taken is None or taken.norm == c.tokens[c.head].norm or c.tokens[c.head - 1].pos[0] != "助詞":
        return c.head_norms
    return c.head_norms if c.head_norms & _UNDERTAKE else c.head_norms - {taken.norm}


def _names_nobody(c: Clause) -> bool:
    """Whether no noun says with whom or on what: 終日、既存顧客のフォロー."""
    said = classes.ROUNDS | classes.VISIT | classes.PEOPLE | classes.TIMES | classes.REGULAR | _UNDERTAKE | _ALL_DAY
    return all(
        t.norm in said or t.pos[1] in ("数詞", "固有名詞") or t.pos[2] == "助数詞可能"
        for t in c.tokens
        if t.pos[0] in ("名詞", "形状詞")
    )


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
    return bool(c.head_norms & (_TALKING | _MEETINGS)) and not any(
        t.norm in ("を", "就く", "の", "が", "関する")
        and t.pos[0] != "接尾辞"
        and before.norm not in _TALKING
        and not (t.norm == "の" and (before.norm in classes.REGULAR or after.norm in classes.PEOPLE))
        and not (t.norm == "を" and after.norm in classes.VISIT)
        for before, t, after in zip(c.tokens, c.tokens[1 : c.head], c.tokens[2:], strict=False)
    )


def amounts(c: Clause) -> bool:
    """Whether figures are told that count something else than people, visits or minutes."""
    return any(
        t.pos[1] == "数詞"
        and unit.pos[1] != "数詞"
        and unit.norm not in _COUNTED_PEOPLE
        and unit.pos[0] in ("名詞", "接尾辞")
        for t, unit in pairwise(c.tokens)
    )

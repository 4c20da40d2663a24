"""Promises of an attitude: 注意を払う, 心掛ける, 信頼を取り戻す. They name no act, whatever they are about."""

from __future__ import annotations

from itertools import pairwise

from sorama.reading import wording_words as classes
from sorama.reading.clause import Clause
from sorama.reading.words import word_set
from sorama.report import Token

HEED = word_set(  # how one will mind: a verb, or a noun with its verb
    "注意+払う 注意+する 気+付ける 気+つける 気+配る 気+遣う 気+引き締める 気+緩める 気持ち+引き締める 目+配る 目+光らせる 心+配る 心+砕く 心+込める 心+留める 心+刻む 胸+刻む 神経+使う 神経+尖らせる "
    "肝+銘ずる 肝+銘じる 襟+正す 身+引き締める 身+正す 初心+返る 初心+戻る 初心+立ち返る 原点+返る 原点+立ち返る 基本+立ち返る 誠意+尽くす 誠意+見せる 礼+尽くす 意+用いる 配慮+欠く "
    "念頭 念頭+置く 頭+入れる 注意 配慮 意識 留意 用心 自覚 自戒 猛省 心配り 目配り 気配り 気遣い 心掛ける 心掛け 気遣う 思い遣る 慎む 戒める 警戒 耳+傾ける 姿勢+正す 態度+改める 意識+改める 意識+高める 意識+持つ "
    "前+向く 上+向く 腹+括る 腰+据える 覚悟+決める ベスト+尽くす 最善+尽くす 全力+尽くす 力+尽くす 知恵+絞る 汗+かく 汗+流す 歯+食い縛る 責任感+持つ 緊張感+持つ 危機感+持つ 自覚+持つ 当事者意識+持つ 責任+持つ"
)
_REGAIN = word_set(
    "取り戻す 回復 挽回 勝ち取る 勝ち得る 得る 得られる 獲得 掴む 築き直す 繋ぎ止める 裏切る 損なう 失う 応える 報いる"
)
_REGARD = word_set("信頼 信用 評価 評判 信頼関係 信頼感 関係 安心 安心感 満足 期待 好感 名誉 汚名 面目 気持ち 恩")
_TOLD = word_set("伝える 示す 見せる 打ち出す 訴える アピール 発信 広める 広げる 届ける 感じる")
_VIRTUES = word_set(
    "魅力 良さ 良いさ 楽しいさ 面白いさ 凄いさ 素晴らしいさ 大切さ 便利さ 手軽さ 価値 思い 熱意 誠意 姿勢 気持ち 心 存在感 本気度 やる気 意気込み 感謝"
)
_STRIVING = word_set("取り組む 努める 励む 注力 尽力 専念 邁進 努力 精進")
_STANCE = word_set("第一 第1 最優先 親身 誠実 真摯 謙虚 慎重 丁寧 誠意 真剣 真面目 懇切丁寧 最善 万全 細心")
_CONDUCT = word_set("行動 対応 接する 動く 当たる 当る 臨む 受け止める 向き合う 尽くす 期する 期す 応対 接客")
_DEVOTED = word_set("最善 万全 誠意 第一 第1")  # 〜を尽くす, 〜を第一に: the object is the stance itself
_CASES = ("を", "に")
_SPANNING = word_set(  # verbs that lead over to another one and are no acts: を持って, を踏まえ, を通じて
    "持つ 以て 込める 踏まえる 通じる 通す 含める 忘れる 守る 凝らす 払う 失う 考える 思う 受ける 経る 抱く 据える 生かす 活かす 尽くす 第一 優先 踏む 見習う 倣う 学ぶ 省みる 反省 糧 胸 為る 成る 有る 居る"
)
_ABSTRACT = _REGARD | (classes.AIMS - word_set("数 件数 数量 量 率 数値 価格 顔 足 声 物 準備 商談 会話 対話"))


def is_attitude(c: Clause) -> bool:
    """Whether the clause ends in how we shall mind or be seen, and nothing that is done stands before it."""
    if c.head < 0 or not (_heeds(c) or _regains(c) or _shows_virtue(c)):
        return False
    return not _to_somebody(c) and not _acts_before(c)


def _heeds(c: Clause) -> bool:
    """注意を払う, 誠実に対応する, 整備に取り組む."""
    told = c.head_norms
    if not told.isdisjoint(HEED) or c.tokens[c.head].norm in _STRIVING:
        return True
    return bool(told & _CONDUCT and c.norms & _STANCE) and not _has_object(c)


def _shows_virtue(c: Clause) -> bool:
    """良さを伝える, 誠意を見せる: what nobody can hand over."""
    to = {a.norm for a, b in pairwise(c.tokens[: c.head]) if b.surface in ("に", "へ") and a.pos[0] == "名詞"}
    return c.tokens[c.head].norm in _TOLD and _object_of(c) in _VIRTUES and to <= classes.PEOPLE | classes.CUSTOMER


def _regains(c: Clause) -> bool:
    """信頼を取り戻す, 信用の回復に当たる: what others think of us."""
    if c.norms.isdisjoint(_REGARD):
        return False
    taken = c.argument
    if c.tokens[c.head].norm in _REGAIN:
        return _object_of(c) in _REGARD
    return (
        taken is not None
        and taken.norm in _REGAIN
        and any(a.norm in _REGARD and b.norm == "の" for a, b in pairwise(c.tokens))
    )


def _object_of(c: Clause) -> str:
    """The noun before the last を, else before the last に."""
    taken, before = {}, ""
    for a, b in pairwise(c.tokens[: c.head]):
        if b.surface in _CASES and a.pos[0] in ("名詞", "接尾辞"):
            taken[b.surface] = a.norm if a.norm != "さ" else before + "さ"  # 良さ
        before = a.norm
    return taken.get("を") or taken.get("に", "")


def _has_object(c: Clause) -> bool:
    """Whether the act is done to a thing."""
    taken = any(a.pos[0] == "名詞" and b.norm == "を" for a, b in pairwise(c.tokens))
    return taken and c.norms.isdisjoint(_DEVOTED)


def _to_somebody(c: Clause) -> bool:
    """班長に注意する: said to somebody."""
    taken = c.argument
    return "注意" in c.head_norms and taken is not None and taken.norm in classes.PEOPLE


def _acts_before(c: Clause) -> bool:
    """Whether an act on a thing comes first: 二人で数を読み合わせ、…に気を付ける."""
    tokens = c.tokens
    for i in range(1, min(c.head, len(tokens) - 1)):
        t = tokens[i]
        if t.pos[0] != "動詞" or not t.pos[5].startswith("連用形") or not _goes_on(tokens[i + 1]):
            continue
        at = i - 1 if t.norm in ("為る", "致す") else i
        verb = tokens[at].norm
        if at < 2 or tokens[at - 1].norm != "を" or verb in _SPANNING or verb in HEED:
            continue
        thing = tokens[at - 2].norm
        if f"{thing}+{verb}" not in HEED and thing not in _ABSTRACT:
            return True
    return False


def _goes_on(t: Token) -> bool:
    return t.norm == "て" or t.surface in ("、", ",")

"""What follows a word inside its predicate: negation, tense, condition, voice, who gives and who receives."""

from __future__ import annotations

from typing import NamedTuple

from sorama.reading.line import Line


class Tail(NamedTuple):
    """What follows a match inside its predicate."""

    end: int  # index of the first token after the predicate
    negations: int = 0
    past: bool = False
    conditional: bool = False  # たら, なら, ば, 場合
    uncertain: bool = False  # かもしれない, 可能性, だろう, おそれ
    passive: bool = False
    causative: bool = False
    received: bool = False  # ていただく, てもらう, てくださる, てくれる
    given: bool = False  # てあげる, て差し上げる
    wish: bool = False  # たい, てほしい
    volition: bool = False  # しよう, つもり, 予定
    question: bool = False
    reported: bool = False  # とのこと, と言う, そうだ(伝聞)
    told: bool = False  # と伝えた, と答えた: reported, and by us unless a subject says otherwise
    connective: str = ""  # ので, から, が, て, と …


_CHAIN_VERBS = frozenset(
    [
        "為る",
        "居る",
        "有る",
        "頂く",
        "貰う",
        "呉れる",
        "下さる",
        "仕舞う",
        "おく",
        "置く",
        "見る",
        "行く",
        "来る",
        "成る",
        "致す",
        "御座る",
        "出来る",
        "上げる",
        "差し上げる",
        "申し上げる",
        "続ける",
        "切る",
        "てる",
        "ちゃう",
        "とく",
        "過ぎる",
        "知れる",
    ]
)
_CHAIN_NOUNS = frozenset(
    [
        "こと",
        "訳",
        "積もり",
        "予定",
        "筈",
        "様",
        "形",
        "流れ",
        "状況",
        "状態",
        "気",
        "所",
        "方針",
        "意向",
        "考え",
        "可能性",
        "恐れ",
        "懸念",
        "必要",
        "もの",
        "物",
        "旨",
        "話",
    ]
)
_REPORT_VERBS = frozenset(
    [
        "言う",
        "仰る",
        "話す",
        "述べる",
        "伺う",
        "聞く",
        "答える",
        "返す",
        "語る",
        "漏らす",
        "明言",
        "伝える",
        "回答",
        "返答",
        "連絡",
        "返事",
        "返信",
        "説明",
        "指摘",
        "要望",
        "コメント",
        "申し出る",
        "断言",
        "主張",
        "打診",
        "相談",
        "打ち明ける",
        "口",
        "告げる",
        "零す",
        "ぼやく",
        "嘆く",
        "訴える",
        "明かす",
        "認める",
        "繰り返す",
        "呟く",
        "通告",
        "通知",
        "宣言",
        "言い切る",
        "釘",
    ]
)


def tail_of(line: Line, last: int) -> Tail:
    """Read on from the token after `last` to the end of the predicate."""
    t: dict[str, bool | str | int] = {}
    neg, i, n = 0, last + 1, len(line.tokens)
    while i < n:
        token, letter = line.tokens[i], line.letters[i]
        norm = token.norm
        if letter == "X":
            if norm in ("ない", "ず", "まい"):
                neg += 1
            elif norm == "た":
                t["past"] = True
            elif norm in ("れる", "られる"):
                t["passive"] = True
            elif norm in ("せる", "させる"):
                t["causative"] = True
            elif norm == "たい":
                t["wish"] = True
            elif norm == "らしい":
                t["reported"] = True
            if token.pos[5].startswith("仮定形"):
                t["conditional"] = norm in ("た", "だ") or bool(t.get("conditional"))
            if token.pos[5].startswith("意志推量形"):
                t["uncertain" if norm in ("だ", "です") else "volition"] = True
        elif letter == "P":
            if norm == "ば":
                t["conditional"] = True
            elif norm == "か":
                t["question"] = True
            elif norm in ("と", "って") and _is_report(line, i):
                t["reported"] = True
                t["told"] = _is_told(line, i)
                break
            elif (
                norm in ("ので", "のに", "けれど", "から", "が", "と", "し", "ながら", "って")
                and token.pos[1] == "接続助詞"
            ):
                t["connective"] = norm
                break
        elif letter == "A" and norm == "無い":
            neg += 1
        elif letter == "A" and norm == "欲しい":
            t["wish"] = True
        elif letter == "V" and norm in _CHAIN_VERBS:
            if norm in ("頂く", "貰う", "呉れる", "下さる"):
                t["received"] = True
            elif norm in ("上げる", "差し上げる"):
                t["given"] = True
            elif norm == "知れる":
                t["uncertain"] = True
                neg -= 1
            if token.pos[5].startswith("意志推量形"):
                t["volition"] = True
        elif norm == "そう" and token.pos[1] == "助動詞語幹":
            t["reported" if letter == "N" else "uncertain"] = True
        elif (norm == "よう" and token.pos[1] == "助動詞語幹") or norm in ("可能性", "恐れ", "懸念", "筈"):
            t["uncertain"] = True
        elif norm in ("積もり", "予定", "方針"):
            t["volition"] = True
        elif norm in ("場合", "際", "時"):
            t["conditional"] = norm == "場合" or bool(t.get("conditional"))
            break
        elif norm == "兼ねる" and i + 1 < n and line.tokens[i + 1].norm == "ない":  # 替えられかねない
            t["uncertain"] = True
            neg -= 1
        elif (letter == "N" and norm in _CHAIN_NOUNS) or letter == "S":
            pass
        else:
            break
        i += 1
    return Tail(i, max(neg, 0), **t)  # type: ignore[arg-type]


def _is_report(line: Line, i: int) -> bool:
    """Whether a verb or noun of saying follows と at this token, adverbials in between allowed."""
    for k in range(i + 1, min(i + 6, len(line.tokens))):
        norm, letter = line.tokens[k].norm, line.letters[k]
        if norm in _REPORT_VERBS or (norm == "の" and k == i + 1):
            return True
        if letter in "KVX":
            return False
    return False


TELL = frozenset(["伝える", "説明", "申し上げる", "答える", "返答", "回答", "案内", "申す", "返す", "返信"])
RECEIVE = frozenset(["れる", "られる", "頂く", "下さる", "呉れる", "貰う", "有る", "来る"])


def _is_told(line: Line, i: int) -> bool:
    """Whether the verb after と at this token is one of telling, in the active."""
    after = [t.norm for t in line.tokens[i + 1 : i + 7]]
    return bool(after) and after[0] in TELL and not RECEIVE & set(after[1:5])

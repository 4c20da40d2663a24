"""Readings that a row of words cannot give: piled hedges, figures, the customer's own words, contacts without a purpose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sorama.reading.lexicon import MEMBERS
from sorama.reading.match import Line
from sorama.reading.sides import inside_quotes
from sorama.report import Token


class Found(NamedTuple):
    """A token range with a detail."""

    first: int
    last: int
    detail: str = ""


# ---- hedges ------------------------------------------------------------------------------------------------------

_THINK = MEMBERS["THINK"]
_LIGHT = MEMBERS["LIGHT"]


_HEDGING = _THINK | {
    "知れる",
    "だ",
    "です",
    "よう",
    "様",
    "みたい",
    "らしい",
    "そう",
    "筈",
    "可能性",
    "恐れ",
    "節",
    "ない",
    "気",
}


def hedges(line: Line) -> Iterator[Found]:
    """Two or more hedges on one judgement; a concord pair, ではないかと思う and だろうと思う are one."""
    if len(line.tags & _HEDGING) < 2:
        return
    pile: list[tuple[int, str]] = []
    for i, token in enumerate(line.tokens):
        if line.quotes and inside_quotes(line, i):
            pile = []
            continue
        unit = _hedge(line, i)
        if unit:
            pile.append((i, unit))
        elif _breaks(line, i):
            yield from _piled(pile)
            pile = []
        if token.norm in ("と", "って") and _reports(line, i):
            pile = []
    yield from _piled(pile)


def _piled(pile: list[tuple[int, str]]) -> Iterator[Found]:
    count, previous = 0, ""
    for _, unit in pile:
        count += _weight(unit, previous)
        previous = unit
    if count >= 2:
        yield Found(pile[0][0], pile[-1][0])


def _weight(unit: str, previous: str) -> int:
    """How much a hedge adds after another one."""
    if unit == "think" and previous:
        return 1 if previous in ("maybe", "feel", "seem-felt") else 0
    if unit == "thought" and previous in ("isn't-it", "shall", "like"):
        return 0
    if unit == "feel" and previous == "like":
        return 0
    if unit == "like" and previous == "":
        return 1
    return 1


def _hedge(line: Line, i: int) -> str:
    """The kind of hedge at a token, or nothing."""
    token, norm, letter = line.tokens[i], line.tokens[i].norm, line.letters[i]
    if norm not in _HEDGING and norm != "無い":
        return ""
    following = [t.norm for t in line.tokens[i + 1 : i + 4]]
    before = line.tokens[i - 1].norm if i else ""
    if norm == "知れる" and before == "も":
        return "maybe"
    if letter == "X" and token.pos[5].startswith("意志推量形") and norm in ("だ", "です"):
        return "shall"
    if (norm in ("よう", "様") and token.pos[1] == "助動詞語幹") or (norm in ("みたい", "らしい") and letter in "XJ"):
        return _like(line, i, following)
    if norm == "そう" and token.pos[1] == "助動詞語幹" and letter == "J":
        return "look" if not following or following[0] != "だ" or following[1:2] != ["名"] else ""
    if norm in ("筈", "可能性", "恐れ", "節"):
        return "chance"
    if norm in ("ない", "無い") and following[:1] == ["か"]:
        return "isn't-it"
    if norm in ("ない", "無い") and following[:2] in (["も", "ない"], ["も", "無い"]):
        return "not-not"
    if (norm == "気" and following[:2] == ["が", "為る"]) or (norm == "気" and following[:2] == ["も", "為る"]):
        return "feel"
    if norm in _THINK and (letter == "V" or norm in ("感じ", "印象", "推測", "推察", "想像")):
        spontaneous = (following[:1] and following[0] in ("れる", "られる")) or norm in (
            "思える",
            "見える",
            "見受ける",
            "伺える",
            "窺える",
        )
        if norm == "見る" and not spontaneous:
            return ""
        if norm in ("感じる", "考える") and spontaneous and following[1:2] == ["た"]:
            return ""  # 感じられた: of somebody else
        if norm == "感じ" and following[:1] not in (["が"], ["も"], ["だ"]):
            return ""
        return "thought" if spontaneous or norm in ("感じ", "印象") else "think"
    return ""


def _like(line: Line, i: int, following: list[str]) -> str:
    """よう, みたい, らしい as judgement, not ように (purpose, manner) or ような before a noun."""
    if not following or line.letters[i + 1] == "K":
        return "like"
    if line.tokens[i + 1].surface in ("に", "な"):
        rest = following[1:]
        if rest[:1] == ["も"]:
            rest = rest[1:]
        return "like" if rest and rest[0] in _THINK | {"気", "感じ", "印象"} else ""
    return "like"


def _breaks(line: Line, i: int) -> bool:
    """Whether the token starts another judgement."""
    token, letter = line.tokens[i], line.letters[i]
    if letter in "XPK":
        return (
            (letter == "K" and token.surface in "。、!?!?")
            or token.norm in ("ので", "けれど")
            or (token.norm in ("が", "し", "から") and token.pos[1] == "接続助詞")
        )
    return token.norm not in _LIGHT


def _reports(line: Line, i: int) -> bool:
    """Whether と at this token reports what somebody said."""
    following = [t.norm for t in line.tokens[i + 1 : i + 4]]
    return following[:2] == ["の", "こと"] or (
        bool(following)
        and following[0] in ("言う", "仰る", "話す", "述べる", "伺う", "聞く")
        and not (following[0] == "言う" and following[1:2] and following[1] in ("気", "感じ", "印象", "可能性", "よう"))
    )


# ---- figures -----------------------------------------------------------------------------------------------------

_ABOUT = MEMBERS["ABOUT"]
_CALENDAR = MEMBERS["CALENDAR"]


_UNITS = frozenset(
    [
        "割",
        "倍",
        "%",
        "パーセント",
        "ポイント",
        "キロ",
        "トン",
        "グラム",
        "平米",
        "坪",
        "席",
        "種類",
        "歳",
        "kg",
        "g",
        "t",
        "km",
        "mm",
        "cm",
        "m",
        "L",
        "kW",
        "kWh",
        "pcs",
        "ケース",
        "箱",
        "袋",
        "缶",
        "束",
        "組",
        "SKU",
        "GB",
        "TB",
        "票",
        "名義",
    ]
)


def measures(line: Line) -> Iterator[Found]:
    """Figures with a unit that a third person could check: no dates, no estimates, no plans."""
    if "M" not in line.letters or not line.tags.isdisjoint(_ABOUT):
        return
    for i, letter in enumerate(line.letters):
        if letter != "M" or (i and line.letters[i - 1] == "M"):
            continue
        last = i
        while last + 1 < len(line.tokens) and (
            line.letters[last + 1] == "M" or line.tokens[last + 1].surface in ".,./"
        ):
            last += 1
        unit = line.tokens[last + 1] if last + 1 < len(line.tokens) else None
        if unit is None or not unit.surface.strip() or line.letters[last + 1] not in "NSK":
            continue
        if unit.norm in _CALENDAR and not (unit.norm in ("分", "秒") and _lasts(line, i, last + 2)):
            continue
        if line.letters[last + 1] == "N" and not unit.pos[2].startswith("助数詞") and unit.norm not in _UNITS:
            continue
        if line.letters[last + 1] == "K" and unit.surface not in "%%℃¥":
            continue
        if _tells_order(line, i, last + 2):
            continue
        yield Found(i, last + 1, unit.norm)


def _tells_order(line: Line, first: int, after: int) -> bool:
    """Whether a figure counts through and measures nothing: 2件目, 二度手間."""
    follow = line.tokens[after].norm if after < len(line.tokens) else ""
    return follow == "目" or (line.tokens[first].surface in ("一", "二", "再") and follow in ("手間", "と"))


def _lasts(line: Line, first: int, after: int) -> bool:
    """Whether minutes tell how long something takes (45分から28分に短縮), not the time of day or how long we stayed."""
    if first and line.tokens[first - 1].norm in ("時", ":"):
        return False
    follow = [t.norm for t in line.tokens[after : after + 4]]
    return bool(
        set(follow) & {"短縮", "掛かる", "縮む", "縮まる", "延びる", "減る", "増える", "短い", "長い", "削減"}
    ) or (follow[:1] == ["から"] and "M" in line.letters[after : after + 4])


# ---- the customer's own words ------------------------------------------------------------------------------------

_OWN_SPEECH = MEMBERS["OWN_SPEECH"]
_COLLOQUIAL = MEMBERS["COLLOQUIAL"]
_SPEAK = MEMBERS["SPEAK"]


def verbatim(line: Line) -> Iterator[Found]:
    """Words of the customer as they were spoken: bracketed speech, or speech with its own ending before と, って."""
    for a, b in line.quotes:
        if _is_speech(line, a, b):
            yield Found(a, b - 1)
    if line.tags.isdisjoint(("と", "って")):
        return
    for i, token in enumerate(line.tokens[:-1]):
        if token.norm not in ("と", "って") or line.letters[i] != "P" or not i:
            continue
        said = _speaks_after(line, i)
        if said < 0 or (
            line.tokens[said].norm in _OWN_SPEECH
            and not any(t.norm in ("れる", "られる") for t in line.tokens[said + 1 : said + 3])
        ):
            continue
        last = i - 2 if line.letters[i - 1] == "K" and i > 1 else i - 1
        chatty = token.norm == "と" and _is_chatty(line, last)  # って is the writer's own style
        if chatty or _spoken_ending(line.tokens[last], line.letters[last]):
            yield Found(max(0, i - 6), i - 1 if last == i - 1 else said)


def _speaks_after(line: Line, i: int) -> int:
    """Index of the verb of saying after と at this token, whoever is named in between; -1: none."""
    for k in range(i + 1, min(i + 7, len(line.tokens))):
        if line.tokens[k].norm in _SPEAK - {"の"}:
            return k
        if line.letters[k] not in "NPSQF":
            return -1
    return -1


_CHATTY = frozenset(["てる", "ちゃう", "とく", "なんか", "正直", "ぶっちゃける", "なんて", "ちっとも", "やっぱり"])


def _is_chatty(line: Line, last: int) -> bool:
    """Whether the words before と are in the speaker's own style: 使ってる, 〜なんか, 正直."""
    start = max(0, last - 14)
    words = line.tokens[start : last + 1]
    return line.letters[last] in "VAX" and any(t.norm in _CHATTY or t.surface in _CHATTY for t in words)


def _spoken_ending(token: Token, letter: str) -> bool:
    if letter == "P" and token.pos[1] == "終助詞":
        return token.surface != "か"
    return (letter == "P" and token.surface in _COLLOQUIAL) or (letter == "V" and token.pos[5].startswith("命令形"))


_TITLED = frozenset(
    ["タイトル", "題", "題名", "見出し", "件名", "テーマ", "標語", "スローガン", "コピー", "表題", "名称"]
)


def _is_speech(line: Line, a: int, b: int) -> bool:
    """Bracketed words that are said, not a title and not a word under discussion."""
    inner = line.tokens[a:b]
    letters = line.letters[a:b]
    after = [t.norm for t in line.tokens[b + 1 : b + 6]]
    before = [t.norm for t in line.tokens[max(0, a - 5) : a - 1]]
    if "せる" in after[:4] or after[:2] == ["と", "為る"] or set(before) & _TITLED:
        return False
    predicate = any(x in "VAX" for x in letters) or (any(x == "P" for x in letters) and len(inner) > 3)
    if not predicate or (
        len(inner) < 4 and letters[-1] not in "VAXP"
    ):  # 「ほどき屋」 is a name, whatever verb is in it
        short = (
            len(inner) <= 4
            and after[:1] in (["と"], ["って"])
            and any(n in ("言う", "仰る", "一言", "返す", "答える", "釘", "念", "呟く", "切る") for n in after)
        )
        return short and not set(after) & (_OWN_SPEECH - {"答える", "返す"})
    passive = "れる" in after or "られる" in after or "頂く" in after
    if set(before) & (MEMBERS["OWN"] | {"上司", "上長", "社内", "先輩", "朝礼", "内"}):
        return False
    if set(after) & _OWN_SPEECH and not passive and before[-2:] == ["に", "は"]:
        return False
    if set(after) & _OWN_SPEECH and not passive and not set(before) & {"は", "が", "から", "曰く", "より"}:
        return False
    if after[:1] in (["と"], ["って"], ["との"]) or "曰く" in before or not after or after[0] in ("。", "、", "の"):
        return not (
            after[:1] == ["の"] and not set(after) & {"一言", "一点張り", "声", "こと", "返事", "回答", "話", "言葉"}
        )
    repeated = after[:1] == ["を"] and bool(set(after) & {"回", "度", "繰り返す", "連発", "連呼"})
    return repeated or (bool(set(before) & {":", "曰く", "は", "が", "から", "より"}) and after[:1] != ["を"])


# ---- contacts without a purpose ----------------------------------------------------------------------------------

_TOUCH = MEMBERS["REACH"]
_IDLE = MEMBERS["IDLE"]


_HALF = frozenset(["顔", "声", "様子", "フォロー"])


def _made_whole(line: Line, i: int, last: int) -> bool:
    """顔を出す, 声を掛ける, 様子を伺う, 様子を見に行く: half a contact by themselves."""
    rest = {t.norm for t in line.tokens[i + 1 : last]}
    return bool(rest & {"出す", "掛ける", "伺う", "聞く", "訪問", "電話", "連絡", "行く", "見せる"})


def empty_contact(line: Line, first: int, last: int, names: frozenset[int]) -> Found | None:
    """A contact in this token range that has nothing to bring or to ask; dates and names do not count as a purpose."""
    touch = -1
    for i in range(first, last):
        token, letter = line.tokens[i], line.letters[i]
        if token.norm in _TOUCH and not (token.norm in _HALF and not _made_whole(line, i, last)):
            touch = i
        elif (
            letter in "NVAJD" and token.norm not in _IDLE and i not in names and token.pos[1] != "固有名詞"
        ) or token.surface in "「」":
            return None
    return Found(touch, touch) if touch >= 0 else None

"""Edits of a report that must not change what it argues, and edits that take one link out: for `tools/metamorphic.py`.

An edit list is tuples (start, end, replacement), in order and apart from each other; `apply` gives the new text and where a letter went.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from sorama.corpus import GoldReport, GoldSegment
from sorama.model import Entity, EntityKind, Label
from sorama.nlp.morphology import tokens_of
from sorama.report import Token

Edit = tuple[int, int, str]
HEADING = re.compile(r"[■◆▼●◇□【〈《#＃▲★☆<＜\[][^。\n]*|[^。、\n]{1,12}[:：]")
NAMES = ("北浜", "たかの", "西条", "みどり台", "岩城", "ほしの", "神代", "つくだ", "南雲", "あさぎり")
HOMOPHONES = (("以外", "意外"), ("対応", "対応"), ("検討", "健闘"), ("意向", "移行"), ("価格", "過格"), ("聞い", "効い"), ("回答", "解答"), ("機会", "機械"),
              ("早め", "速め"), ("見積", "見詰"), ("納期", "能期"), ("提案", "定案"), ("在庫", "材庫"), ("追加", "追可"))  # fmt: skip
_KINSOKU = "、。，．」』)）】]!?！？ー々っゃゅょんぁぃぅぇぉ・:：…〜%％"


def apply(text: str, edits: Sequence[Edit]) -> tuple[str, Callable[[int], int | None]]:
    """The edited text, and where a letter of the old text stands in it: None where it was taken out."""
    parts, at = [], 0
    for start, end, new in edits:
        parts += [text[at:start], new]
        at = end

    def moved(position: int) -> int | None:
        shift = 0
        for start, end, new in edits:
            if position < start:
                break
            if position < end:
                return start + shift + len(new) - 1 if new else None
            shift += len(new) - (end - start)
        return position + shift

    return "".join((*parts, text[at:])), moved


# ---- what must not matter ----------------------------------------------------------------------------------------


def renamed(gold: GoldReport, entities: Sequence[Entity]) -> list[Edit]:
    """Customers and people get other names; rank, honorific and kind of company stay."""
    new: dict[str, str] = {}
    for e in entities:
        if e.kind in (EntityKind.CUSTOMER, EntityKind.PERSON):
            name = re.sub(
                r"(?:様|さま|さん|氏|殿|先生|部長|課長|係長|次長|社長|店長|所長|専務|常務|主任|会長|院長|バイヤー|チーフ)+$",
                "",
                e.name,
            )
            name = re.sub(r"^(?:株式会社|有限会社|㈱|㈲)|(?:株式会社|有限会社|㈱|㈲)$", "", name)
            stem = re.sub(
                r"(?:商事|商店|工業|産業|製作所|建設|電機|物産|食品|運輸|病院|医院|クリニック|スーパー|ストア|ホテル|社)$",
                "",
                name,
            )
            if re.fullmatch(r"[A-Z]", stem):
                new[stem + "社"] = chr((ord(stem) - 65 + 7) % 26 + 65) + "社"
            elif len(stem) >= 2 and not re.search(r"[、。\s]", stem):
                new.setdefault(stem, NAMES[len(new) % len(NAMES)])
    if not new:
        return []
    pattern = "|".join(re.escape(name) for name in sorted(new, key=len, reverse=True))
    return [(m.start(), m.end(), new[m[0]]) for m in re.finditer(pattern, gold.text)]


def plain_style(gold: GoldReport, _: Sequence[Entity]) -> list[Edit]:
    """です・ます becomes だ・である in all that is no greeting."""
    edits: list[Edit] = []
    for s in gold.segments:
        if s.label is not Label.OTHER:
            edits += [(s.start + a, s.start + b, new) for a, b, new in _plain(gold.text[s.start : s.end])]
    return edits


def _plain(text: str) -> Iterator[Edit]:
    tokens = [t for t in tokens_of(text) if t.surface.strip()]
    skip = 0
    for k, token in enumerate(tokens):
        before = tokens[k - 1] if k else None
        if k < skip or token.pos[0] != "助動詞" or before is None:
            continue
        after = [t.surface for t in tokens[k + 1 : k + 4]]
        if token.norm == "ます":
            verb = before
            if token.surface == "ませ" and after[:1] == ["ん"]:
                past = after[1:3] == ["でし", "た"]
                if (root := _negative(verb)) is not None:
                    skip = k + (4 if past else 2)
                    yield verb.start, tokens[skip - 1].end, root + ("なかった" if past else "ない")
            elif token.surface == "まし" and after[:1] in (["た"], ["て"]):
                if (form := _te(verb, after[0])) is not None:
                    skip = k + 2
                    yield verb.start, tokens[k + 1].end, form
            elif token.surface == "ます":
                yield verb.start, token.end, "ある" if verb.lemma == "ござる" else verb.lemma
        elif token.norm == "です":
            adjective = before.pos[0] == "形容詞" or before.norm in ("たい", "ない", "た", "らしい")
            if token.surface == "です":
                yield (
                    token.start,
                    token.end,
                    ""
                    if adjective
                    else "だ"
                    if before.surface == "そう" or after[:1] in (["が"], ["けど"], ["から"], ["し"])
                    else "である",
                )
            elif token.surface == "でし" and after[:1] == ["た"]:
                skip = k + 2
                yield token.start, tokens[k + 1].end, "" if adjective else "だった"
            elif token.surface == "でしょう":
                yield token.start, token.end, "だろう"


_ONBIN = {
    "カ行": "い",
    "ガ行": "い",
    "サ行": "し",
    "タ行": "っ",
    "ラ行": "っ",
    "ワア行": "っ",
    "ナ行": "ん",
    "バ行": "ん",
    "マ行": "ん",
}
_A_ROW = {
    "カ行": "か",
    "ガ行": "が",
    "サ行": "さ",
    "タ行": "た",
    "ラ行": "ら",
    "ワア行": "わ",
    "ナ行": "な",
    "バ行": "ば",
    "マ行": "ま",
}


def _te(verb: Token, ending: str) -> str | None:
    kind, _, row = verb.pos[4].partition("-")
    if kind != "五段":
        return verb.surface + ending
    stem = verb.surface[:-1]
    if row == "カ行" and verb.norm in ("行く", "いく"):
        return stem + "っ" + ending
    if row not in _ONBIN:
        return None
    return stem + _ONBIN[row] + ("だで"["たて".index(ending)] if row in ("ガ行", "ナ行", "バ行", "マ行") else ending)


def _negative(verb: Token) -> str | None:
    kind, _, row = verb.pos[4].partition("-")
    if verb.norm == "有る":
        return ""
    return verb.surface if kind != "五段" else verb.surface[:-1] + _A_ROW[row] if row in _A_ROW else None


def wrapped(gold: GoldReport, _: Sequence[Entity]) -> list[Edit]:
    """Long lines are cut at 34 letters, as a mail program does."""
    edits, start = [], 0
    for line in gold.text.split("\n"):
        at = 34
        while at < len(line) - 1:
            while at < len(line) - 1 and (line[at] in _KINSOKU or (line[at - 1].isascii() and line[at].isascii())):
                at += 1
            if at < len(line) - 1:
                edits.append((start + at, start + at, "\n"))
            at += 34
        start += len(line) + 1
    return edits


def unheaded(gold: GoldReport, _: Sequence[Entity]) -> list[Edit]:
    """Lines that are nothing but a heading go."""
    edits = []
    for s in gold.segments:
        begin, end = gold.text.rfind("\n", 0, s.start) + 1, gold.text.find("\n", s.end)
        end = len(gold.text) if end < 0 else end + 1
        if s.label is Label.OTHER and HEADING.fullmatch(gold.text[begin:end].strip()):
            edits.append((begin, end, ""))
    return sorted(set(edits))


def mistyped(gold: GoldReport, _: Sequence[Entity]) -> list[Edit]:
    """A slip in about every sixtieth letter: kana doubled, left out or exchanged, a word converted wrongly."""
    draw, text = random.Random(gold.id), gold.text  # noqa: S311
    edits: dict[int, Edit] = {}
    spots = [m.start() for m in re.finditer(r"(?<=[ぁ-ん])[ぁ-ん](?=[ぁ-ん])", text)]
    for at in draw.sample(spots, min(len(spots), max(1, len(text) // 60))):
        how = draw.randrange(3)
        edits[at] = ((at, at + 1, text[at] * 2), (at, at + 1, ""), (at, at + 2, text[at + 1] + text[at]))[how]
    wrong = [(w, v) for w, v in HOMOPHONES if w in text and w != v]
    if wrong:
        word, slip = draw.choice(wrong)
        at = text.index(word)
        edits[at] = (at, at + len(word), slip)
    kept: list[Edit] = []
    for edit in sorted(edits.values()):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


HARMLESS = {
    "renamed": renamed,
    "plain style": plain_style,
    "wrapped": wrapped,
    "unheaded": unheaded,
    "mistyped": mistyped,
}


# ---- what must be noticed ----------------------------------------------------------------------------------------


_LINKED = re.compile(
    r"(?P<be>な)?ので[、,]?$|(?<=[るただい])(?:ため|から|が|けれど|けど|し)[、,]?$|と(?P<thought>考え|見|み|判断し|思い)て?[、,]?$"
)
_THOUGHT = {"考え": "と考える", "見": "と見る", "み": "とみる", "判断し": "と判断する", "思い": "と思う"}


def without(gold: GoldReport, segments: Sequence[GoldSegment]) -> list[Edit]:
    """The segments taken out, with the line where nothing else stands on it.

    What is left is a report that somebody might write: a clause that led up to what was taken out becomes a sentence (〜ので、 → 〜。),
    and the cells of a table stay where they are.
    """
    edits: list[Edit] = []
    for s in segments:
        start, end = s.start, s.end
        tabs = gold.text.count("\t", start, end)
        before = gold.text[gold.text.rfind("\n", 0, start) + 1 : start]
        whole = (
            gold.text[start:end].rstrip().endswith(("。", "!", "！", "?", "？")) or not gold.text[end : end + 1].strip()
        )
        if whole and (left := _LINKED.search(before)):
            closing = _THOUGHT.get(left["thought"] or "", "だ" if left["be"] else "") + "。"
            edits.append((start - len(left[0]), end, closing))
            continue
        if tabs:
            edits.append((start, end, "\t" * tabs))
            continue
        begin, stop = gold.text.rfind("\n", 0, start) + 1, gold.text.find("\n", end)
        stop = len(gold.text) if stop < 0 else stop
        if not gold.text[begin:start].strip(" \u3000・-*") and not gold.text[end:stop].strip():
            start, end = begin, min(stop + 1, len(gold.text))
        if edits and start < edits[-1][1]:
            start = edits[-1][1]
        edits.append((start, end, ""))
    return edits

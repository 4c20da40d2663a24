"""Words taken from the report for use in comments: quotes cut where what is left stands by itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from sorama.memo import parts_remembered
from sorama.model import ArgumentGraph, Label
from sorama.nlp.morphology import tokens_of
from sorama.patterns import pattern
from sorama.report import Sentence, Token
from sorama.span import Span

QUOTE = 56  # letters of a quote
SHORT = 4  # letters of a field's value up to which its name is quoted too
MENTION = 34  # letters of the writer's words inside a sentence of ours
_PAUSE = frozenset("、。，．,！？!?…・/／：:→ 　」』）)】］]〉》")
_TIED = frozenset({"の", "や", "と", "か", "という"})  # particles that tie a noun to the next
_LINKS = frozenset({"で", "あと", "それと", "それから", "ただ", "しかも", "なので", "だから"})
_OPEN, _CLOSE = "「『（(【［[〈《", "」』）)】］]〉》"
_INNER = str.maketrans("「」", "『』")
_EDGE = pattern(r"[\s・※→⇒◎○●◆■□△▲▼★☆*#>\-–—、。，．,.!！:：;；~〜～\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F]+")
LEAD_NUMBER = pattern(
    r"^[\s・]*(?:[①-⑳](?!の|は|が|を|に|と(?!に?かく)|も|へ|から|より)|[(（][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}(?:[)）]|[.．、](?![0-9０-９]))|[0-9０-９]{1,2}[:：][0-9０-９]{2}(?:[〜~～-][0-9０-９]{1,2}[:：][0-9０-９]{2})?(?=[\s　]))\s*"
)
_LEAD = pattern(
    r"(?:なので|だから|ですので|それで|そのため|このため|よって|そこで|したがって|つきましては|ついては|ただし?|しかし|でも|なお|ちなみに|また|あと|さらに|"
    r"それと|それから|というのも|えー(?:っと|と)?|ええと|えっと(?:ですね)?|はい(?=[、，本])|その後|以上より|というわけで|えーと|あの(?=[、，]))[、，]?\s*"
)
_FORMAL = frozenset(
    {"こと", "もの", "ため", "よう", "ところ", "とき", "時", "事", "為", "の", "点", "方", "うえ", "上"}
)
_PARTICLE_VERBS = frozenset(  # について, によって, という …
    {
        "つく",
        "付く",
        "よる",
        "因る",
        "関する",
        "対する",
        "取る",
        "とる",
        "おく",
        "於く",
        "する",
        "いう",
        "言う",
        "つれる",
        "わたる",
        "基づく",
        "もと",
    }
)
_MEASURING = frozenset({"超える", "越える", "下回る", "上回る", "過ぎる", "切る", "満たす", "割る"})  # say little alone
_ONWARD = pattern(
    r"(?:(?<=[たるいうくすつぬむぐぶだん])(?:もの)?(?:ので|んで|から|けど|けれども?|が|し|ため|為|ことから)(?:に|と)?|な(?:ので|んで)|と(?:考え|み|見|思い|思っ|感じ|判断し|推測し)て?)$"
)

_TELLS = pattern(  # names of fields without which the value says something else
    r"解約|失注|契約終了|キャンセル|取り?消し|未入金|クレーム|苦情|予算|決裁|決定|数量|金額|価格|単価|納期|期[限日]|競合|他社|要望|希望|ニーズ|前回|^(?:明日|来週|来月|.曜日?)$|(?:先方|お?客様?|顧客|相手|様|さん|氏|先生|長|専務|常務|主任|主人).*(?:考え|意向|予定|方針|動き|計画|期待)"
)
_BEHIND_KEY = pattern(r"[】〕\]］＞>≫》〉)）]?[\s\u3000]*[:：]?[\s\u3000]*")
_LIGHT = pattern(  # the end of what was said, told or asked, where only that it was said follows
    r"(?<=[一-龥ぁ-んァ-ヶー])(?:と|って)(?:の|いう)?(?:こと|話|声|[ごお]?(?:依頼|相談|要望|指摘|意見|説明|連絡|回答|返答|質問|意向|報告|電話|言葉|返事|話))?"
    r"(?:を|が|に|も|の)?(?:です|でした|だった|あり|ありました|があった|(?:いただ|頂)(?:きました|いた)|頂戴しました|受けました|受けた|聞きました|聞いた|言われた|言われました|伺いました|おっしゃ[いっ](?:ました|た))[。．]?$"
)
_TORN = pattern(r"(?:[がはのやも]|[うくすつぬむるたい])$")  # what a head cut there would leave open
_LOGGED = pattern(r"\n[\s\u3000]*(?=[0-9０-９]{1,2}[:：][0-9０-９]{2})")  # the next line of a log begins with its time
_WRAP = pattern(
    r"(?<=[ぁ-んァ-ヶー一-龠、])[ \u3000]*\n[ \u3000]*(?=[ぁ-んァ-ヶー一-龠0-9０-９])"
)  # a line broken inside a sentence
_THOUGHT = pattern(
    r"(?:のだ|んだ|もの)?と(?:思|考え|感じ|存じ|推測|推察|判断|見て|見る|見た|みて|みる|みた|見込)[^、。「」？?]{0,9}[、。．！!]?\s*$"
)


def bunsetsu_starts(tokens: Iterable[Token]) -> Iterator[int]:
    """Where a bunsetsu begins, counted from the start of the tokenised text."""
    earlier: Token | None = None
    before: Token | None = None
    for token in tokens:
        if _begins(token, before) and not _counts_on(earlier, before, token):
            yield token.start
        earlier, before = before, token


def _counts_on(earlier: Token | None, before: Token | None, token: Token) -> bool:
    """Whether a figure goes on with a list of figures: 28、|29日, 3、|4時."""
    if earlier is None or before is None or before.surface not in "、，,・":
        return False
    return earlier.pos[1] == token.pos[1] == "数詞" and earlier.end == before.start and before.end == token.start


def _begins(token: Token, before: Token | None) -> bool:
    if before is None:
        return True
    major, minor = token.pos[0], token.pos[1]
    if before.surface in _OPEN or before.pos[0] == "接頭辞":
        return False
    if token.surface in _OPEN:
        return before.pos[0] not in ("名詞", "代名詞")
    if before.pos[0] in ("補助記号", "記号") and (
        before.surface not in _PAUSE or (token.pos[1] == "数詞" and before.surface not in "、。")
    ):
        return False
    if major in ("助詞", "助動詞", "接尾辞", "補助記号", "記号", "空白"):
        return False
    if token.lemma in _PARTICLE_VERBS and before.surface in ("に", "と", "を"):
        return False
    if token.surface in _FORMAL or minor == "非自立可能":
        return before.pos[0] == "補助記号"
    if major in ("名詞", "接頭辞"):
        return before.pos[0] not in ("名詞", "接頭辞", "接尾辞", "記号") and before.surface not in "・/／-%％:："
    return not (major == "動詞" and before.pos[0] == "名詞" and before.pos[2] == "サ変可能" and token.lemma == "する")


def _sentence_of(graph: ArgumentGraph, start: int, end: int) -> Sentence | None:
    """The sentence that a span lies in, but for signs before it."""
    sentences = graph.report.sentences
    i = bisect_right(sentences, end - 1, key=lambda s: s.start) - 1
    if i < 0 or end > sentences[i].end:
        return None
    before = graph.report.text[start : sentences[i].start]
    return None if any(c.isalnum() and c != "〇" for c in before) else sentences[i]


def _frame(graph: ArgumentGraph, start: int, end: int) -> tuple[int, str, int]:
    """Where the sentence of a span begins, its letters, and where in it a field's value begins; else the span's own."""
    sentence = _sentence_of(graph, start, end)
    if sentence is None:
        return start, graph.report.text[start:end], 0
    key = sentence.key
    frame = graph.report.text[sentence.start : sentence.end]
    value = 0
    if key is not None and start < key.end and not _TELLS.search(key.of(graph.report.text)):
        value = _BEHIND_KEY.match(frame, key.end - sentence.start).end()  # type: ignore[union-attr]
    return sentence.start, frame, value


def _inside(frame: str, start: int, end: int) -> list[Token]:
    """The morphemes inside a stretch of a sentence."""
    return [t for t in tokens_of(frame) if start <= t.start and t.end <= end]


def trimmed(graph: ArgumentGraph, start: int, end: int) -> Span:
    """The span without bullets, field name, leading conjunction, closing punctuation, emoji and trailing connective."""
    base, frame, value = _frame(graph, start, end)
    found = _trimmed(frame, max(start - base, 0), end - base, value)
    return Span(found.start + base, found.end + base)


@parts_remembered
def _trimmed(frame: str, start: int, end: int, value: int) -> Span:
    if start < value < end - SHORT:
        start = value
    if (logged := _LOGGED.search(frame, start, end)) and frame[start : logged.start()].strip():
        end = logged.start()
    if (number := LEAD_NUMBER.match(frame[start:end])) and start + number.end() < end:
        start += number.end()
    if (edge := _EDGE.match(frame, start, end)) and edge.end() < end:
        start = edge.end()
    if (lead := _LEAD.match(frame, start, end)) and lead.end() < end - 3:
        start = lead.end()
    tokens = [t for t in _inside(frame, start, end) if t.surface.strip()]
    while len(tokens) > 1 and (_EDGE.fullmatch(tokens[0].surface) or tokens[0].pos[0] in ("接続詞", "感動詞")):
        tokens.pop(0)
    while len(tokens) > 1 and (_EDGE.fullmatch(tokens[-1].surface) or _left_over(tokens)):
        tokens.pop()
    if not tokens or all(_EDGE.fullmatch(t.surface) for t in tokens):
        return Span(start, end)
    end = tokens[-1].end
    goes_on = end < len(frame) and frame[end] not in "。．！？!?"
    if goes_on and (on := _ONWARD.search(frame[tokens[0].start : end])):
        end = tokens[0].start + on.start()
    return Span(tokens[0].start, end)


def _left_over(tokens: list[Token]) -> bool:
    """Whether the last word belongs to what comes next: after a space, and one that leans on a word before it (です だ|から)."""
    return tokens[-2].end < tokens[-1].start and tokens[-1].pos[0] in ("助動詞", "助詞", "接続詞")


def cut(graph: ArgumentGraph, start: int, end: int, limit: int) -> Span:
    """The span, or where it is longer than `limit` its end part (the predicate) from where it stands by itself."""
    span = trimmed(graph, start, end)
    if span.end - span.start <= limit:
        return span
    base, frame, _ = _frame(graph, *span)
    part, inside = _part(frame, span.start - base, span.end - base, limit)
    found = Span(part.start + base, part.end + base)
    return cut(graph, *found, limit) if inside else found


@parts_remembered
def _part(frame: str, start: int, end: int, limit: int) -> tuple[Span, bool]:
    """The part of a long stretch that is quoted, and whether it is a quotation of its own that may still be too long."""
    tokens = _inside(frame, start, end)
    least, room = end - limit, limit // 3
    if (light := _LIGHT.search(frame, start, end)) and room < light.start() - start <= limit:
        return Span(start, light.start()), False
    torn = [
        (t.end, _governor(tokens, i))
        for i, t in enumerate(tokens)
        if t.pos[1] == "格助詞" and (t.surface == "を" or (t.surface == "が" and frame[t.end : t.end + 1] != "、"))
    ]
    starts = [s for s in _standing(tokens) if least <= s < end - 3 and _balanced(frame[s:end])]
    starts = [s for s in starts if not any(after <= s <= verb for after, verb in torn)]
    clauses = [s for s in starts if frame[s - 1] in "、。，　 \n"]
    for found in (clauses, starts):
        if found and end - found[0] >= room:
            return Span(_after_link(tokens, found[0]), end), False
    if (inner := _quotation(frame, Span(start, end))) is not None:
        return inner, True
    heads = [s for s in bunsetsu_starts(tokens) if start + 3 < s <= start + limit]
    heads = [s for s in heads if _balanced(frame[start:s])] or heads
    if heads:
        whole = [s for s in heads if s - start > limit // 2 and _TORN.search(frame[start:s]) is None]
        return Span(start, (whole or heads)[-1]), False
    ends = [t.end for t in tokens if t.end <= start + limit]
    return Span(start, ends[-1] if ends else start + limit), False


def _governor(tokens: list[Token], particle: int) -> int:
    """Where the predicate begins that a noun with を or が belongs to; a clause without a verb ends with its pause."""
    rest = tokens[particle + 1 :]
    for i, t in enumerate(rest):
        if (i and t.surface in "、。，　") or (t.pos[0] in ("動詞", "形容詞") and t.pos[1] != "非自立可能"):
            return t.start
    return rest[-1].start if rest else 0


def _after_link(tokens: list[Token], start: int) -> int:
    """The start without a conjunction (で、ただ、あと…)."""
    rest = [t for t in tokens if t.start >= start]
    linked = len(rest) > 2 and (rest[0].pos[0] in ("接続詞", "感動詞") or rest[0].surface in _LINKS)
    return rest[1].start if linked else start


def _standing(tokens: list[Token]) -> Iterator[int]:
    """Where a bunsetsu begins that leans on nothing before it: after a pause, or a noun that no の, clause or verb stem is tied to."""
    begins = set(bunsetsu_starts(tokens))
    for before, token in pairwise(tokens):
        if token.start not in begins:
            continue
        tied = before.surface in _TIED or (token.pos[1] == "数詞" and before.surface in ("を", "が", "に", "から"))
        noun = token.pos[0] in ("名詞", "代名詞", "接頭辞") and before.pos[0] == "助詞"
        alone = token.pos[0] != "動詞" or token.lemma not in _MEASURING
        if (before.surface in "、。，　 \n" and alone) or (noun and not tied):
            yield token.start


def _quotation(text: str, span: Span) -> Span | None:
    """The inside of the longest 「…」 of a span that is more than a few words."""
    found = max(re.finditer(r"「([^「」]{10,})」", text[span.start : span.end]), key=lambda m: len(m[1]), default=None)
    return None if found is None else Span(span.start + found.start(1), span.start + found.end(1))


def _balanced(text: str) -> bool:
    depth = 0
    for c in text:
        depth += (c in _OPEN) - (c in _CLOSE)
        if depth < 0:
            return False
    return depth == 0


def mention(graph: ArgumentGraph, start: int, end: int, limit: int = MENTION) -> str:
    """The writer's words in brackets, … where the beginning or the end is left out."""
    whole = trimmed(graph, start, end)
    part = whole if whole.end - whole.start <= limit else cut(graph, start, end, limit)
    words = part.of(graph.report.text)
    words = _WRAP.sub("", words) if "\n" in words else words
    words = re.sub(r"\s*[\n\t]\s*", " ", words)
    words = ("…" if part.start > whole.start else "") + words + ("…" if part.end < whole.end else "")
    if lone := re.match(r"(「[^「」]{4,}」)と(?:のこと|言|話|答|聞|伺|仰|おっしゃ)[^「」]{0,12}$", words):
        return lone[1]
    return bracketed(words)


def bracketed(words: str) -> str:
    """The words in 「」, brackets inside turned into 『』; a lone quotation keeps its own."""
    if re.fullmatch(r"「[^「」]*」", words):
        return words
    return f"「{words.translate(_INNER)}」"


def spoken(text: str) -> str | None:
    """The longest 「…」 in a text, as it stands."""
    return max(re.findall(r"「[^「」\n]{4,40}」", text), key=len, default=None)


def segment_mention(graph: ArgumentGraph, segment: int, limit: int = MENTION) -> str:
    """The words of one segment in brackets; a reading without its 〜と思う, and with its predicate even where that takes more room."""
    s = graph.segments[segment]
    if s.label is not Label.INTERPRETATION:
        return mention(graph, s.start, s.end, limit)
    thought = _THOUGHT.search(graph.text(segment))
    end = s.start + thought.start() if thought and thought.start() > 7 else s.end
    words = mention(graph, s.start, end, limit)
    return mention(graph, s.start, end, limit + limit // 2) if words.endswith("…」") else words

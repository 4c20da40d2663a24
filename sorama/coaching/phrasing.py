"""Words taken from the report for use in comments: quotes cut at bunsetsu boundaries, names, dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sorama.coaching.topic import words_of
from sorama.model import ArgumentGraph, Entity, EntityKind, EventKind, Kind, Label, Token
from sorama.nlp.morphology import tokens_of
from sorama.span import Span

QUOTE = 44  # letters of a quote
TELLING = 9  # letters of a fact that says something by itself
SHORT = 7  # letters of a field's value below which its name is quoted too
MENTION = 30  # letters of the writer's words inside a sentence of ours
_PAUSE = frozenset("、。，．,！？!?…・/／：:→ 　」』）)】］]〉》")
_OPEN, _CLOSE = "「『（(【［[〈《", "」』）)】］]〉》"
_INNER = str.maketrans("「」", "『』")
_EDGE = re.compile(r"[\s・※→⇒◎○●◆■□△▲▼★☆*#>\-–—、。，．,.!！:：;；~〜～\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F]+")
_NUMBER = re.compile(
    r"^[\s・]*(?:[①-⑳]|[0-9０-９]{1,2}[.．)）、]|[0-9０-９]{1,2}[:：][0-9０-９]{2}(?:[〜~～-][0-9０-９]{1,2}[:：][0-9０-９]{2})?(?=[\s　]))\s*"
)
_LEAD = re.compile(
    r"(?:なので|だから|ですので|それで|そのため|このため|よって|そこで|したがって|つきましては|ついては|ただし?|しかし|でも|なお|ちなみに|また|あと|さらに|"
    r"それと|その後|以上より|というわけで|えーと|あの)[、，]?\s*"
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
_ONWARD = re.compile(
    r"(?:(?<=[たるいうくすつぬむぐぶだん])(?:もの)?(?:ので|んで|から|けど|けれども?|が|し|ため|為|ことから)(?:に|と)?|な(?:ので|んで)|と(?:考え|み|見|思い|思っ|感じ|判断し|推測し)て?)$"
)
_COMPANY = re.compile(
    r"^(?!.*(?:帰|出|退|本|当|弊|来|他|会|商|自|各|全|同)社$)[^\s、。:：]+(?:[ 　][^\s、。:：]+)?(?:様|さま|さん|社|店|㈱|株式会社)$"
)
_NAME = re.compile(r"[（(、,\n\t]")
_TITLE = re.compile(
    r"(?:様|さま|さん|氏|殿|先生|くん|君|長|役|主任|リーダー|マネージャー|マネジャー|バイヤー|オーナー|チーフ|担当者?|責任者|夫妻|夫婦|夫人|"
    r"主人|奥様|監督|博士|教授|師|士|専務|常務|理事|取締役|支配人|大将|女将|親方|番頭|幹事|顧問|教頭|事務長|GM|CEO|CTO|CFO|MR|MD|SV)$"
)


# Names that stand for nobody in particular; ranks that as well may be our own boss.
_ANYBODY = re.compile(
    r"(?:各|他|御|貴|その|この|全)?(?:会社|企業|各社|他社|社|皆|みな|業者|得意先|取引先|代理店|販売店|先方|お客|お客様|客先|ユーザー|担当|担当者|担当の方|管理者|上司|先輩)"
    r"(?:様|さま|さん|の方|方|各位)?|各位"
)
_RANK = re.compile(r"(?:(?:部|課|係|次|支店|所|室|本部)長|主任|マネージャー|マネジャー|リーダー)(?:さん|様)?")


def bunsetsu_starts(tokens: Iterable[Token]) -> Iterator[int]:
    """Where a bunsetsu begins, counted from the start of the tokenised text."""
    before: Token | None = None
    for token in tokens:
        if _begins(token, before):
            yield token.start
        before = token


def _begins(token: Token, before: Token | None) -> bool:
    if before is None:
        return True
    major, minor = token.pos[0], token.pos[1]
    if before.surface in _OPEN or before.pos[0] == "接頭辞":
        return False
    if token.surface in _OPEN:
        return before.pos[0] not in ("名詞", "代名詞")
    if before.pos[0] in ("補助記号", "記号") and (before.surface not in _PAUSE or token.pos[1] == "数詞"):
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


def _tokens(graph: ArgumentGraph, start: int, end: int) -> list[Token]:
    """The morphemes inside a span, counted from the start of the text; from the sentence where it lies in one."""
    base, text = start, graph.report.text[start:end]
    for s in graph.report.sentences:
        if s.start <= start and end <= s.end:
            base, text = s.start, graph.report.text[s.start : s.end]
            break
    return [
        Token(t.start + base, t.end + base, *t[2:])
        for t in tokens_of(text)
        if start <= t.start + base and t.end + base <= end
    ]


def trimmed(graph: ArgumentGraph, start: int, end: int) -> Span:
    """The span without bullets, field name, leading conjunction, closing punctuation, emoji and trailing connective."""
    text = graph.report.text
    for s in graph.report.sentences:
        if s.key is not None and s.key.start <= start < s.key.end and s.key.end + SHORT < end:
            start = s.key.end
    if (number := _NUMBER.match(text[start:end])) and start + number.end() < end:
        start += number.end()
    if (edge := _EDGE.match(text, start, end)) and edge.end() < end:
        start = edge.end()
    if (lead := _LEAD.match(text, start, end)) and lead.end() < end - 3:
        start = lead.end()
    tokens = [t for t in _tokens(graph, start, end) if t.surface.strip()]
    while len(tokens) > 1 and (_EDGE.fullmatch(tokens[0].surface) or tokens[0].pos[0] in ("接続詞", "感動詞")):
        tokens.pop(0)
    while len(tokens) > 1 and _EDGE.fullmatch(tokens[-1].surface):
        tokens.pop()
    if not tokens or all(_EDGE.fullmatch(t.surface) for t in tokens):
        return Span(start, end)
    end = tokens[-1].end
    ends = any(s.start <= start and end < s.end and text[end] not in "。．！？!?" for s in graph.report.sentences)
    if ends and (on := _ONWARD.search(text[tokens[0].start : end])):
        end = tokens[0].start + on.start()
    return Span(tokens[0].start, end)


def cut(graph: ArgumentGraph, start: int, end: int, limit: int) -> Span:
    """The span, or where it is longer than `limit` its end part (the predicate) from a bunsetsu boundary on."""
    span = trimmed(graph, start, end)
    if span.end - span.start <= limit:
        return span
    tokens = _tokens(graph, *span)
    least = span.end - limit
    text = graph.report.text
    starts = [s for s in bunsetsu_starts(tokens) if least <= s < span.end - 3 and _balanced(text[s : span.end])]
    if comma := next((s for s in starts if text[s - 1] in "、。，" and s <= least + limit // 2), None):
        return Span(comma, span.end)
    if starts:
        return Span(starts[0], span.end)
    if (inner := _quotation(text, span)) is not None:
        return cut(graph, *inner, limit)
    heads = [s for s in bunsetsu_starts(tokens) if span.start + 3 < s <= span.start + limit]
    heads = [s for s in heads if _balanced(text[span.start : s])] or heads
    if heads:
        return Span(span.start, heads[-1])
    ends = [t.end for t in tokens if t.end <= span.start + limit]
    return Span(span.start, ends[-1] if ends else span.start + limit)


def _quotation(text: str, span: Span) -> Span | None:
    """The inside of the longest 「…」 of a span."""
    found = max(re.finditer(r"「([^「」]+)」", text[span.start : span.end]), key=lambda m: len(m[1]), default=None)
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
    part = cut(graph, start, end, limit)
    words = re.sub(r"\s*[\n\t]\s*", " ", part.of(graph.report.text))
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


def segment_mention(graph: ArgumentGraph, segment: int) -> str:
    """The words of one segment in brackets."""
    s = graph.segments[segment]
    return mention(graph, s.start, s.end)


def person(graph: ArgumentGraph, start: int, end: int, thread: int | None) -> str | None:
    """The person on the customer's side who is meant at this place: named there, or the only one of the thread."""
    greeted = [s for s in graph.segments if s.kind is Kind.GREETING]  # a boss who is addressed is no customer
    people = [
        e
        for e in graph.reading.entities
        if e.kind is EntityKind.PERSON
        and not _ANYBODY.fullmatch(e.name.strip())
        and not any(s.start <= e.start < s.end for s in greeted)
    ]
    acting = any(s.start <= start < s.end and s.label is Label.ACTION for s in graph.segments)
    here = [e for e in people if start <= e.start < end and not (acting and _RANK.fullmatch(e.name.strip()))]
    there = [e for e in people if thread in (None, e.thread) and not _RANK.fullmatch(e.name.strip())]
    for found in (here, there):
        if len({e.name for e in found}) == 1:
            return with_title(_in_full(found[0], people))
        if found:
            return None
    return None


def _in_full(entity: Entity, people: Iterable[Entity]) -> Entity:
    """所長 → 村井所長, where the same thread names one such person in full."""
    name = entity.name.strip()
    full = {e.name.strip(): e for e in people if e.thread == entity.thread and e.name.strip().endswith(name)}
    longer = [e for n, e in full.items() if n != name]
    return longer[0] if len(longer) == 1 else entity


def with_title(entity: Entity) -> str:
    """The name as written; さん where it stands bare."""
    name = entity.name.strip()
    return name if _TITLE.search(name) else name + "さん"


def customer(graph: ArgumentGraph, thread: int | None) -> str | None:
    """That of the report's own field, else the one named in the thread where it is the only one, else what its heading calls it."""
    if graph.report.customer and len(graph.report.threads) < 2:
        return graph.report.customer
    named = (
        e.name
        for e in graph.reading.entities
        if e.kind is EntityKind.CUSTOMER and thread in (None, e.thread) and graph.report.text[e.end : e.end + 1] != "長"
    )
    found = {_NAME.split(name.strip(" :：　"))[0].strip() for name in named} - {""}
    if len(found) == 1:
        return found.pop()
    if found:
        return None
    titles = [t.title for t in graph.report.threads if t.index == thread and t.title]
    if titles and len(titles[0]) <= 16 and _COMPANY.search(titles[0]):
        return titles[0]
    return None


def product(graph: ArgumentGraph, start: int, end: int) -> str | None:
    """The product named at this place."""
    found = [e.name for e in graph.reading.entities if e.kind is EntityKind.PRODUCT and start <= e.start < end]
    return found[0] if len(set(found)) == 1 else None


def coming_date(graph: ArgumentGraph, thread: int | None) -> str | None:
    """A date after the report's own (or told as a deadline) in the same thread, as written."""
    own = graph.report.date
    for when in graph.reading.dates:
        inside = any(s.start <= when.start < s.end and thread in (None, s.thread) for s in graph.segments)
        ahead = when.deadline or (own is not None and when.first is not None and when.first > own)
        if inside and ahead and when.end - when.start <= 12:
            return graph.report.text[when.start : when.end]
    return None


_TELLING = (Kind.SAID, Kind.MEASURED, Kind.OBSERVED, Kind.OWN_ACT)


_WEIGHTY = frozenset(
    {
        EventKind.COMPLAINT,
        EventKind.REQUEST,
        EventKind.REFUSAL,
        EventKind.TROUBLE,
        EventKind.UNDONE,
        EventKind.DISCOVERY,
    }
)


def telling_fact(graph: ArgumentGraph, segments: Iterable[int], claim: int | None = None) -> int | None:
    """The fact that says most: for a claim a direct premise that shares its words, then words, figures, observations, own acts."""
    facts = [i for i in segments if graph.segments[i].label is Label.FACT]
    full = [i for i in facts if says_something(graph, i)]
    direct = graph.premises.get(claim, ()) if claim is not None else ()
    about: frozenset[str] = words_of(graph, claim) if claim is not None else frozenset()

    def least(i: int) -> tuple[bool, int, bool, int, int]:
        shared = len(about & words_of(graph, i)) if about else 0
        light = not any(e.kind in _WEIGHTY for e in graph.events_of.get(i, ()))
        return (i not in direct, -shared, light, _rank(graph.segments[i].kind), -i)

    return min(full or facts, key=least, default=None)


def says_something(graph: ArgumentGraph, fact: int) -> bool:
    """Whether a fact is more than an activity, a routine or a word or two."""
    if any(e.kind in (EventKind.ACTIVITY, EventKind.ROUTINE, EventKind.VERDICT) for e in graph.events_of.get(fact, ())):
        return False
    text = graph.text(fact)
    number = _NUMBER.match(text)
    return len(text.strip("・。 　")) - (number.end() if number else 0) >= TELLING


def _rank(kind: Kind) -> int:
    return _TELLING.index(kind) if kind in _TELLING else len(_TELLING)

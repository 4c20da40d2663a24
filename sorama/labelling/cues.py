"""Named grammar cues: a match is a reason that a person can read. Patterns ask for symbols, @parts of speech and %word classes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sorama.labelling.grammar import Word

# Alternatives are parted by |, morphemes by white space; ? makes a morpheme optional.
_PATTERNS: dict[str, tuple[str, ...]] = {
    # reported speech: fact
    "hearsay.tonokoto": ("と の|言う 事|話|御話|由|意見|要望|回答|連絡|返事|説明|指摘|声|希望|依頼|報告|返答|返信|答え|指示|意向|相談|御意見|御要望|御返事",
                         "と の ご|御 @N", "と の", "と 言う 話|意見|声|要望|連絡|回答|返事|指摘|説明|返答|相談|苦情", "と 言う 事 だ"),
    "hearsay.souda": ("そう伝",),
    "hearsay.said": ("と %speech", "と 御|ご %speech", "と も|は|だけ|しか %speech", "と @N で|から|に|へ|より %speech"),
    "hearsay.passive": ("%speech 為る? られる|れる", "%speech 為る? て 貰う", "指摘|意見|言葉|要望|依頼|話|連絡|相談|回答|質問|返事|声|苦情 を 貰う|受ける|頂戴",
                        "指摘|要望|依頼|連絡|相談|質問|問い合わせ|苦情|回答|返事|希望 有る|が @V"),
    "hearsay.heard": ("と 聞く|伺う|承る", "と の 事 を? 聞く|伺う", "%hear て 貰う", "を 聞く|伺う た"),
    "hearsay.source": ("に よる と接|ば", "曰く", "談", "情報", "より|から は @comma?", "%name_suffix|%third より|から"),
    "quote.speech": ("」|「」|』 と", "」|「」|』 と 言う", "」|「」|』 @stop", "」|「」 の @N"),
    "quote.any": ("「|『|「」",),
    "quote.ends": ("」|』|「」",),
    "quote.casual": ("と さ", "と ね", "みたい だ 事", "と 言う て 居る"),
    # appearance, estimate: interpretation
    "seem.sou": ("そう様",),
    "seem.rashii": ("らしい",),
    "seem.you": ("様 だ", "みたい だ", "みたい", "様子|模様|雰囲気|気配|傾向 だ?", "よう だ", "よう @stop"),
    "seem.manner": ("様|よう に", "様|よう だ @N"),
    "guess.low": ("か も", "か も 知れる ない", "可能性 が|は|も", "可能性 有る|高い|大", "恐れ", "懸念", "余地"),
    "guess.high": ("に 違い ない", "筈|はず", "だろう", "に 決まる て 居る", "と 見込む", "と|に 見る|みる|見える", "と 読む|踏む|捉える", "見込み"),
    "guess.question": ("の だ は ない? か?", "だ は ない? か", "だ ない か", "の か", "だろう か", "か @final", "か な", "か @stop", "ない か な"),
    "mind.think": ("と %think", "と は %think", "に|く|を %think", "@A %think", "そう 思う", "気 が 為る", "と の? 認識", "印象|感触|感じ を 受ける"),
    "mind.felt": ("と 感ずる|感じる", "を 感ずる|感じる", "感じ|印象|感触|手応え", "感じ だ"),
    "mind.quoteless": ("か な? と", "な と", "だ な と", "だろう と", "ない か と", "か と"),
    "mind.customer": ("興味|関心|期待|不満|不安|信頼|意欲|警戒|好感 を? 持つ|抱く|示す|寄せる|感ずる", "%mind が|は 有る|高い|強い|大きい|薄い", "乗り気|前向き|熱心"),
    "estimate.noun": ("%estimate",),
    "seem.noun": ("%seem",),
    "evaluate.predicate": ("%evaluate だ? @stop", "%evaluate た", "%evaluate だ", "%evaluate"),
    "verdict.noun": ("%verdict だ", "%verdict は|が", "%verdict @stop", "%verdict"),
    "cause.noun": ("原因|要因|主因|敗因|勝因|理由|ネック|背景", "所為|せい だ", "お陰 だ", "から だ", "為 だ", "の は @N", "から|為 と 思う|考える|見る"),
    "lesson": ("反省|教訓|学び|痛感|気付き|気づき", "べし だ た", "ば 良い た", "足りる ない た", "甘い た", "不足"),
    "counterfactual": ("ば @V て 居る た", "て 居る ば", "て 居る た|たら"),
    "need": ("必要 が|だ", "必要", "べし", "なければ|ない ば 成る ない", "ない と接 行ける ない", "ない と接 不味い", "方 が 良い", "要 為る", "が|は 要る", "求める られる", "ざる を 得る ない"),
    "negation.focus": ("だ は ない", "だ ない @comma", "より も", "と 言う より", "ば かり"),
    "condition": ("@conditional ば", "た たら", "たら", "なら", "だ なら", "限り", "と接", "まま だ は", "この まま"),
    "degree": ("%stance",),
    "compare": ("より @P? @A", "の 方 が", "だけ だ|で は", "しか ない", "さえ", "こそ"),
    # what we do: action
    "plan.volitional": ("@volitional", "う @volitional", "たい", "たい と %think", "@volitional と %think"),
    "plan.noun": ("予定|方針|段取り|運び|手筈|計画|所存|積もり|つもり",),
    "plan.decision": ("事 と|に 成る|為る", "流れ と|に 成る", "運び と|に 成る", "@N に 決める|決定", "形 で|に"),
    "plan.act": ("%act 為る? @stop", "%act 予定", "@V て 行く|来る|みる|見る|置く @stop", "%act を 為る @stop"),
    "plan.te_iku": ("て 行く", "て 来る"),
    "plan.try": ("て 見る", "て みる", "て 置く", "て おく"),
    "plan.until": ("迄 に", "迄", "以内 に", "中 に"),
    "ask.request": ("て 下さる|貰う|頂く ます? か", "て 呉れる|貰う ない? だろう? か", "て 貰う|呉れる だ か", "願う", "御|お 願う|願い", "為る て 呉れる", "せる|させる て 呉れる|貰う",
                    "て も 良い か", "相談 為る たい", "教示|助言|同行|同席|判断|指導|アドバイス を? 願う|呉れる|貰う"),
    "ask.vocative": ("%boss @comma",),
    "effort": ("%effort",),
    "vague": ("%vague",),
    "promise": ("約束", "アポ を? 貰う|取る|頂戴", "アポ 獲得|取得"),
    # who
    "actor.humble": ("%humble", "御|ご @SA 為る", "御|お @V 為る", "て 貰う", "せる て 貰う"),
    "actor.respect": ("%respect", "御|お|ご @N|@V に 成る", "%give", "て 呉れる", "御|お|ご @SA 貰う", "御|お @V 貰う"),
    "actor.third": ("%third", "%name_suffix"),
    "actor.third_subject": ("%third|%name_suffix|@name は|が|も|から|より", "%third|%name_suffix @comma|@open", "%third|%name_suffix の @N は|が"),
    "actor.third_recipient": ("%third|%name_suffix へ|に|宛", "%third|%name_suffix 宛|向け"),
    "actor.own": ("%own は|が|から|も|で", "%own の", "%own"),
    "actor.rival": ("%rival",),
    "actor.rival_subject": ("%rival は|が|も|から|より",),
    # events
    "past": ("た @stop", "た"),
    "state": ("て 居る", "て 有る", "有る"),
    "passive": ("られる", "れる"),
    "causative": ("せる", "させる"),
    "potential": ("出来る", "得る"),
    "negation": ("ない",),
    "negative.result": ("%negative", "出来る ず", "ず @comma", "ない た"),
    "result": ("受注|成約|契約|失注|決定|獲得|内定|落札|採用|内示|承認|決裁|導入",),
    "nominalised": ("の だ", "事 だ", "訳 だ"),
    "figure": ("@number @unit", "@number %", "@number"),
    "figure.hedged": ("@unit %hedge", "約 @number"),
    "date": ("@number 月", "@number / @number", "@number 日", "@number 時", "%weekday"),
    "time.future": ("%future",),
    "time.past": ("%past",),
    "connective.response": ("%response",),
    "connective.contrast": ("%contrast",),
    "connective.addition": ("%addition",),
    "evidence": ("事 から", "を? 踏まえる", "を 受ける て", "から 為る と接", "から 見る て", "と 言う 理由", "た|居る 所 から"),
    "greeting": ("%greet", "%greet 様"),
    "question": ("か @stop", "? @stop", "？"),
}  # fmt: skip


class Mark(NamedTuple):
    """A cue found: morphemes `first:last` of the sentence."""

    name: str
    first: int
    last: int


_Keys = frozenset[str]
_Rest = tuple[_Keys, ...]  # the morphemes of a pattern that are still to come, each as the keys it may have


class Lead(NamedTuple):
    """The cues that may begin with a word: those that it is alone, and by a key of the next word those that go on."""

    alone: tuple[str, ...]
    longer: Mapping[str, tuple[tuple[str, _Rest], ...]]  # key of the next word → name, and what must follow that word
    next: _Keys


def _expand(pattern: str) -> Iterator[_Rest]:
    """The pattern without its optional morphemes, in every combination, each morpheme as the set of keys it may have."""
    parts = []
    for item in pattern.split():
        optional = item.endswith("?") and len(item) > 1
        keys = frozenset(item[: -1 if optional else None].split("|"))
        parts.append((keys, None) if optional else (keys,))
    for chosen in product(*parts):
        yield tuple(keys for keys in chosen if keys is not None)


def _index() -> Mapping[str, tuple[tuple[str, _Rest], ...]]:
    """Key of the first morpheme → (name, remaining morphemes)."""
    found: dict[str, dict[tuple[str, _Rest], None]] = {}
    for name, patterns in _PATTERNS.items():
        for pattern in patterns:
            for first, *rest in _expand(pattern):
                for key in first:
                    found.setdefault(key, {})[name, tuple(rest)] = None
    return {key: tuple(v) for key, v in found.items()}


_END = frozenset({"@stop", "@end"})
_OTHERS = frozenset({"actor.third_subject", "actor.respect", "actor.rival_subject"})
_THEIRS = {
    "plan.act": "theirs.act",
    "plan.noun": "theirs.plan",
    "plan.decision": "theirs.decision",
    "plan.volitional": "theirs.wish",
}
_BY_KEY = _index()
_FIRST = frozenset(_BY_KEY)
NAMES = (*_PATTERNS, *_THEIRS.values())


def lead_of(keys: _Keys) -> Lead | None:
    """The cues that may begin with a word that has these keys."""
    return _lead(keys & _FIRST)


@lru_cache(maxsize=2048)
def _lead(keys: _Keys) -> Lead | None:
    alone, longer = set(), dict[str, dict[tuple[str, _Rest], None]]()
    for key in keys:
        for name, rest in _BY_KEY[key]:
            if not rest:
                alone.add(name)
            for following in rest[0] if rest else ():
                longer.setdefault(following, {})[name, rest[1:]] = None
    if not alone and not longer:
        return None
    return Lead(tuple(sorted(alone)), {k: tuple(v) for k, v in longer.items()}, frozenset(longer))


def marks_in(words: Sequence[Word]) -> tuple[Mark, ...]:
    """All cues of a clause, each name at most once a starting place and then the longest, in order of the text."""
    found: list[Mark] = []
    keys = [w.keys for w in words]
    keys.append(_END)
    count = len(words)
    for i, word in enumerate(words):
        lead = word.lead
        if lead is None:
            continue
        alone, longer, following = lead
        ends: dict[str, int] = {}
        if not following.isdisjoint(keys[i + 1]):
            for key in following & keys[i + 1]:
                for name, rest in longer[key]:
                    last = i + 2 + len(rest)
                    if ends.get(name, 0) < last and (not rest or (last <= count + 1 and _goes_on(rest, keys, i + 2))):
                        ends[name] = last
        if ends:
            for name in sorted({*ends, *alone}):
                found.append(Mark(name, i, min(ends.get(name, i + 1), count)))  # noqa: PERF401
        else:
            for name in alone:
                found.append(Mark(name, i, i + 1))  # noqa: PERF401 - there is mostly none
    return _scoped(found)


def _goes_on(rest: _Rest, keys: Sequence[_Keys], at: int) -> bool:
    """Whether the morphemes from this one on have the keys that are wanted."""
    for wanted in rest:
        if wanted.isdisjoint(keys[at]):
            return False
        at += 1
    return True


def _scoped(marks: list[Mark]) -> tuple[Mark, ...]:
    """Acts and plans of somebody else are no plans of ours: whose they are decides the name."""
    if _OTHERS.isdisjoint([name for name, _, _ in marks]):
        return tuple(marks)
    return tuple(m._replace(name=_THEIRS[m.name]) if m.name in _THEIRS else m for m in marks)

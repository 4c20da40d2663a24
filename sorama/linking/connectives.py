"""What a segment shows of its place in an argument: connectives at either end, content terms, and a few signs of its kind.

Grammar and whole classes of function words only. Standard library only, apart from the morphemes of Sudachi.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sorama.linking.matters import MATTER
from sorama.memo import parts_remembered
from sorama.model import Label
from sorama.nlp.morphology import tokens_of
from sorama.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sorama.model import Segment
    from sorama.report import Report

_LEAD = r"^[\s・→⇒➡>＞\-‐－―*※●■◆◇▼▶「（(、]*"  # marks that may stand before the first word
_HEADS = {
    "cause": r"(?:その|この)(?:ため|為|結果)|よって|従って|したがって|ゆえに|(?:な|です)ので|(?:だ|です)から|そこで(?!の)|(?:そんなわけ|というわけ|ということ)で"
    r"|以上(?:より|から|を踏まえ)|(?:これ|それ|ここ)(?:を(?:踏まえ|受け)て?|から)|(?:その|この)ことから"
    r"|だったら|であれば|(?:それ)?なら(?!ば)|(?:そう)?(?:なる|する|だとする)と|つきましては|ついては|つまり|結果として|結果、|要するに",
    "reason": r"というのも|というのは|なぜなら|なぜかというと|理由は|根拠は|実際、|実は|現に",
    "contrast": r"ただし|ただ(?=[、今向])|しかし|けれど|けど|だけど|だが|とはいえ|でも|一方|逆に|反面|それでも|もっとも、|ところが",
    "add": r"また(?=[、今次])|あと(?!で)|さらに|更に|加えて|しかも|それと|それから|それに|併せて|あわせて|同時に|そして",
    "points": r"(?:これ|それ|あれ)(?:は|が|も|なら|を)|(?:この|その)(?:まま|調子|分|点|辺|へん)?|ここ|そこ|そう",
    "aside": r"なお|ちなみに|余談|その他|そのほか|別件|ところで|そういや|そういえば|そもそも",
}
_TAILS = {
    "cause": r"(?:ので|んで|から|ため|為|ことから|により|によって|ことで|とあって|だけに|もので)",
    "basis": r"(?:(?:を踏まえ|を受け|をふまえ|をうけ|に鑑み|をもとに|を基に|に対し)て?)",
    "think": r"(?:と(?:考え|思い|思って|思うの|感じ|判断し|見|みて?|踏んで|読んで|捉え|受け止め)(?:て|で|まして|ますので)?)",
    "contrast": r"(?:(?:[るたいすだうん]が)|けれども?|けど|ものの|のに|にもかかわらず)",
}
_CLOSE = r"[\s、,。．.!！?？）)」』…]*$"
_BECAUSE = pattern(
    r"(?:から|ため|為|ので|ゆえ)(?:だ|です|である|と(?:いう|の)こと|だった|でした|でしょう|だろう)?" + _CLOSE
)
_HEAD = pattern(_LEAD + "(?:" + "|".join(f"(?P<{k}>{v})" for k, v in _HEADS.items()) + ")")
_TAIL = pattern("(?:" + "|".join(f"(?P<{k}>{v})" for k, v in _TAILS.items()) + ")" + _CLOSE)
_TAIL_ROOM = 14  # letters at the end in which a closing connective is looked for
_FLAGS = {
    "field": r"^[\s・]*[^\s、。「」:：]{1,10}[:：]",
    "arrow": r"^[\s・]*[→⇒➡]",
    "asks": r"依頼|要望|希望|ほしい|欲しい|てくれ|頼まれ|求め|できないか|もらえ(?:ない)?か|もらえるか|問われ|質問|聞かれ|宿題|催促|問い?合わ?せ|苦情|指摘",
    "said": r"との?(?:こと|事|話|ご|返|声|意向)|そうです|そうだ|と言|って言|いわく|曰く|によると|おっしゃ|「|伺った|聞いた|と聞",
    "figure": r"[0-9０-９]",
    "errand": r"訪問(?!先)|面談|商談|打合せ|打ち合わせ|同行|出席|参加|案内|紹介|架電|T[Ee][Ll]|t[Ee][Ll]|M[Tt][Gg]|m[Tt][Gg]|実施|行いました|定例|伺いました",
    "idle": r"世間話|雑談|情報交換|いろいろ|色々|近況|久しぶり|挨拶|あいさつ|話(?:しました|できました|をしました|できた)|お茶",
    "vague": r"頑張|がんば|努め|努力|フォロー|引き続き|検討し|関係(?:構築|づくり|を)|しっかり|徹底",
    "mind": r"前向き|乗り気|好意|好感|満足|興味|意欲|本気|ニーズ|確度|信頼|不満|警戒",
    "cause": r"原因|要因|理由|主因|ネック|響い|からだ|からです|ためだ|ため(?:です|である)",
    "must": r"必要|べき|ないと|なければ|ねば|必須|急務|課題",
    "guess": r"思う|思い|思っ|かも|だろう|でしょう|可能性|恐れ|おそれ|はず|ようだ|よう(?:です|に思)|見込|そうだ|そう(?:です)?[。\s]*$|のではないか|とみる|と見|考え",
    "time": r"明日|今日中|今週|来週|来月|今月|[0-9０-９][/月日時]|までに|曜|午前|午後|次回|今夜|後日",
    "done": r"(?:た|ました|済み?|済)" + _CLOSE,
    "person": r"(?:様|さま|さん|氏|部長|課長|社長|専務|常務|次長|係長|店長|院長|先生|主任|先方|お客|顧客|オーナー|担当者?|本人|奥様|ご主人|皆さん|皆様)(?:方|たち)?(?:ご自身|も)?(?:は|も|が|、)",
    "sweeping": r"どの(?!くらい|よう|程度)|どちら|いずれ|どこも|どなた|誰も|だれも|皆|みんな|みな(?:さん|様)|どれも|全員|全体|いつも|必ず|間違いなく|完全に|絶対|すべて|全て",
    "self": r"自分|私[はがもの]|反省|勉強に|準備(?:不足|が)|べきだった|できなかった|トーク|説明(?:は|が|不足)|詰め切れ|甘かった|実力|力不足|メンタル",
    "as asked": r"(?:依頼|要望|希望|指示|指摘|相談|約束|求め|話)(?:の(?:とおり|通り|件|あった|資料)|(?:い|頂)ただい|され|どおり|通り)|(?:言|頼|聞か|求め)(?:わ|ま)?れた",
    "odds": r"確度|確率|見込み?[:：]|[0-9０-９]+[%％割](?:くらい|程度|ほど)?(?:の(?:見込|確率)|と見)",
    "needs": r"^[\s・]*(?:[^\s:：]{0,4}(?:課題|要望|要求|懸念|悩み|困りごと|ニーズ|宿題|質問|依頼|不満|(?i:pain|needs?|issue|request)))[:：]",
    "rival": r"^[\s・]*(?:[^\s:：]{0,3}(?:競合|他社|相見積|(?i:competitor)))[^\s:：]{0,3}[:：]",
    "besides": r"^[\s・]*(?:その他|備考|補足|追記|追加|メモ|他|参考)[:：]",
    "wait": r"しだい|次第|(?:が|に)なり(?:まし)?たら|でき(?:次第|たら)|後に|終わったら|上がったら",
    "own": r"自分|私の?|弊社|当社|うち[のはがも]",
}
_FLAG = tuple((k, re.compile(v).match if v[0] == "^" else re.compile(v).search) for k, v in _FLAGS.items())
_NOTHING: frozenset[str] = frozenset()
_TOPIC = pattern(r"(?:は|が|も|って|：|:)")
_KANJI = pattern(r"(?<![0-9０-９.,億万千百])[一-龥々]{2,}")
LIGHT = "~"  # marks a term that says less: a pair of kanji, a single letter, a person's name
_DIGITS = pattern(r"[0-9０-９]+(?:[.,，．][0-9０-９]+)*")
_STOP = frozenset(
    re.split(
        " ",
        "事 物 者 方 様 為る 居る 有る 成る 出来る 言う 思う 考える 見る 行く 来る 貰う 頂く 下さる 呉れる 置く 仕舞う 其れ 此れ 其の 此の 今日 本日 明日 "
        "昨日 今週 来週 今月 来月 先週 先月 今年 来年 昨年 午前 午後 此方 当社 弊社 自社 先方 御客様 客 人 時 中 日 月 年 分 件 回 社 名 円 予定 良い 無い "
        "多い 今 次回 今回 前回 後 上 下 前 内 点 他 其の他 必要 可能 感ずる さん",
    )
)
DOUBT = 0.2  # probability of the second label from which on it is worth a thought
_CONTENT = frozenset(("名詞", "動詞", "形容詞", "形状詞"))
_EMPTY = frozenset(("非自立", "非自立可能", "数詞", "助動詞語幹", "助数詞可能"))


class Node(NamedTuple):
    """What linking sees of one segment."""

    at: int  # index of the segment
    sign: str  # F, I, A or O
    place: int  # among the segments of its thread that are not O
    sentence: int
    line: int
    block: int  # section: a heading or another O starts a new one
    run: int  # stretch of segments of one label inside a thread, as a number
    run_place: int  # place inside the run
    head: str  # class of the connective that opens it, "" where there is none
    head_text: str
    tail: str  # class of the connective that closes it
    tail_text: str
    because: bool  # ends like a reason given afterwards (…からだ)
    flags: frozenset[str]
    terms: frozenset[str]
    topic: frozenset[str]  # the terms before the first は、が、も
    matters: frozenset[str]  # what kind of thing it is about
    size: int  # letters
    doubt: str = ""  # F, I, A or O where that label was nearly given


SIGNS = {Label.FACT: "F", Label.INTERPRETATION: "I", Label.ACTION: "A", Label.OTHER: "O"}


def nodes_by_thread(report: Report, segments: Iterable[Segment]) -> tuple[tuple[Node, ...], ...]:
    """The nodes of each thread in order of the text; segments labelled other only part the sections."""
    found: dict[int, list[Node]] = {}
    block = 0
    at, text = -1, ""  # the sentence at hand: a long line is cut out once, not for each of its segments
    for index, s in enumerate(segments):
        if s.label is Label.OTHER:
            block += 1
            continue
        nodes = found.setdefault(s.thread, [])
        last = nodes[-1] if nodes else None
        sign = SIGNS[s.label]
        same = last is not None and last.sign == sign and last.block == block
        run, run_place = (last.run, last.run_place + 1) if same and last else (last.run + 1 if last else 0, 0)
        sentence = report.sentences[s.sentence]
        if at != s.sentence:
            at, text = s.sentence, report.sentence_text(s.sentence)
        words = _words(text, s.start - sentence.start, s.end - sentence.start)
        doubt = SIGNS[s.runner_up[0]] if s.runner_up and s.runner_up[1] >= DOUBT else ""
        size = s.end - s.start
        nodes.append(
            Node(index, sign, len(nodes), s.sentence, sentence.line, block, run, run_place, *words, size, doubt)
        )
    return tuple(map(tuple, found.values()))


Words = tuple[str, str, str, str, bool, frozenset[str], frozenset[str], frozenset[str], frozenset[str]]


@parts_remembered
def _words(sentence: str, start: int, end: int) -> Words:
    """What a stretch of a sentence shows by its words: the fields of a node from `head` to `matters`."""
    text = sentence[start:end]
    head = _HEAD.match(text)
    room = max(0, len(text) - _TAIL_ROOM)
    tail = _TAIL.search(text, room)
    topic = _TOPIC.search(text)
    split = topic.end() if topic else 0
    terms = _terms(sentence, start, end)
    return (
        (head.lastgroup or "") if head else "",
        head[head.lastgroup or 0] if head else "",
        (tail.lastgroup or "") if tail else "",
        tail[tail.lastgroup or 0] if tail else "",
        _BECAUSE.search(text, room) is not None,
        frozenset([k for k, search in _FLAG if search(text)]),
        frozenset([t for _, t in terms]),
        frozenset([t for at, t in terms if at <= split]) if split else _NOTHING,
        frozenset([m for _, t in terms for m in MATTER.get(t[1:] if t[0] == LIGHT else t, ())]),
    )


def _terms(sentence: str, start: int, end: int) -> list[tuple[int, str]]:
    """Content words of a stretch in normalised form, numbers, and pairs of kanji out of longer words, with their ends."""
    tokens, found = tokens_of(sentence), []
    first = bisect_left(tokens, start, key=lambda t: t.start) if start else 0
    for t in tokens[first:] if first else tokens:
        begin, stop, _, _, norm, pos = t
        if begin >= end:
            break
        if pos[0] in _CONTENT and pos[1] not in _EMPTY and pos[2] not in _EMPTY and norm not in _STOP:
            found.append((stop - start, LIGHT + norm if len(norm) == 1 or pos[2] == "人名" else norm))
    text = sentence[start:end]
    for number in _DIGITS.finditer(text):
        digits, stop = number[0], number.end()
        unit = text[stop : stop + 1]
        if len(digits) > 1 or unit.isalpha():
            found.append((stop, unicodedata.normalize("NFKC", digits + unit)))
    for word in _KANJI.finditer(text):
        at = word.start() + 2
        found += [(at + i, pair) for i, pair in enumerate(_pairs(word[0]))]
    return found


@lru_cache(maxsize=4096)
def _pairs(word: str) -> tuple[str, ...]:
    """Its neighbouring letters, two by two."""
    return tuple(LIGHT + word[i : i + 2] for i in range(len(word) - 1))

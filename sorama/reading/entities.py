"""Names: customers, people, colleagues, products and competitors, by suffix classes and the team's word lists.

No named-entity model: a name is a run of nouns that ends in what only companies (商事, 製作所, 病院, 社) or people (様, 氏, 部長)
end in, or that stands beside a legal form (株式会社), or a field that asks for it (訪問先:).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sorama.model import Entity, EntityKind, Form, Kind, Report, Segment, Sentence, Thread, Token, Words, Zone
from sorama.nlp.morphology import tokens_of
from sorama.reading.acts import class_of
from sorama.reading.normal import normal
from sorama.reading.words import word_set

_LEGAL = word_set(
    "株式会社 有限会社 合同会社 合資会社 医療法人 社会福祉法人 学校法人 社団法人 財団法人 (株) (有) ㈱ ㈲"
)
_COMPANY = tuple(
    word_set(
        "商事 商店 商会 産業 工業 工務店 製作所 製造所 製薬 製菓 製麺 製鋼 製紙 精機 精工 電機 電工 機工 鉄工 鉄工所 鉄鋼 鋼業 金属工業 化成 化学工業 水産 物産 運輸 建設 "
        "建材 建機 建築事務所 設計事務所 法律事務所 会計事務所 税理士事務所 総合事務所 書店 書房 銀行 信金 信用金庫 信用組合 証券 病院 医院 医療センター クリニック 歯科 "
        "皮膚科 内科 眼科 小児科 整形外科 耳鼻科 耳鼻咽喉科 薬局 薬店 酒店 旅館 学園 幼稚園 保育園 ストア ストアー マート ホールディングス システムズ テック 技研 農園 農協 漁協 "
        "酒造 醸造 牧場 モータース 紙業 重工 造船 総業 興業 興産 フーズ ベーカリー 市役所 区役所 町役場 県庁 飲料 乳業 油脂 電設 鋳造 鍛造 硝子 窯業 製材 林業 造園 動物病院 "
        "農産 畜産 製粉 管理組合 協同組合 協会 福祉会 美容室 化工 工機 無線 縫製 食堂 理容 産婦人科 外科 接骨院 整骨院 塾 工房"
    )
)
# Ends of names that are ordinary words too: a name only where a proper noun or an honorific stands beside them.
_PERHAPS = tuple(
    word_set(
        "製造 精密 電子 電気 機械 機器 金型 金属 化学 薬品 食品 物流 運送 倉庫 建築 土木 住宅 不動産 設備 空調 印刷 出版 ホテル 大学 高校 中学 中学校 小学校 スーパー HD グループ "
        "システム 研究所 計測 交通 観光 自動車 樹脂 ゴム 繊維 ガス 石油 航空 通信 企画 屋 堂 組 庵 家具 塗装 木材 園芸 警備 清掃 介護 苑 荘 事務所 サービス 販売 ソフト 情報 "
        "センター 店 館 サロン スクール 学院 教習所 旅行 水道 電力 医療 組合 局 社"
    )
)
_ELSEWHERE = word_set("当社 弊社 自社 御社 貴社 他社 同社 中古 冷凍 地元 大手 同業")
_BARE_COMPANY = word_set(
    "商社 会社 本社 支社 他社 当社 弊社 自社 御社 貴社 同社 各社 数社 全社 来社 出社 帰社 退社 入社 神社 競合他社 小社 両社"
)
_NUMERALS = "一二三四五六七八九十百千万"
_ROLES = word_set(
    "様 さん 氏 殿 先生 さま 部長 課長 次長 係長 主任 社長 副社長 専務 常務 会長 店長 副店長 院長 副院長 所長 工場長 支店長 支配人 理事長 理事 事務長 園長 "
    "校長 教頭 教授 バイヤー 室長 リーダー マネージャー マネジャー 取締役 本部長 代表 オーナー 師長 薬局長 住職 町長 市長 組合長 局長 班長 駅長 料理長 "
    "センター長 チーフ 監督 医師 看護師長 棟梁 女将 大将 副部長 課長代理 部長代理 担当 顧問"
)
_HONORIFICS = word_set("様 さん 氏 殿 さま 先生")
_TITLES = _ROLES - _HONORIFICS
_NO_NAME = word_set(
    "客 お客 御客 お得意 得意先 皆 各位 担当 ご担当 業者 奥 旦那 お母 お父 母 父 息子 娘 先方 子 お子 弟 兄 姉 妹 社員 職員 店員 受付 患者 利用者 入居者 "
    "お疲れ お世話 何 同 前 新 元 副 両 全 各 現 次 隣 代 御 お"
)
_NOBODY = (*_COMPANY, *word_set("士 師 員 者 部 課 室 店 係 科 担当 屋 業 会 局 館 園 院"))
_OWN_SIDE = word_set("上司 上長 先輩 後輩 同僚 当社 弊社 自社 社内 うち 我々 当方 営業部 技術部")
_COLLEAGUE_WORDS = word_set("上司 上長 先輩 同僚 後輩")
_NOT_HEAD = word_set(
    "訪問 面談 商談 打合せ 打ち合わせ 来社 同行 新規 既存 大手 地元 取引先 得意先 客先 顧客 先方 競合 他社 訪問先 午前 午後 場所 今回 前回"
)
_WHO = re.compile(
    r"(?:訪問先|顧客|客先|会社|得意先|取引先|企業|お客様|施設|店舗|法人|商談先|相手先|取引先|往訪先)(?:名|様|名称)?\s*$"
)
_CUT = re.compile(r"[(\uff08、,/\uff0f\s・|→]")


def find_entities(report: Report, words: Words, segments: tuple[Segment, ...] = ()) -> tuple[Entity, ...]:
    """The names in a report, in its order; the team's own words win over suffixes."""
    inside = {s.sentence for s in segments if s.kind is Kind.REQUEST}
    found: list[Entity] = []
    for index, sentence in enumerate(report.sentences):
        text = report.text[sentence.start : sentence.end]
        own_side = sentence.zone is Zone.REQUEST or index in inside
        listed = list(_listed(text, words))
        taken = [(s, e) for _, s, e in listed]
        names = [
            *_field(text, sentence),
            *_companies(tokens_of(text)),
            *_people(_with_roles(tokens_of(text)), own_side=own_side),
        ]
        for kind, start, end in names:
            if not any(start < e and s < end for s, e in taken):
                taken.append((start, end))
                listed.append((_rival(text, kind, start), start, end))
        found += (
            Entity(kind, sentence.start + start, sentence.start + end, text[start:end], sentence.thread)
            for kind, start, end in sorted(listed, key=lambda n: n[1])
            if text[start:end] not in words.own_company
        )
    rivals = {e.name for e in found if e.kind is EntityKind.COMPETITOR}
    return tuple(
        replace(e, kind=EntityKind.COMPETITOR) if e.kind is EntityKind.CUSTOMER and e.name in rivals else e
        for e in found
    )


def customers_of(report: Report, entities: tuple[Entity, ...]) -> tuple[str | None, ...]:
    """The customer of each thread: the one named most often in it, else its title, else the report's."""
    known = canonical(report.customer) if report.customer else None
    return tuple(_customer(t, known, len(report.threads), entities) for t in report.threads)


def _customer(thread: Thread, known: str | None, threads: int, entities: tuple[Entity, ...]) -> str | None:
    if known and threads == 1:
        return known
    named = next((canonical(n) for n in _company_names(thread.title or "")), None)
    if named:
        return named
    names = [canonical(e.name) for e in entities if e.thread == thread.index and e.kind is EntityKind.CUSTOMER]
    if names:
        return max(dict.fromkeys(names), key=names.count)
    title = thread.title or ""
    return known or (canonical(title) if title.rstrip().endswith(("様", "さん")) else None)


def _company_names(title: str) -> Iterator[str]:
    for _, start, end in _companies(tokens_of(title)):
        yield title[start:end]


def canonical(name: str) -> str:
    """A customer's name without legal form, honorific, brackets and white space."""
    text = normal(name).text
    text = re.sub(r"株式会社|有限会社|合同会社|\(株\)|\(有\)|\(.*?\)|\s", "", text)
    return re.sub(r"(?<=.)(?:様|さん|御中|殿)$", "", text)


_Name = tuple[EntityKind, int, int]


def _listed(text: str, words: Words) -> Iterator[_Name]:
    """Names from the team's word lists, width and case aside, the longest at each place."""
    lists = (
        (EntityKind.COMPETITOR, words.competitors),
        (EntityKind.CUSTOMER, words.customers),
        (EntityKind.PRODUCT, words.products),
        (EntityKind.PERSON, words.people),
    )
    if not any(names for _, names in lists):
        return
    side = normal(text)
    low = side.text.casefold()
    if len(low) != len(side.text):
        low = side.text
    hits = [
        (kind, i.start(), i.end())
        for kind, names in lists
        for name in names
        if name
        for i in re.finditer(re.escape(normal(name).text.casefold()), low)
    ]
    last = 0
    for kind, start, end in sorted(hits, key=lambda h: (h[1], -h[2])):
        if start >= last:
            last = end
            yield kind, *side.raw(start, end)


def _field(text: str, sentence: Sentence) -> Iterator[_Name]:
    """The value of 訪問先: and the like, up to a bracket, a comma or white space."""
    if sentence.form is not Form.FIELD or sentence.key is None:
        return
    key = text[: sentence.key.end - sentence.start]
    if not _WHO.search(key):
        return
    start = len(key)
    while start < len(text) and (text[start] in ":\uff1a】])" or text[start].isspace()):
        start += 1
    cut = _CUT.search(text, start)
    end = cut.start() if cut else len(text)
    if 0 < end - start <= 25:
        yield EntityKind.CUSTOMER, start, end


def _companies(tokens: tuple[Token, ...]) -> Iterator[_Name]:
    """Runs of nouns that end in a company's suffix or stand beside a legal form."""
    for first, last in _runs(tokens):
        if any(tokens[i].surface in _ELSEWHERE for i in range(first, last + 1)):
            continue
        for i in range(first, last + 1):
            span = _company(tokens, first, i, last)
            if span is not None:
                yield EntityKind.CUSTOMER, tokens[span[0]].start, tokens[span[1]].end
                break


def _company(tokens: tuple[Token, ...], first: int, i: int, last: int) -> tuple[int, int] | None:
    """First and last token of the name that the token at `i` ends, if it is one."""
    token = tokens[i]
    if _legal(tokens, i):
        return _legal_span(tokens, first, i, last)
    if i < last and (tokens[i + 1].surface in ("社", "組合", "事務所") or tokens[i + 1].surface.endswith(_COMPANY)):
        return None
    if token.surface == "社":
        short = i > first and tokens[i - 1].surface + "社" not in _BARE_COMPANY and tokens[i - 1].pos[1] != "数詞"
        return (i - 1, i) if short else None
    start = _head(tokens, first, i)
    if start == i and not _whole_name(token):
        return None
    name = "".join(t.surface for t in tokens[start : i + 1])
    if name.endswith(_COMPANY) and name not in _COMPANY:
        return start, i
    if not token.surface.endswith(_PERHAPS):
        return None
    honoured = i + 1 < len(tokens) and tokens[i + 1].surface in ("様", "さん", "さま", "御中", "殿")
    proper = any(t.pos[1] == "固有名詞" for t in tokens[start : i + 1])
    alone = start == 0 and i == len(tokens) - 1 and start < i  # a heading of its own
    return (start, i) if honoured or proper or alone or _is_called_on(tokens, i) else None


def _is_called_on(tokens: tuple[Token, ...], i: int) -> bool:
    """ミナト食品を訪問, ミナト食品に電話, ミナト食品訪問: only a customer is called on."""
    follow = [class_of(t.norm) for t in tokens[i + 1 : i + 3]]
    particle = i + 1 < len(tokens) and tokens[i + 1].surface in ("を", "へ", "に", "と", "で")
    return "visit" in follow[:1] or (particle and any(f in ("visit", "call") for f in follow[1:2]))


def _runs(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """First and last index of each unbroken run of nouns, suffixes and letters."""
    first = None
    for i, token in enumerate(tokens):
        if _in_name(token):
            first = i if first is None else first
        elif first is not None:
            yield first, i - 1
            first = None
    if first is not None:
        yield first, len(tokens) - 1


def _in_name(token: Token) -> bool:
    if token.pos[0] in ("名詞", "接尾辞", "接頭辞", "形状詞"):
        return (
            (token.pos[1] != "数詞" or token.surface in _NUMERALS)
            and token.pos[2] != "副詞可能"
            and token.surface not in _HONORIFICS
        )
    return token.surface in ("・", "&", "㈱", "㈲", "(株)", "(有)", "&") or (
        token.pos[0] == "記号" and token.pos[1] == "文字"
    )


def _legal(tokens: tuple[Token, ...], i: int) -> bool:
    return tokens[i].surface in _LEGAL or tokens[i].norm in _LEGAL


def _legal_span(tokens: tuple[Token, ...], first: int, i: int, last: int) -> tuple[int, int]:
    """The name before (山田株式会社) or after (株式会社山田) a legal form."""
    if i > first:
        return _head(tokens, first, i), i
    end = i
    while end < last and tokens[end + 1].surface not in _ROLES:
        end += 1
    return i, end


def _head(tokens: tuple[Token, ...], first: int, end: int) -> int:
    """Where the name begins: verbal nouns and words like 訪問先 before it are no part of it."""
    start = end
    while start > first and tokens[start - 1].surface not in _NOT_HEAD and class_of(tokens[start - 1].norm) is None:
        start -= 1
    return start


def _whole_name(token: Token) -> bool:
    """Whether one token is a company's name by itself (三菱商事)."""
    return token.pos[1] == "固有名詞" and token.pos[2] not in ("人名", "地名")


def _with_roles(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens, with titles that the dictionary cuts in two (係|長) made one."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        if last is not None and last.end == token.start and last.surface + token.surface in _ROLES:
            both = last.surface + token.surface
            found[-1] = Token(last.start, token.end, both, both, both, last.pos)
        elif last is not None and token.surface == "長" and last.end == token.start and last.surface[:-1]:
            cut, role = last.end - 1, last.surface[-1] + "長"
            if role in _ROLES:  # 堀部|長 is 堀 and 部長
                name = last.surface[:-1]
                found[-1:] = [
                    Token(last.start, cut, name, name, name, last.pos),
                    Token(cut, token.end, role, role, role, token.pos),
                ]
            else:
                found.append(token)
        else:
            found.append(token)
    return tuple(found)


def _people(tokens: tuple[Token, ...], *, own_side: bool) -> Iterator[_Name]:
    """Names before 様, さん, 部長 …, and titles that stand for a person."""
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.surface in _COLLEAGUE_WORDS and not _somebodys(tokens, i):
            yield EntityKind.COLLEAGUE, token.start, token.end
        if token.surface not in _ROLES and not _ends_in_role(token):
            i += 1
            continue
        last = i
        while last + 1 < len(tokens) and tokens[last + 1].surface in _ROLES:
            last += 1
        start = i
        if (
            token.surface in _ROLES
            and i > 0
            and _is_name(tokens, i - 1, titled=token.surface not in ("担当", "様", "さん"))
        ):
            start = i - 1
        named = start < i or token.surface not in _ROLES
        titled = any(t.surface in _TITLES for t in tokens[i : last + 1])
        if named or (titled and tokens[i].surface not in ("担当", "代表", "監督", "顧問")):
            ours = own_side or _of_ours(tokens, start)
            yield EntityKind.COLLEAGUE if ours else EntityKind.PERSON, tokens[start].start, tokens[last].end
        i = last + 1


def _ends_in_role(token: Token) -> bool:
    """One token that holds name and title, as dictionaries have them."""
    return token.pos[0] == "名詞" and token.pos[2] == "人名" and token.surface.endswith(("さん", "様"))


def _is_name(tokens: tuple[Token, ...], i: int, *, titled: bool) -> bool:
    """Whether a token may be somebody's name: a proper noun, or a short noun with none before it."""
    token = tokens[i]
    if token.pos[0] != "名詞" or token.surface in _NO_NAME or token.surface == "社" or token.surface.endswith(_NOBODY):
        return False
    before = tokens[i - 1] if i and tokens[i - 1].end == token.start else None
    if token.pos[2] == "人名":
        return not (before is not None and before.pos[0] == "名詞" and len(before.surface) == 1)
    if (
        token.pos[1] not in ("普通名詞", "固有名詞")
        or token.pos[2] not in ("一般", "地名", "サ変可能")
        or len(token.surface) > 4
    ):
        return False
    alone = before is None or before.pos[0] not in ("名詞", "接頭辞")
    return (titled or alone) and token.surface not in _NOT_HEAD


def _of_ours(tokens: tuple[Token, ...], start: int) -> bool:
    """先輩の大谷さん, 弊社の部長: somebody on our side; 須田主任の上司の堀部長 is not."""
    before = tokens[max(0, start - 2) : start]
    at = next((start - len(before) + i for i, t in enumerate(before) if t.surface in _OWN_SIDE), None)
    if at is None or (len(before) == 2 and before[-1].surface not in _OWN_SIDE | {"の"}):
        return False
    return not _somebodys(tokens, at)


def _somebodys(tokens: tuple[Token, ...], i: int) -> bool:
    """須田主任の上司: the word at `i` belongs to a person named before it."""
    return i > 1 and tokens[i - 1].surface == "の" and tokens[i - 2].surface in _ROLES | {"先方", "担当者", "相手"}


def _rival(text: str, kind: EntityKind, start: int) -> EntityKind:
    """競合のB社 is a competitor."""
    if kind is EntityKind.CUSTOMER and re.search(
        r"(?:競合|他社|ライバル|同業)(?:他社|先)?[のは・::(（、]?$", text[:start]
    ):
        return EntityKind.COMPETITOR
    return kind

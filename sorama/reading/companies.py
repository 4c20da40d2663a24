"""Names of companies, shops and institutions: runs of nouns by what they end in or stand beside."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.reading.acts import class_of
from sorama.reading.words import HONORIFICS, ROLES, word_set
from sorama.report import Token
from sorama.span import Span

_LEGAL = word_set(
    "株式会社 有限会社 合同会社 合資会社 医療法人 社会福祉法人 学校法人 社団法人 財団法人 (株) (有) ㈱ ㈲"
)
COMPANY_ENDS = tuple(
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
_LAST_LETTERS = frozenset(word[-1] for word in (*COMPANY_ENDS, *_PERHAPS, *_LEGAL))
_ELSEWHERE = word_set("当社 弊社 自社 御社 貴社 他社 同社 中古 冷凍 地元 大手 同業")
_BARE_COMPANY = word_set(
    "商社 会社 本社 支社 他社 当社 弊社 自社 御社 貴社 同社 各社 数社 全社 来社 出社 帰社 退社 入社 神社 競合他社 小社 両社"
)
_NUMERALS = "一二三四五六七八九十百千万"
NOT_HEAD = word_set(
    "訪問 面談 商談 打合せ 打ち合わせ 来社 同行 新規 既存 大手 地元 取引先 得意先 客先 顧客 先方 競合 他社 訪問先 午前 午後 場所 今回 前回"
)


def companies(tokens: tuple[Token, ...]) -> Iterator[Span]:
    """Runs of nouns that end in a company's suffix or stand beside a legal form; one name a run."""
    done = 0
    ends = [i for i, t in enumerate(tokens) if t.surface[-1] in _LAST_LETTERS or t.norm in _LEGAL]
    for i in ends:
        if i < done or not _in_name(tokens[i]):
            continue
        first = last = i
        while first > done and _in_name(tokens[first - 1]):
            first -= 1
        while last + 1 < len(tokens) and _in_name(tokens[last + 1]):
            last += 1
        done = last + 1
        if any(t.surface in _ELSEWHERE for t in tokens[first:done]):
            continue
        for end in [end for end in ends if i <= end < done]:
            span = _company(tokens, first, end, last)
            if span is not None:
                yield Span(tokens[span[0]].start, tokens[span[1]].end)
                break


def _company(tokens: tuple[Token, ...], first: int, i: int, last: int) -> tuple[int, int] | None:
    """First and last token of the name that the token at `i` ends, if it is one."""
    token = tokens[i]
    if _legal(tokens, i):
        return _legal_span(tokens, first, i, last)
    if i < last and (tokens[i + 1].surface in ("社", "組合", "事務所") or tokens[i + 1].surface.endswith(COMPANY_ENDS)):
        return None
    if token.surface == "社":
        short = i > first and tokens[i - 1].surface + "社" not in _BARE_COMPANY and tokens[i - 1].pos[1] != "数詞"
        return (i - 1, i) if short else None
    start = _head(tokens, first, i)
    if start == i and not _whole_name(token):
        return None
    name = "".join(t.surface for t in tokens[start : i + 1])
    if name.endswith(COMPANY_ENDS) and name not in COMPANY_ENDS:
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


def _in_name(token: Token) -> bool:
    if token.pos[0] in ("名詞", "接尾辞", "接頭辞", "形状詞"):
        return (
            (token.pos[1] != "数詞" or token.surface in _NUMERALS)
            and token.pos[2] != "副詞可能"
            and token.surface not in HONORIFICS
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
    while end < last and tokens[end + 1].surface not in ROLES:
        end += 1
    return i, end


def _head(tokens: tuple[Token, ...], first: int, end: int) -> int:
    """Where the name begins: verbal nouns and words like 訪問先 before it are no part of it."""
    start = end
    while start > first and tokens[start - 1].surface not in NOT_HEAD and class_of(tokens[start - 1].norm) is None:
        start -= 1
    return start


def _whole_name(token: Token) -> bool:
    """Whether one token is a company's name by itself (三菱商事)."""
    return token.pos[1] == "固有名詞" and token.pos[2] not in ("人名", "地名")

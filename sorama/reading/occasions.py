"""Times told by an event and not by a calendar: 次の役員会で, 開幕までに, 点検のついでに; and times that point at a plan told before.

An event is a time only where the words say when: a day, a side or the course of it (点検の前に, 休憩中に), a limit (までに), or which one
it is (次の, 今度の). What an event is about (点検の結果), what is used there (研修で使う教材) and what came of it
(訪問で得た声) tell none.
"""

from __future__ import annotations

from sorama.reading.clause import Clause, once
from sorama.reading.words import word_set
from sorama.report import Token

_EVENTS = word_set(  # gatherings, visits, deliveries, works, openings and ends, seasons and rests
    "会議 打ち合わせ 商談 面談 面会 訪問 再訪 巡回 往訪 来店 来社 来場 来訪 定例 ミーティング 寄り合い 集まり 朝礼 夕礼 終礼 点呼 会食 宴会 懇親 法事 法要 葬儀 "
    "会 集会 大会 総会 例会 運動会 セミナー フェア イベント キャンペーン コンペ プレゼン ツアー セール 特売 福引 抽選 試合 合宿 遠足 旅行 社員旅行 出張 祭 祭り バザー コンサート "
    "点検 検査 検診 健診 検収 監査 棚卸し 棚卸 棚替え 車検 決算 入札 開札 校正 審査 "
    "納品 納入 納車 配達 配送 搬入 搬出 出荷 入荷 発送 回収 集荷 引き渡し 受け渡し 据え付け 立ち会い 便 荷下ろし 荷降ろし 積み込み 補充 交換 入れ替え 取り替え 清掃 消毒 "
    "工事 着工 竣工 完工 起工 上棟 施工 試運転 内装工事 開店 開業 開院 開校 開講 開園 開館 開場 開幕 開催 開会 開演 開通 オープン リニューアル 閉店 閉館 閉幕 閉会 閉園 終演 "
    "休館 休業 休園 定休 休憩 休診 昼休み 夏休み 冬休み 春休み 連休 休暇 帰省 改装 改修 移転 引っ越し 引越し 引越 入居 入学 卒業 入社 入園 卒園 着任 就任 "
    "満了 満期 更新 契約更新 入稿 校了 発売 発刊 刊行 公開 撮影 収録 試食 試着 採寸 下見 内覧 見学 実習 研修 講習 試験 期末 受験 "
    "訓練 避難訓練 演習 式典 表彰 面接 実演 雪解け 花見 桜 紅葉 刈り入れ 収穫 稲刈り 田植え 種蒔き 植え付け 出漁 解禁 仕込み 蔵出し 剪定 刈り取り 出産 結婚 "
    "シーズン 繁忙期 農繁期 農閑期 閑散期 最盛期 梅雨 彼岸 盆 正月 歳暮 中元 春 夏 秋 冬"
)
_KINDS_OF_EVENT = (
    "会",
    "祭",
    "年末",
    "期末",
    "式",
    "展",
    "シーズン",
    "フェア",
    "大会",
    "便",
    "休み",
    "旅行",
    "セール",
)  # 役員会, 竣工式
_NO_EVENT = word_set(
    "機会 都会 社会 照会 司会 協会 教会 商会 再会 学会誌 形式 方式 株式 正式 書式 様式 図式 公式 数式 一式 新式 旧式 洋式 和式 電動式 自動式 進展 発展 親展 出展 郵便 不便 "
    "穏便 簡便 航空便 宅配便 宅急便 船便 書留便"
)
_SPOTS = word_set(  # when within the event
    "日 前日 当日 翌日 翌朝 前夜 初日 最終日 朝 夜 午前 午後 夕方 週 月 前 後 直前 直後 中 最中 間 合間 途中 時 時間 時期 期間 際 折 頃 タイミング ついで 序で 帰り 帰り道 足 席 場 "
    "機会 車 トラック 荷台 便 最後 最初 終わり 前半 後半 当たり"
)
_SIDES = word_set(
    "日 前日 当日 翌日 翌朝 前夜 初日 最終日 週 月 前 後 直前 直後 最後 最初"
)  # of the event, not its course
_ACT_SPOTS = word_set(
    "日 週 月 朝 夜 前日 翌日 折 頃 タイミング ついで 序で 帰り 帰り道 途中 直前 直後 便"
)  # 届けるついでに
_ENDS_OF_TIME = ("時間", "期間", "期", "日", "前", "後", "中", "時")
_NEVER_SURE = word_set("落ち着く 忘れる 空く 良い 来る 成る 思い出す")  # 落ち着いた頃に
_DAILY = word_set("昼休み 朝礼 夕礼 終礼 点呼 始業 終業")  # comes every day: no need to say which
_WHICH = word_set("次 次回 今度 来たる 最初 初回")
_MARKS = frozenset(("に", "で", "には", "にて", "から", "、", ",", "までに", "は", "も"))
_TURNS = word_set("終わる 済む 始まる 明ける 締まる 戻る 終了 開く 終える 済ませる 帰る")
_POINTING = word_set("其の 当該 同じ")
_TRIPS = word_set("便 日 席 場 足 車 トラック 荷台 荷 帰り 帰り道 道すがら 途中 回 折 機会 週 朝 夜 午後 午前 夕方 時")
_AT_ONCE = word_set("合わせる 併せる 序で 一緒")
_PLAN_NOUNS = word_set("予定 積もり 所存 方針 次第 こと 事 流れ 運び 形 所 の ん もの 為 よう 様 段取り 前 後 際 時 日")


@once
def tells_occasion(c: Clause) -> bool:
    """Whether the clause says with which event, or at which side of it, the act is done."""
    return any(_tells(c.tokens, i) for i in range(len(c.tokens)))


def _tells(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the word here begins to say so."""
    t, after = tokens[i], _surface(tokens, i + 1)
    if _is_part(t):
        return _spot_of(tokens, i)
    if _is_event(tokens, i):
        which = after in _MARKS and (t.norm in _DAILY or _which(tokens, i)) and not _tells_of_past(tokens, i + 2)
        return which or _spot_of(tokens, i + 1) or _bounds(tokens, i + 1) or _turns(tokens, i + 1)
    if t.norm == "に":
        return _norm(tokens, i + 1) in ("間に合う", "間に合わせる")
    if t.norm == "前":
        return _before(tokens, i) and not _tells_of_past(tokens, i + 2)
    if not i or not _attributive(tokens[i - 1]):
        return False
    if t.norm == "まで":
        return after == "に"
    said = (t.norm in _ACT_SPOTS and after in _MARKS and _modified(tokens, i)) or (
        t.norm == "時" and _goes(tokens, i - 1)
    )
    return said and not _in_relative(tokens, i + 2)


@once
def points_back(c: Clause) -> bool:
    """Whether the act is done on the trip, the day or the visit of a plan told before: 同じ便で, その配達の足で, あわせて."""
    tokens = c.tokens
    first = next((i for i, t in enumerate(tokens) if t.pos[0] not in ("補助記号", "空白", "記号")), 0)
    if tokens and tokens[first].norm in _AT_ONCE and _surface(tokens, first + 1) in ("て", "に"):
        follow = tokens[first + 2] if first + 2 < len(tokens) else None
        return follow is not None and follow.pos[1] != "数詞"
    for i, t in enumerate(tokens[:-2]):
        if t.norm not in _POINTING:
            continue
        at = i + 1
        while at < len(tokens) - 1 and tokens[at].pos[0] == "名詞" and tokens[at + 1].pos[0] == "名詞":
            at += 1
        if not (_is_event(tokens, at) or tokens[at].norm in _TRIPS):
            continue
        if _spot_of(tokens, at + 1) or (_surface(tokens, at + 1) in _MARKS and not _in_relative(tokens, at + 2)):
            return True
    return False


def _surface(tokens: tuple[Token, ...], i: int) -> str:
    return tokens[i].surface if i < len(tokens) else ""


def _norm(tokens: tuple[Token, ...], i: int) -> str:
    return tokens[i].norm if i < len(tokens) else ""


def _before(tokens: tuple[Token, ...], i: int) -> bool:
    """支給の前に, 発注前に: before anything that is done."""
    k = i - 1 - (i > 0 and tokens[i - 1].surface == "の")
    return k >= 0 and tokens[k].pos[2] == "サ変可能" and _surface(tokens, i + 1) in ("に", "、", "まで", "には")


def _is_event(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a noun names an event and is not part of the name of something else (休憩室, 総会資料)."""
    t = tokens[i]
    if t.pos[0] not in ("名詞", "接尾辞") or t.norm in _NO_EVENT:
        return False
    if t.norm.removeprefix("御") not in _EVENTS and not (len(t.norm) > 1 and t.norm.endswith(_KINDS_OF_EVENT)):
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is None or after.pos[0] not in ("名詞", "接尾辞") or after.norm in _SPOTS


def _is_part(t: Token) -> bool:
    """休憩時間, 決算期, 定休日: an event and its time in one word."""
    return any(t.norm.endswith(end) and t.norm[: -len(end)] in _EVENTS for end in _ENDS_OF_TIME)


def _spot_of(tokens: tuple[Token, ...], at: int) -> bool:
    """の前の週に, 中に, のついでに behind an event."""
    found = sided = False
    while at < len(tokens):
        if tokens[at].norm in _SPOTS or _is_part(tokens[at]):
            found, sided = True, sided or tokens[at].norm in _SIDES
            at += 1
        elif tokens[at].norm == "の" and at + 1 < len(tokens) and tokens[at + 1].norm in _SPOTS:
            at += 1
        else:
            break
    if not found:
        return False
    bound = _surface(tokens, at) == "まで" or _surface(tokens, at) in _MARKS
    return bound and not (_tells_of_past(tokens, at + 1) if sided else _in_relative(tokens, at + 1))


def _bounds(tokens: tuple[Token, ...], at: int) -> bool:
    """までに, に合わせて, に間に合うよう, を待って, を機に behind an event."""
    first, second = _surface(tokens, at), tokens[at + 1] if at + 1 < len(tokens) else None
    if second is None:
        return False
    if first == "まで":
        return second.surface == "に" and not _in_relative(tokens, at + 2)
    if first == "に":
        return second.norm == "合わせる"
    return first == "を" and (second.norm == "機" or (second.norm == "待つ" and _surface(tokens, at + 2) == "て"))


def _turns(tokens: tuple[Token, ...], at: int) -> bool:
    """が終わったら, から戻られたら, が締まった後に behind an event."""
    if _surface(tokens, at) not in ("が", "から", "を", "も", "の"):
        return False
    for k in range(at + 1, min(at + 3, len(tokens))):
        if tokens[k].norm in _TURNS:
            ends = tokens[k + 1 : k + 5]
            return any(
                t.surface in ("たら", "だら", "次第") or (a.surface == "た" and t.norm in _SPOTS) or (a.surface == "て" and t.norm == "から")
                for a, t in zip((tokens[k], *ends), ends, strict=False)
            )  # fmt: skip
    return False


def _which(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether 次の or 今度の stands before the event, other nouns between them at most."""
    for k in range(i - 1, max(i - 7, -1), -1):
        if tokens[k].norm in _WHICH:
            return True
        if tokens[k].pos[0] not in ("名詞", "接尾辞", "接頭辞") and tokens[k].surface != "の":
            return False
    return False


def _attributive(t: Token) -> bool:
    return t.pos[0] in ("動詞", "助動詞") and t.pos[5].startswith("連体形")


def _modified(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a verb stands before the noun and says what happens then: 松を切る日, 届けるついで."""
    before = tokens[i - 1]
    verb = tokens[i - 2] if before.norm == "た" and i > 1 else before
    return before.norm not in ("だ", "ない") and verb.norm not in _NEVER_SURE


def _goes(tokens: tuple[Token, ...], i: int) -> bool:
    """伺う, 訪問する, 伺った before 時: an event that will be."""
    near = {t.norm for t in tokens[max(0, i - 2) : i + 1]}
    return bool(near & _EVENTS or near & {"伺う", "訪ねる", "行く", "届ける", "納める", "会う"})


def _in_relative(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether what stands before `at` belongs to a clause that only describes a thing: 会議で|決める方針, 訪問時に|聞いた声."""
    for k in range(at, len(tokens) - 1):
        t, after = tokens[k], tokens[k + 1]
        if t.pos[0] == "補助記号" or t.pos[5].startswith(("終止形", "命令形")) or t.pos[1] == "接続助詞":
            return False
        if _attributive(t) and t.norm != "だ":
            return after.pos[0] == "名詞" and after.norm not in _PLAN_NOUNS
    return False


def _tells_of_past(tokens: tuple[Token, ...], at: int) -> bool:
    """次の会議で|使う図 comes before the meeting; 今回の訪問で|聞いた声 lies behind it."""
    end = next((k for k in range(at, len(tokens)) if _attributive(tokens[k])), None)
    return end is not None and tokens[end].norm == "た" and _in_relative(tokens, at)

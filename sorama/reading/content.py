"""Content words of a segment, so that two reports can be seen to speak of the same thing."""

from __future__ import annotations

from functools import lru_cache

from sorama.reading.acts import CLASS_OF
from sorama.reading.clause import Clause, once
from sorama.reading.passage import Spans
from sorama.reading.words import word_set

_FAMILIES = (
    "見積 見積もり 見積書 概算見積 再見積 再見積もり 概算 見積金額 見積り 御見積 見積額",
    "提案 提案書 企画書 提案資料 提案内容 再提案",
    "資料 カタログ パンフレット パンフ チラシ 冊子 リーフレット 案内状 説明資料 データシート 製品資料",
    "サンプル 試供品 見本 試作品 テストピース 試作",
    "契約 契約書 契約内容",
    "事例 事例集 導入事例 実績集",
    "日程 スケジュール 候補日 日取り",
    "価格 値段 単価 料金 金額 納価 卸値 価格表 料金表",
    "値引き 値下げ 割り引き ディスカウント 割引",
    "納期 納品日 リードタイム 納入日 出荷日 納入時期",
    "決裁 稟議 承認 決裁者 決裁権 決裁権者 決定権 決定権者 キーマン 稟議書 決裁ルート",
    "不良 不具合 故障 トラブル 不良品",
    "競合 他社 ライバル 競合他社 同業他社 競合品",
    "更新 切り替え 切り替える 入れ替え 入れ替える 乗り換え 乗り換える 替える 更改 買い替え 買い替える 刷新",
    "仕様 スペック 仕様書",
    "デモ 実演 デモ機 実機 試用 トライアル 実機デモ デモンストレーション",
    "コスト 費用 経費 原価",
    "人手 人員 要員 人手不足 人材 人",
    "異動 転勤 後任 交代 着任",
    "満足 不満 満足度",
    "見学 見学会 内覧 内覧会 視察",
    "在庫 ストック 在庫数",
    "議事録 打ち合わせ記録 議事メモ",
    "比較 比較表 対比 対比表 比べる 見比べる 天秤",
    "試算 試算表 シミュレーション 計算 効果試算",
    "手間 工数 労力 負担 作業時間 残業",
    "保守 保守契約 メンテナンス メンテ 点検",
    "予算 予算枠 予算化",
    "来期 来年度 次期 来年 翌期",
    "年内",
    "受注 発注 注文 成約 内示 受注見込み",
    "増設 増強 増産 設備投資 投資",
)
_FAMILY = {word: words.split()[0] for words in _FAMILIES for word in words.split()}
_BEGINNINGS = frozenset(word[:i] for word in _FAMILY for i in range(1, len(word)))

# Words that say nothing about which thing is meant.
_EMPTY = word_set(
    "知れる 見える 限る 足りる よう 様 変更 延期 キャンセル 手渡し 持ち越し 要望 待つ 約束 延びる ずれる 決まる 分かる 判明 こと 事 件 物 方 為 様 所 中 上 下 内 外 前 後 間 時 際 点 形 回 旨 話 分 側 等 他 別 感 化 的 性 表 書 案 用 度 率 者 人 名 社 店 部 課 室 係 台 本 枚 個 今回 前回 次回 "
    "今後 今日 本日 明日 昨日 今週 来週 先週 再来週 今月 来月 先月 今年 今期 午前 午後 朝 昼 夕方 夜 月 火 水 木 金 土 日 年 週 曜日 月曜 火曜 水曜 木曜 金曜 土曜 日曜 "
    "月末 期末 先方 顧客 客 御客 客先 相手 当社 弊社 自社 御社 貴社 担当 担当者 部長 課長 社長 専務 常務 店長 院長 所長 工場長 主任 係長 次長 さん 氏 会社 内容 件名 状況 様子 感触 印象 可能性 "
    "見込み 予定 約束 対応 実施 確認 検討 連絡 訪問 電話 面談 商談 打ち合わせ 会う 伺う 送付 提出 送信 作成 用意 準備 説明 報告 相談 依頼 回答 返事 返信 共有 持参 手配 調整 案内 紹介 再訪 "
    "架電 tel 再度 改めて 必要 重要 場合 問題 理由 原因 関係 結果 自分 私 以上 以下 程度 最近 現在 現時点 段階 まで まま 都合 時間 機会 気 手 目 口 声 面 済み 完了 終了 為る 思う 考える 感じる 見る "
    "言う 有る 居る 成る 出来る 頂く 貰う 行く 来る 出す 取る 持つ 送る 渡す 届ける 聞く 話す 伝える 進める 行う 入れる 受ける 掛ける 呉れる 下さる 置く 付ける 高い 低い 良い 多い 少ない 強い 弱い 大きい "
    "小さい 無い 早い 遅い 新しい 難しい 厳しい 同じ 今 次 初 再 両 全 各 約 第 計 毎 営業 案件 うち 一 二 三"
)
_KEEP = frozenset(["名詞", "形状詞"])
_TELLING = _KEEP | {"動詞", "形容詞"}


@once
def content_of(c: Clause, names: Spans = ()) -> frozenset[str]:
    """The content words of a clause: nouns, telling verbs and adjectives in normalised form, variants brought together.

    Names (their spans) are left out: who is meant is told by entities.
    """
    tokens = c.tokens
    if names:
        tokens = tuple(t for t in tokens if not any(a <= t.start and t.end <= b for a, b in names))
    found, before = set(), ""
    for t in tokens:
        norm = t.norm
        if t.pos[0] in _TELLING and (word := _word(norm, t.pos)):
            found.add(word)
        if before in _BEGINNINGS and before + norm in _FAMILY:  # members that Sudachi cuts in two (比較|表, デモ|機)
            found.add(_FAMILY[before + norm])
        before = norm
    return frozenset(found)


@lru_cache(maxsize=8192)
def _word(told: str, pos: tuple[str, ...]) -> str | None:
    """What a word with this normalised form tells, if anything."""
    norm = told[1:] if len(told) > 2 and told[0] in "御再" else told
    norm = _FAMILY.get(norm) or _FAMILY.get(norm.removesuffix("書")) or norm
    if norm in _EMPTY or told in _EMPTY or (norm not in _FAMILY and norm in CLASS_OF):
        return None
    if pos[0] in _KEEP:
        if pos[1] == "数詞" or pos[2] in ("副詞可能", "助数詞可能") or pos[1] == "非自立可能":
            return _FAMILY.get(norm)
        if len(norm) < 2 and not ("一" <= norm <= "龠"):
            return None
        return norm
    if pos[1] == "一般" and len(norm) > 1:
        return norm
    return None

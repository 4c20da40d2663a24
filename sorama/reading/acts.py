"""What a seller does, in classes, so that 送付 and 手渡す count as the same kind of act."""

from __future__ import annotations

from functools import lru_cache

_CLASSES = {
    "send": (
        "送る fax ファックス 送付 送信 提出 再提出 渡す 手渡す 手渡し 御渡し 届ける 持参 持つ 提示 出す 納品 郵送 発送 返送 転送 配布 配る 差し上げる 納める "
        "返却 引き渡す 引き渡し 納入 置く 投函 共有 再送 送達 差し出す 差し入れる 交付 搬入 メール 速達 再提示"
    ),
    "visit": (
        "訪問 伺う 訪ねる 行く 参る 往訪 再訪 再訪問 面談 面会 商談 打ち合わせ 打ち合わせる 会う 邪魔 御邪魔 同行 立ち会い 立ち会う 臨店 巡回 挨拶 出向く 立ち寄る "
        "寄る 見学 下見 現調 現地調査 採寸 訪店 顔 回る 赴く 足 対面 同席 会食 定例会 ミーティング zoom teams オンライン"
    ),
    "call": "電話 架電 tel コール 掛ける 折り返し 折り返す 再架電 携帯 コールバック 一報 声",
    "contact": "連絡 再連絡 アプローチ コンタクト 接触 フォロー",
    "reply": "回答 返事 返信 返答 答える 返す 報告 知らせる 伝える 通知 周知",
    "ask": (
        "確認 再確認 問い合わせる 問い合わせ 聞く 尋ねる ヒアリング 質問 照会 確かめる 調べる 調査 打診 探る 聞き取る 聞き取り 洗い出す 把握 突き止める 検証 調べ上げる "
        "聞き出す 裏"
    ),
    "make": (
        "作成 作る 用意 準備 纏める 仕上げる 起こす 資料化 書く 組む 整理 見積もる 試算 算出 制作 修正 直す 反映 練る 作り直す 差し替える 差し替え 揃える 手直し "
        "書き直す 組み直す 更新 計算 集計 起案 立案 描く 起票 洗う 再作成 印刷 組み立てる 再計算 策定 下書き"
    ),
    "propose": "提案 再提案 説明 紹介 プレゼン プレゼンテーション 案内 話す 見せる 実演 デモ 披露 訴求 勧める 解説 持ち掛ける 御披露目 上申 提起",
    "arrange": (
        "手配 調整 予約 依頼 発注 申請 手続き 押さえる 設定 段取り 頼む 交渉 登録 招待 申し込む 申し込み 確保 取り付ける 取り寄せる 誘う 招く 入力 注文 取り次ぐ 引き継ぐ "
        "引き継ぎ 起こす セット 組み込む"
    ),
    "fix": "修理 交換 取り替える 設置 据え付ける 施工 搬出 回収 点検 復旧 謝罪 詫びる 御詫び 詫び 対応 対処 処理 済ませる 片付ける 実施 完了 取り掛かる 着手",
}
CLASS_OF = {word: name for name, words in _CLASSES.items() for word in words.split()}
CLASS_OF |= {"起こす": "make", "更新": "make"}


@lru_cache(maxsize=4096)
def class_of(word: str) -> str | None:
    """The class of a word in normalised form; compounds (再提出, 更新案内) go by their last part."""
    return (
        CLASS_OF.get(word)
        or CLASS_OF.get(word.removeprefix("再"))
        or (CLASS_OF.get(word[-2:]) if len(word) == 4 else None)
    )

"""Sets of words written as one line of text, and the titles that several readings know."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a text that white space separates."""
    return frozenset(words.split())


HONORIFICS = word_set("様 さん 氏 殿 さま 先生")
ROLES = word_set(
    "様 さん 氏 殿 先生 さま 部長 課長 次長 係長 主任 社長 副社長 専務 常務 会長 店長 副店長 院長 副院長 所長 工場長 支店長 支配人 理事長 理事 事務長 園長 "
    "校長 教頭 教授 バイヤー 室長 リーダー マネージャー マネジャー 取締役 本部長 代表 オーナー 師長 薬局長 住職 町長 市長 組合長 局長 班長 駅長 料理長 "
    "センター長 チーフ 監督 医師 看護師長 棟梁 女将 大将 副部長 課長代理 部長代理 担当 顧問"
)

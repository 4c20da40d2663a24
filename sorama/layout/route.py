"""A day's route: lines that begin with a time. Which of them tell of another customer, and which go on with the last one."""

from __future__ import annotations

import re
import unicodedata

from sorama.layout.customers import Judge, is_mere_name
from sorama.layout.line import Line
from sorama.layout.zones import is_section, reads_as_sentence, zone_of
from sorama.patterns import pattern
from sorama.report import Form, Zone

_OWN = pattern(
    r"社内|自社|当社|弊社|本社|会社で|帰社|出社|直帰|直行|退社|朝礼|夕礼|会議|事務|移動|休憩|昼食|昼休|準備|日報|待機|ミーティング|MTG|自宅|在宅|外勤|内勤"
)
_GOES_ON = pattern(
    r"打ち?合わ?せ|倉庫|工場[にでへ、\s]|メーカー|仕入|問屋|設備の?会社|この後|その後|再び|再度|続き|同社|同店|同所|先方"
)
_ROLE = pattern(
    r".{0,5}?(?:[長氏様」「]|さん|主任|担当|店主|女将|大将|支配人|住職|職人|先生|社員|スタッフ|オーナー|バイヤー|奥)"
)
_ACT = pattern(
    r"(?:観察|整理|測定|計測|撮影|清掃|補充|検品|試食|作業|集計|相談|返信|検証|実演|試験|実験|手配|テレアポ|飛び込み|メール|件数|休み|確認|\d+\D{0,2})$"
)
_STOP = pattern(
    r"(?P<name>[^\s、。をにへで]{2,14}?)(?:に(?:[^\s、。]{1,12}を)?(?:納品|訪問|往訪|配達|納入|搬入|立ち?寄|寄|伺|挨拶)|[へを](?:訪問|往訪)|と(?:面談|商談))"
)
_KANA = pattern(r"^(?!また|まず|すぐ|もう|あと|その|この|いま)[ぁ-ん]{2,6}(?=[一-龥ァ-ヶ]{2}|の?[一-龥]{1,4}$)")
_LONGEST = 15


def stop_of(text: str, line: Line, title: str, is_customer: Judge) -> str:
    """The customer at whom an entry of a route begins, or an empty string where it goes on with the last one."""
    words = unicodedata.normalize("NFKC", text[line.content : min(line.end, line.content + 60)])
    if line.zone is not None and not is_customer(title):
        return ""
    first, apart = re.match(r"\S*", words)[0], len(words.split(maxsplit=1)) > 1  # type: ignore[index]
    if is_customer(title):
        return first if apart and is_customer(first) else title
    if line.form is Form.HEADING and title and not reads_as_sentence(title):
        return title
    if _OWN.match(words) or _GOES_ON.match(words) or is_section(title):
        return ""
    if _ROLE.match(re.split(r"[\s、]", words)[0]):
        return ""
    visited = _STOP.match(words)
    name = visited["name"] if visited else first if apart else title
    return name if visited or _names(name) else ""


def _names(name: str) -> bool:
    """Whether a stretch without a verb or a particle may be what a customer is called."""
    proper = _KANA.sub("", name) or name  # こもれび園: letters that look like particles
    return (
        3 <= len(name) <= _LONGEST
        and is_mere_name(proper)
        and zone_of(name) is None
        and not reads_as_sentence(proper)
        and not _ACT.search(name)
    )


def route(
    text: str, lines: list[Line], members: list[int], titles: list[str], is_customer: Judge
) -> list[tuple[int, str]]:
    """The lines with a time that begin another customer, with their names: at least two, one of them with more than its own line."""
    plan = next(
        (
            i
            for i, line in enumerate(lines)
            if i > members[0] and line.form is Form.HEADING and line.zone is Zone.ACTION and i not in members
        ),
        len(lines),
    )
    found: list[tuple[int, str]] = []
    for i, title in zip(members, titles, strict=True):
        name = stop_of(text, lines[i], title, is_customer) if i < plan or is_customer(title) else ""
        if name:
            found.append((i, name))
    visits = [f for f in found if not _OWN.match(f[1])]
    found = found if len(visits) >= 2 else visits
    taken = {i for i, _ in found}
    told = [
        i
        for i in taken
        if i + 1 < len(lines)
        and i + 1 not in taken
        and lines[i + 1].form is not Form.HEADING
        and not _OWN.match(text, lines[i + 1].content)
    ]
    return found if told else []

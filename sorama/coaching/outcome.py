"""What a report tells of its outcome already: how it will be looked at, where the line is, who may stand in the way."""

from __future__ import annotations

from collections.abc import Sequence

from sorama.coaching.measures import measure_in
from sorama.coaching.phrasing import bracketed
from sorama.coaching.topic import is_past
from sorama.coaching.trial import near
from sorama.model import ArgumentGraph, Label
from sorama.patterns import pattern

_NUMBER = r"(?<![0-9０-９])(?<![0-9０-９][.,，．])[0-9０-９][0-9０-９.,，．]{0,15}"
_LOOK = pattern(
    r"前後で|前後を比べ|数え(?:る|ます|て|、|$)|集計|結果次第|効果(?:の確認|を(?:見|確|測)|測定)|(?:反応|感想|感触|意見)[をも][^。]{0,10}(?:聞|伺|尋|確)|(?:聞き取り|ヒアリング)(?![^。]*(?:資料|表|提案書)に)"
    r"|(?:額|数|量|率|割合|時間)を[^、。]{0,12}(?:見(?:る|ます|て(?!もら|いただ))|確かめ|比べ|見比べ)|(?:回数|件数|数)を[^。]{0,6}記録|売れた数|実験|(?:前年|前月|前回|先月|先週|今週|去年|今まで|これまで)[^、。]{0,6}と(?:見)?比べ"
)  # of what came of it, no measuring that looks for a cause
_AGREED = pattern(r"申し出|提案|約束|決め|決ま|設定し|合意|了承|こと(?:に|と)")  # told in the past, and still to come
_VOICES = pattern(r"(?:反応|感想|感触|意見)[をも]|聞き取り|ヒアリング")
_CHECKED = pattern(
    rf"{_NUMBER}回[^。]{{0,60}}(?:なし|なく|なかった|問題な|異常な|止まら|出ず)|再現(?:せず|しな|なし)|正常に(?:動|戻)|(?:替え|変え|直し|試し|減らし|増やし|移し)たら[^。]{{0,60}}(?:なくなっ|減っ|増え|下がっ|上がっ|短くなっ|戻っ)|(?:異常|問題)(?:なし|はなかった|ありませ)"
)
_LINE = pattern(
    rf"{_NUMBER}[^、。]{{0,3}}(?:を(?:切(?:れば|ったら|らなけ)|(?:超え|割っ|下回っ|上回っ)(?:て(?:い)?(?:れば|なけれ)|たら)|(?:超え|下回|上回)(?:れ|らなけ|なけ|ってい(?:れ|なけ)))|に届(?:けば|かなけ|かなかったら|いたら)|以[上下]なら|未満なら"
    rf"|(?:出|取|売|減|上が|下が|集ま|増え|残)(?:れば|れなけれ|らなけれ|なけれ|ったら|たら))"
)
_TITLE = (
    r"(?:社長|会長|専務|常務|部長|次長|課長|所長|院長|店長|支配人|工場長|校長|教頭|園長|板長|師長|理事長|理事会|事務長|参事|主任|係長|総務|経理|財政課|審査部|労務"
    r"|商品部|本社|本部|奥様|ご主人|お母様|お父様|お兄様|お姉様|ご家族|家族|ご両親)"
)
_NAME = rf"((?:本社|本部|先方)?[一-鿿ァ-ヴー]{{0,4}}?{_TITLE}(?:様|さん|方)?(?![一-鿿])|[一-鿿々]{{1,4}}(?:様|さん))"
_DECIDES = pattern(
    rf"(?:決め(?:る|ている|られる)(?:の|人)は|決定者[はが:：]|決裁者?[はが:：]|買うのは|使うのは|通すのは|(?:お金|費用)を出(?:す|される)のは|判断するのは)[、\s]*(?:[^、。「」]{{1,8}}の)?{_NAME}"
)
_AGAINST = pattern(
    rf"{_NAME}(?:は|が|も)[^、。「」]{{0,14}}?(?:「[^」]*」)?[^、。「」]{{0,14}}?(?:反対(?!側|する[一-鿿])|消極|渋[いるっ]|嫌(?!いな|がる[一-鿿]|がり)|難し(?!い[一-鿿])|慎重|懐疑|首を[縦横]|しか見な|経費に厳|数字に厳|値段に厳|費用に厳|金額に厳|抵抗|問題にし|納得してい?な)"
)
_BOARD = pattern(
    r"((?:[一-鿿]{0,6}(?:(?<=[一-鿿])会議|総会|委員会|審議会|理事会|役員会|取締役会)))(?:(?:に|へ|で)(?:も)?(?:かけ|掛け|諮[るりっ]|上げ|出[すし]|議題|決ま|決め|通[るすし])|は[^。]{0,16}承認が)"
)
_NEEDED = pattern(
    rf"{_NAME}(?:に|と)も?(?:聞か|相談し|諮ら|確認し)な(?:い|けれ)|{_NAME}の(?:同意|承認|了解|決裁|許可)が(?:要|必要|いる)|{_NAME}(?:へ|に)(?:上げて|諮[るっ]|掛け合)"
)


def looks_told(graph: ArgumentGraph, here: Sequence[int], since: int) -> int | None:
    """The place from a reading on where it is told how the outcome will be looked at."""
    found = (i for i in here if i >= since and _LOOK.search(graph.text(i)))
    return next((i for i in found if not is_past(graph.text(i)) or _AGREED.search(graph.text(i))), None)


def by_voices(text: str) -> bool:
    """Whether the outcome is looked at by what people say."""
    return _VOICES.search(text) is not None


def checked_already(graph: ArgumentGraph, here: Sequence[int], since: int) -> int | None:
    """Where it is told, from a reading on, that it was tried and went well: 10回回して停止なし, 替えたら減った."""
    return next((i for i in here if i >= since and _CHECKED.search(graph.text(i))), None)


def line_told(graph: ArgumentGraph, here: Sequence[int]) -> int | None:
    """Where the number is told from which on things go one way or the other: 20%を切れば, 週20出れば."""
    return next((i for i in here if _LINE.search(graph.text(i))), None)


def figure_of(graph: ArgumentGraph, here: Sequence[int], look: int) -> str | None:
    """The one figure of the report that the look is about: it stands in a line that shares a word with it."""
    found = {m for i in here if i < look and near(graph.text(i), graph.text(look)) and (m := measure_in(graph.text(i)))}
    return bracketed(found.pop()) if len(found) == 1 else None


def doubter(graph: ArgumentGraph, here: Sequence[int]) -> str | None:
    """Who is told to be against, to decide or to have to agree: the one that is against first; none where two are."""
    if not here:
        return None
    text = graph.report.text[graph.segments[here[0]].start : graph.segments[here[-1]].end]
    for way in (_AGAINST, _NEEDED, _DECIDES):
        told = (m for m in way.finditer(text) if way is not _AGAINST or not _guessed(graph, here, m.start()))
        found = {n.removesuffix("方") for m in told for n in m.groups() if n}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _guessed(graph: ArgumentGraph, here: Sequence[int], at: int) -> bool:
    """Whether what stands at a place of a thread is the writer's guess."""
    place = graph.segments[here[0]].start + at
    own = next((graph.segments[i] for i in here if graph.segments[i].start <= place < graph.segments[i].end), None)
    return own is not None and own.label is Label.INTERPRETATION


def board(graph: ArgumentGraph, here: Sequence[int]) -> str | None:
    """The meeting that a matter is told to go to: 学年会議に諮る."""
    found = {m[1] for i in here if graph.segments[i].label is not Label.OTHER for m in _BOARD.finditer(graph.text(i))}
    return found.pop() if len(found) == 1 else None

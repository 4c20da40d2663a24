"""Whether a report shows how its writer read a matter, also where no line is labelled a reading: a judgement, a choice, terms of the writer's own."""

from __future__ import annotations

from sorama.coaching.topic import hearsay
from sorama.memo import remembered
from sorama.model import ArgumentGraph, Kind, Label
from sorama.patterns import pattern

LEAST = 0.4  # from this probability on a line may be a reading: nobody is asked for one beside it
_QUOTED = pattern(r"「[^」]*」")
_JUDGED = pattern(
    r"(?:どれも|いずれも|共通して)[^。、]{2,}(?:でした|だった|だ|です)(?:[。 ]|$)|と(?:判断|推測|推察|結論|踏ん|悟[っりる]|納得|確信)|悟[っり]|(?:言われ|聞いて)(?:て)?納得|分かれ目|見ている[^、。]{1,3}が違|(?:線|案|形|手)が現実的|"
    r"計算(?:になる|になります|だ|です|[。 ]|$)|もっともだ|(?:鍵|肝|近道|急所|分かれ道)(?:だ|です|になる|と|[。 ]|$)|思い直|考え直し(?:た|て)|つまり|"
    r"ということは|[^、。]でも[^、。]{1,10}でもなく|(?:原因|理由)は[^。]{1,30}(?:とわか|と分か|だった|でした)|の(?:が|は)大き[いか]"
)
_TOOK_IN = pattern(r"(?:言われ|聞い)て?納得")
_CHOSE = pattern(
    r"条件を[^。]{0,6}出し|(?:話|件)は[^、。]{0,6}(?:置い|出さず|せず)|に絞[っる]|正直に[^。]{0,10}(?:伝え|話し|言[っい])|(?:という|との)方針に(?:し|切り替え)"
)
_AGREED = pattern(
    r"こと(?:を|に)[^。]{0,14}決め(?:た|まし)|ことで(?:合意|了承|話がつ|話がまとま|決ま)|ことに(?:し(?:た|まし|て)|決め(?:た|まし)|なっ(?:た|て)|なりまし|[。 　]*$)|(?:時間|機会|場)を[^。]{0,16}(?:もら|いただ|頂)(?:った|いた|いました|きました)|約束(?:を)?(?:し(?:た|まし)|でき)"
)
_OURS = pattern(
    r"試[すし]|貸|出す|配る|置(?:く|か)|もら|いただ|頂|伺|訪|持参|持って|渡|届け|見て|打ち?合|説明|提案|提出|送|来て|計る|測|調べ|始め|替える|変える|切り替|上げる|下げる|入れる|会(?:う|って)"
)
_THEIRS = pattern(r"他社|競合|よそ|見送|断[るりっ]|やめ|中止|解約|更新しない|減らす|移転|閉[めじ]|撤退")
_MEASURED = pattern(
    r"(?:れば|たら|なら)[^。「」]{1,10}、[^。「」]{0,14}(?:ければ|たら|なら|ば)|[0-9０-９％%個件本袋枚]+(?:以上|以下)?(?:なら|を超え(?:たら|れば)|に届(?:いたら|けば)|出れば|減れば)"
)


@remembered
def judged(text: str) -> bool:
    """Whether a line draws a conclusion of the writer's: …と判断, 納得, 分かれ目, …計算になる."""
    bare = _QUOTED.sub("「」", text)
    return bool(_JUDGED.search(bare)) and (bool(_TOOK_IN.search(bare)) or not hearsay(bare))


@remembered
def chose(text: str) -> bool:
    """Whether a line tells which way the writer chose: terms offered, a talk left for later, the plain truth told."""
    return bool(_CHOSE.search(_QUOTED.sub("「」", text)))


@remembered
def agreed(text: str) -> bool:
    """Whether a line tells a next step of ours as settled: まず1棟だけ貸し出すことで合意した."""
    bare = _QUOTED.sub("「」", text)
    return bool(_AGREED.search(bare) and _OURS.search(bare)) and not (_THEIRS.search(bare) or hearsay(bare))


@remembered
def is_measured(text: str) -> bool:
    """Whether a line tells which outcome leads where: 月に30束売れれば継続、売れなければ中止."""
    return bool(_MEASURED.search(text))


def is_stance(graph: ArgumentGraph, segment: int) -> bool:
    """Whether a line, whatever its label, shows how the matter was read."""
    s, text = graph.segments[segment], graph.text(segment)
    if s.label is Label.INTERPRETATION:
        return s.confidence >= LEAST
    likely = s.runner_up is not None and s.runner_up[0] is Label.INTERPRETATION and s.runner_up[1] >= LEAST
    if s.label is Label.FACT and likely and not (s.kind is Kind.SAID and hearsay(text)):
        return True
    return s.label is not Label.OTHER and (judged(text) or chose(text) or agreed(text))


def has_view(graph: ArgumentGraph, thread: int | None) -> bool:
    """Whether a thread (the whole report without one) shows anywhere how the matter was read."""
    here = range(len(graph.segments)) if thread is None else graph.by_thread.get(thread, ())
    return any(is_stance(graph, i) for i in here)

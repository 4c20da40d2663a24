"""The news of a report that weighs most, and whether any reading takes it up: a voice against, a competitor's move, a new decision maker, money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sorama.coaching.aspects import is_conditional
from sorama.coaching.deeds import is_own
from sorama.coaching.links import SURE, Links, is_concrete
from sorama.coaching.phrasing import segment_mention
from sorama.coaching.points import Point
from sorama.coaching.segments import acts_of, kinds_at
from sorama.coaching.stance import is_stance
from sorama.coaching.steps_form import Step
from sorama.coaching.told import judges
from sorama.coaching.topic import AMOUNT, hearsay, tied
from sorama.coaching.troubles import is_refused
from sorama.coaching.verdicts import verdict
from sorama.coaching.voices import is_threat
from sorama.coaching.weight import is_grave
from sorama.memo import remembered
from sorama.model import ArgumentGraph, EntityKind, EventKind, Kind, Label
from sorama.patterns import pattern

News = tuple[int, str]  # the segment, and what kind of news
LIST = 3  # lines that begin with a customer, at least
BESIDE = 2  # segments after a piece of news in which a view may take it up without sharing a word
WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        "threat": 7,
        "opposition": 6,
        "concession": 5,
        "rival": 5,
        "order": 4,
        "approval": 3,
        "executive": 2,
        "deciding": 1,
        "budget": 1,
        "plans": 1,
    }
)
WEIGHTY = 2  # from this weight on news is asked about also beside a chain that speaks of something else
_AGAINST = pattern(
    r"反対(?!側|方向|車線)|難色|抵抗|渋(?:い|っ|る)|反発|懸念|懐疑|二の足|乗り気(?:では|で)な|納得(?:して|は|が)?い?な"
)
_SETTLED = pattern(
    r"賛成|了承|解消|納得し(?:た|て(?:くれ|もら|いただ))|取り下げ|なくな|無くな|いなくな|反対(?:は|も)(?:な|無)|それなら|乗ってくれ|笑って|前向き"
)
_WHY = pattern(r"気にな|から|ので|ため|心配|不安|怖|嫌|重な|合わな|狭|高い|うるさ|音が")
_RIVAL = pattern(r"競合|他社|同業|ライバル|相見積")
_MOVE = pattern(
    r"値上げ|値下げ|新(?:製品|商品|機種|型|モデル|サービス)|無償|無料|安[いくか]|(?:(?<!相)見積|提案|提示|値段|単価|価格|試用|デモ|売り込|営業|キャンペーン)|"
    r"訪問|来(?:て|た|社)|入り込|食い込|出入り|始め|参入|撤退|発売|投入|サンプル|見本"
)
_SHOPS = pattern(
    r"(?:店|支店|教室|工場|施設)を?(?:出し|構え|開[いけ])|出店|開店|オープン"
)  # of those who sell to the customer's customers
_WEIGHED = pattern(
    r"分かれ目|(?:の|その|この|価格|金額)差|差は|違い|比べ|突き合わせ|見比べ|上回|下回|割安|割高|(?:安|高)く(?:なる|つく)"
)  # words by which an offer is set beside another
_OFFERING = pattern(r"提案|見積|資料|案|説明|持参|回答|提示|デモ|試")
_COMPARED = pattern(r"当社は|弊社は|うちは|こちらは")
_NEW = pattern(
    r"着任|就任|新任|後任|交代|代替わり|新(?:しい)?(?:社長|部長|所長|店長|工場長|院長|副院長|専務|常務|支店長|課長|係長)"
)
_ARRIVED = pattern(r"(?:着任|就任|交代|代わ)(?:っ)?(?:し)?(?:た|て(?!く))|名刺|挨拶")  # somebody who is there already
_ORDER = pattern(
    r"(?:が|を)(?:先|優先)(?:だ|です)?(?:と|って)(?:の|い|聞|伺|言|話)|"
    r"残(?:り|った)(?:の)?(?:予算|枠|お金|分で)|(?:予算|投資|枠|費用)[^。]{0,24}(?:後回し|先(?:で|に|だ|と)|優先|次の(?:年|期))|"
    r"(?:が|を)(?:先|優先)[^。]{0,20}(?:予算|枠|残り)"
)
_APPROVAL = pattern(
    r"(?:決裁|決済|判断|承認|稟議|同意|許可|決め)[^。]{0,20}(?:専務|常務|社長|会長|役員|理事|本社|本部|監査役|親会社|取締役|院長)[^。]{0,14}(?:上が|通|要[るり]|必要|まで)|"
    r"(?:専務|常務|社長|会長|役員|理事|本社|本部|監査役|親会社|取締役|院長)(?:会)?(?:の|が)(?:決裁|決済|判断|承認|同意|許可)(?:が|も|を)?[^。]{0,6}(?:要[るり]|必要|とら|取ら|もら|得)"
)
_ALONE = pattern(r"一人で(?!は)|一存(?!で(?:は)?決まら)|その場で|下り(?:た|て)|通った|もらえた|得られた|得た")
_GRANT = pattern(
    r"(?:据え置|値引|割引|割り引|無償|無料|サービスで|おまけ|負け(?:る|て)|勉強(?:する|させ)|(?:円|割|％|%)引)[^。]{0,20}"
    r"(?:伝え(?:た|まし)|約束し(?:た|まし)|答え(?:た|まし)|申し出(?:た|まし)|回答し(?:た|まし)|返事(?:を)?し(?:た|まし)|承知し(?:た|まし)|と言(?:った|いまし)|と話し(?:た|まし))"
)
_THEIRS = pattern(r"競合|他社|同業|(?:さん|様|長|氏)(?:は|が|から|によると)")
_DISMISSED = pattern(
    r"(?:来て|聞いて|受けて)い?(?:ない|ません)|まだ(?:来|聞|見)|なし[。]*$|ゼロ|(?:競合|他社|相見積)(?:は|も)?(?:い)?(?:ない|なし|無し)"
)
_MONEY = pattern(r"予算|投資(?:の)?枠|枠[はが]|計上")
_FIGURE = pattern(r"[0-9０-９][0-9０-９,，.．]*\s*[万億千]?円|[0-9０-９]+[万億]")
_OURS = pattern(r"当社|弊社|自社|うちの|(?:読み|見立て|予想)(?:は|が|の|どおり|通り)|流れを(?:伺|聞)")
_PLAN = pattern(
    r"移転|参入|(?<!ない)(?<!ない」)(?<!という)方針|増産|減産|統合|出店|撤退|力を入れ|新(?:工場|倉庫|店|オフィス)"
)
_COMING = pattern(r"という|とのこと|聞い|伺|そうだ|そうです|方針|予定|決ま")
_OUGHT_TO_ASK = pattern(
    r"(?:聞|伺|尋ね|話し|話を|相談し|会)(?:い|っ)?(?:た|だ|て|てお)?(?:いた|く)?(?:ほう|方)が(?:よい|良い|いい)|(?:聞く|聞いておく|伺う|話す|会う|相談する|尋ねる)(?:べき|必要が)"
)
_OUGHT_VERB = pattern(r"聞[くきい]|伺[いうっ]|尋ね|相談|電話|面談|打合せ|打ち合わせ")
_ONE_OF_MANY = pattern(
    r"[\s・■●◆-]*[^：:、。\s]{0,10}(?:社|様|店|さん|工業|建設|商事|住建|設計|病院|医院|園|館|産業|製作所)[：:]"
)
_IN_HAND = pattern(r"(?:クレーム|苦情|お叱り|不良|トラブル|返品)(?:の件)?(?:に|を)?(?:対応|処理|調査|確認|で|、|$)")
_NEED = pattern(
    r"需要|ニーズ|必要(?:そう|になり)|要(?:りそう|るはず)|余地(?:が|は)あ|商機|チャンス|見込め|見込みが(?:あ|高)|(?:提案|案内|紹介)でき(?:そう|る)|(?:入|売)れそう"
)
_PLANNED = frozenset(
    {"rival", "executive", "deciding", "budget", "plans"}
)  # news that is asked about for a plan's sake
UNREAD = "action-without-interpretation"
_GIVE_WAY = (UNREAD, "missing-interpretation", "missing-action")
_TOPICS: Mapping[str, str] = {
    "opposition": "opposition",
    "rival-strategy": "rival",
    "new-executive": "executive",
    "decision-process": "deciding",
    "investment-plan": "budget",
    "business-direction": "plans",
}


def news_at(graph: ArgumentGraph, segment: int) -> str | None:
    """What weighty news of the customer's side a fact surely tells, the weightiest first."""
    s = graph.segments[segment]
    if s.label is not Label.FACT or s.confidence < SURE:
        return None
    if is_threat(graph.text(segment)) and EventKind.LOST not in kinds_at(graph, segment):
        return "threat"
    if is_concession(graph.text(segment)):
        return "concession"
    if s.kind is Kind.OWN_ACT:
        return None
    kinds = kinds_at(graph, segment)
    found: set[str] = set()
    if EventKind.DISCOVERY in kinds:
        events = graph.events_of.get(segment, ())
        found = {_TOPICS.get(e.detail, "") for e in events if e.kind is EventKind.DISCOVERY}
    text = graph.text(segment)
    if _is_rival(graph, segment) and not _SHOPS.search(text):
        found.add("rival")
    found |= _sure_names(text) & {"order", "approval"}
    if "予算" in text or "枠" in text:
        found.add("budget")
    if EventKind.APPROVAL in kinds:
        found -= {"deciding", "approval"}
    if not found or is_refused(graph, segment):
        return None
    return next((name for name in WEIGHTS if name in found and name in _sure_names(text)), None)


def _is_rival(graph: ArgumentGraph, segment: int) -> bool:
    named = any(e.kind is EntityKind.COMPETITOR for e in graph.names_in(segment))
    return named or bool(_RIVAL.search(graph.text(segment)))


@remembered
def is_concession(text: str) -> bool:
    """Whether a line tells terms that the writer granted: a price kept, a discount, something free."""
    return bool(_GRANT.search(text)) and not _THEIRS.search(text) and not hearsay(text)


@remembered
def _sure_names(text: str) -> frozenset[str]:
    """Which kinds of news the words of a text bear out."""
    found = set()
    if _AGAINST.search(text) and not _SETTLED.search(text):
        found.add("opposition")
    if _MOVE.search(text) and not _DISMISSED.search(text):
        found.add("rival")
    if _NEW.search(text) and (hearsay(text) or not _ARRIVED.search(text)):
        found.add("executive")
    if _ORDER.search(text):
        found.add("order")
    if _APPROVAL.search(text) and not _ALONE.search(text) and not _OURS.search(text):
        found.add("approval")
    if not _OURS.search(text):
        found |= {"deciding"} | ({"plans"} if _PLAN.search(text) and _COMING.search(text) else set())
    if _MONEY.search(text) and _FIGURE.search(text):
        found.add("budget")
    return frozenset(found)


def unread(graph: ArgumentGraph, links: Links) -> News | None:
    """The weightiest news that no reading takes up, and what kind it is; where the report holds a reading only what is weighty.

    A reading takes news up where it is linked to it, shares a word with it, or stands right behind it; so does the verdict on an earlier one.
    """
    told = [(i, name) for i in graph.labelled(Label.FACT) if (name := news_at(graph, i)) is not None]
    if not told:
        return None
    readings = [i for i in range(len(graph.segments)) if is_stance(graph, i) or verdict(graph, i)]
    graver = any(is_grave(graph, i) and not _is_met(graph, i) for i in graph.labelled(Label.FACT))
    least = WEIGHTS["opposition"] if graver else WEIGHTY if readings else 1
    left = [(i, name) for i, name in told if WEIGHTS[name] >= least and not _taken_up(graph, i, name, readings, links)]
    return min(left, key=lambda n: (-WEIGHTS[n[1]], n[0]), default=None)


def _is_met(graph: ArgumentGraph, fact: int) -> bool:
    """Whether an act of ours comes right behind a grave line."""
    after = range(fact + 1, min(fact + 1 + BESIDE, len(graph.segments)))
    return any(graph.segments[i].label is Label.ACTION or is_own(graph, i) for i in after)


def _taken_up(graph: ArgumentGraph, news: int, name: str, readings: Sequence[int], links: Links) -> bool:
    claims = {e.claim for e in links.from_(news)}
    text, thread = graph.text(news), graph.by_thread[graph.segments[news].thread]
    if name == "threat":
        acts = graph.labelled(Label.ACTION, graph.segments[news].thread)
        planned = any(i > news and is_concrete(graph, i) for i in acts) or any(
            i > news and is_own(graph, i) for i in thread
        )
        return not planned or any(is_conditional(graph, i) for i in acts if i > news)
    if name == "opposition":
        after = range(news + 1, min(news + 1 + BESIDE, len(graph.segments)))
        if any(_SETTLED.search(graph.text(i)) for i in after):
            return True
        acts = graph.labelled(Label.ACTION, graph.segments[news].thread)
        if _WHY.search(text) and any(i > news and is_concrete(graph, i) and acts_of(graph, i) for i in acts):
            return True  # what stands in the way is told, and something is done
    if any(_is_answer(graph, i, name) for i in thread if i > news):
        return True
    figures = set(AMOUNT.findall(text))
    if any(i in readings for i in thread) and any(_speaks_of(graph.text(i), text, figures) for i in thread if i > news):
        return True
    for r in readings:
        view = graph.text(r)
        if r in claims or 0 < r - news <= BESIDE or tied(text, view) or figures & set(AMOUNT.findall(view)):
            return True
        if name == "rival" and _RIVAL.search(view):
            return True
    return False


def _speaks_of(later: str, text: str, figures: set[str]) -> bool:
    """Whether a later line shares a word or a figure with news, or sets offers side by side."""
    return tied(text, later) or bool(figures & set(AMOUNT.findall(later))) or bool(_WEIGHED.search(later))


def _is_answer(graph: ArgumentGraph, segment: int, name: str) -> bool:
    """Whether a later line tells what the customer compares by, how we stand beside a competitor, or judges the news."""
    s, text = graph.segments[segment], graph.text(segment)
    if s.label is Label.FACT and judges(text):
        return True
    if name != "rival" or s.label is not Label.FACT:
        return False
    kinds = kinds_at(graph, segment)
    return bool(_COMPARED.search(text)) or is_concession(text) or bool(kinds & {EventKind.VERBATIM, EventKind.QUESTION})


def gives_way(graph: ArgumentGraph, point: Point, news: News) -> bool:
    """Whether a gap is told best at the news: what is missing is a reading or what follows from one, in the same thread."""
    same = point.finding.thread in (None, graph.segments[news[0]].thread)
    return point.finding.rule in _GIVE_WAY and (same or WEIGHTS[news[1]] > WEIGHTY)


def question(graph: ArgumentGraph, news: News, rules: tuple[str, ...]) -> Step:
    """The step that asks what the news means, for the gap that these rules name."""
    segment, name = news
    acts = [i for i in graph.labelled(Label.ACTION, graph.segments[segment].thread) if is_concrete(graph, i)]
    outward = [i for i in acts if i > segment and EventKind.CONSULTATION not in kinds_at(graph, i)]
    slots = {"plan": segment_mention(graph, outward[0])} if outward else {}
    fits = bool(outward) and (
        tied(graph.text(segment), graph.text(outward[0])) or _OFFERING.search(graph.text(outward[0])) is not None
    )
    planned = (f"step/news-{name}-planned", "step/news-planned") if fits and name in _PLANNED else ()
    return Step((*planned, f"step/news-{name}", "step/news", rules[0], "step"), rules, segment, slots)


def unacted(graph: ArgumentGraph) -> int | None:
    """A view that somebody ought to be asked or told, which no act of the report takes up."""
    views = [i for i in graph.labelled(Label.INTERPRETATION) if _OUGHT_TO_ASK.search(graph.text(i))]
    if not views:
        return None
    acts = [graph.text(i) for i in graph.labelled(Label.ACTION)]
    left = [i for i in views if graph.segments[i].confidence >= SURE and not any(tied(graph.text(i), a) for a in acts)]
    return next((i for i in left if acts and not any(_OUGHT_VERB.search(a) for a in acts)), None)


def unmet(graph: ArgumentGraph) -> int | None:
    """A need seen at one named customer, where what comes next is for others."""
    acts = [graph.text(i) for i in graph.labelled(Label.ACTION)]
    for i in graph.labelled(Label.INTERPRETATION) if acts else ():
        if not _NEED.search(graph.text(i)) or graph.segments[i].confidence < SURE:
            continue
        names = {e.name for e in graph.names_in(i) if e.kind is EntityKind.CUSTOMER}
        others = {e.name for a in graph.labelled(Label.ACTION) for e in graph.names_in(a)} - names
        if (
            names
            and others
            and not any(n in a for n in names for a in acts)
            and not any(tied(graph.text(i), a) for a in acts)
        ):
            return i
    return None


def in_hand(graph: ArgumentGraph) -> int | None:
    """In a list of several customers the line that tells a complaint in hand, whatever it is taken for."""
    report = graph.report
    lines = {n for n in range(len(report.sentences)) if _ONE_OF_MANY.match(report.sentence_text(n))}
    if len(lines) < LIST:
        return None
    return next(
        (i for i, s in enumerate(graph.segments) if s.sentence in lines and _IN_HAND.search(graph.text(i))), None
    )


def to_act(segment: int, name: str) -> Step:
    """The step that asks where a view that ought to be acted on, or a need that was seen, becomes an act."""
    return Step((f"step/{name}", "step"), ("missing-action",), segment, {})

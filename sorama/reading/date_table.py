"""The table of Japanese date expressions: a pattern for each class and its meaning. Patterns read NFKC text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sorama.patterns import pattern
from sorama.reading import date_meanings as say

NUM = rf"(?:\d{{1,2}}|[{say.KANJI}]{{1,3}})"

SPACE = "[ \t]*"


_COUNTING = ("era", "full", "month-day", "slash", "offset", "quarter", "day")


class Row:
    """One class of expressions. `day` is None where the day cannot be told from the letters (次回定例).

    Without one of the words in `needs`, and without a number where it `counts`, nothing can match; the pattern is made when a text first has one.
    """

    __slots__ = ("_made", "_pattern", "counts", "day", "name", "needs")

    def __init__(self, name: str, day: say.Meaning | None, needs: str, *parts: str) -> None:
        self.name = name
        self.day = day
        self.needs = tuple(needs.split())
        self.counts = name in _COUNTING
        self._pattern = "".join(parts)
        self._made: re.Pattern[str] | None = None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Its matches in a text that has one of the words."""
        if self._made is None:
            self._made = re.compile(self._pattern)
        return self._made.finditer(text)


_GUARD = r"(?<![\d./A-Za-z#¥])(?<!\d[:-])"

_TO = rf"(?:{SPACE}[〜~\-–]{SPACE}(?P<to>\d{{1,2}})(?=日|{SPACE}[((]|[^\d/:時分月%件社名人個台本枚万円]|$))?"

_PARTS = (
    r"(?![\d/.:%%]|インチ|カット|サイズ|ページ|頁|倍|以上|以下|程度|未満|くらい|ぐらい|ほど|強|弱|しか|ずつ|[件社名人本台枚個店冊問校室戸棟勝敗]|回(?![答収])"
    r"|に(?:減|縮|圧縮|削|下|短|落|なっ|なる|抑|半減)|まで(?:減|縮|圧縮|下|落)|の(?:顧客|客|お客|企業|会社|社|人|方|コスト|価格|値段|費用|工数"
    r"|時間|数|量|面積|サイズ|スペース|長さ|確率|割合|予算|金額|台数|席|店|期間|件|売上|人数|シェア|スピード|労力|手間|水準|規模))"
)

_EVIDENCE = (
    r"(?=\s*[((][月火水木金土日]|\s*(?:\d{1,2}(?::\d\d|時)|午前|午後|朝|夕|昼|夜|まで|迄|〆|締|必着|着|頃|ごろ|から|より|付|以降)"
    r"|に(?!なる|なっ|し[たて]|する|は|も|達|届|及|過ぎ|満た)|の(?:午|朝|夕|昼|夜|会議|商談|訪問|打|面談|定例|理事会|展示|納品|締|件|期限|アポ|回|プレゼン|見学|立会"
    r"|デモ|内覧|説明|セミナー|研修|引き?渡|施工|工事|初回|本番|棚|発注|役員|取締|週)|提出|回答|厳守|時点|納[品入]|実施|訪問|開催|再|発送|送付|出荷|発注|公開|面談|商談|予定|見積|週|[ 、,〜~\-–]|[ \t]*[^\w\s(]|\s*$)"
)

_YEAR = f"(?:(?P<year>{'|'.join(sorted(say.YEARS, key=len, reverse=True))})の?)?"

_MONTH = rf"(?<![\d{say.KANJI}])(?P<m>1[0-2]|0?[1-9]|十[一二]?|[{say.KANJI[:9]}])月(?!曜)"

CHU = "中(?![村島川野田西山井沢根谷嶋原林尾森国央古途断間心核小堅部日学止元継身型])"

_WITHIN = f"{CHU}|いっぱい"

_PART = f"内(?=[にでのはも、。 )]|まで|$)|頭|最終週|初め|はじめ|初旬|上旬|中旬|下旬|末日?|半ば|中頃|中盤|前半|後半|初|{_WITHIN}"


def _words(table: dict[str, int]) -> str:
    return "|".join(sorted(table, key=len, reverse=True))


_REL_MONTH = f"(?P<rel>{_words(say.MONTHS)})"

_SEP = rf"{SPACE}[年/.\-]{SPACE}(?P<m>\d{{1,2}}){SPACE}[月/.\-]{SPACE}(?P<d>\d{{1,2}})(?!\d)日?"

_WD = f"(?P<wd>[{say.WEEKDAYS}])"

_DAY_NEXT = (
    rf"(?=まで(?!待)|迄|に(?!わた|及|1|一|\d|は済|短縮|減|圧縮|縮)|{SPACE}[((][{say.WEEKDAYS}]|の?(?:午前|午後|朝|夕方|夜|昼|[{say.WEEKDAYS}]曜"
    rf"|\d{{1,2}}時|[^\d\s、。にはがを]{{0,6}}(?:定例|会|会議|商談|訪問|面談|打ち?合わ?せ|報告|発表|締切|納品|工事|検査|点検|プレゼン))|から(?!\d)|{SPACE}\d{{1,2}}(?::\d\d|時)|[着〆締頃]|ごろ|必着|以降|付|開催|実施|納品|提出)"
)

_COUNT = rf"数|一両|両|半|\d{{1,3}}(?:[,、〜~\-]\d{{1,3}})?|[{say.KANJI}]{{1,3}}"

_MEETING = "訪問|面談|商談|打ち?合わ?せ|来店|来訪|来社|往訪|会議|ミーティング|MTG"


TABLE: tuple[Row, ...] = (
    Row("era", say.era_of, "令和 平成 R H", rf"(?<![A-Za-z\d一-龠])(?P<era>令和|平成|R|H)(?P<y>\d{{1,2}}|元){_SEP}"),
    Row("full", say.full_of, "20", rf"{_GUARD}(?P<y>20\d\d){_SEP}"),
    Row(
        "month-day",
        say.month_day,
        "月",
        rf"{_YEAR}{_MONTH}(?P<d>{NUM})日(?!間)(?:{SPACE}[〜~\-–]{SPACE}(?P<to>\d{{1,2}})日)?",
    ),
    Row("slash", say.month_day, "/", rf"{_YEAR}{_GUARD}(?P<m>1[0-2]|0?[1-9])/(?P<d>3[01]|[12]\d|0?[1-9]){_PARTS}{_TO}"),
    Row(
        "month",
        say.month,
        "月",
        rf"(?:{_REL_MONTH}|{_YEAR}{_MONTH})(?!間|次|額|極|給|例)(?:の?(?:(?P<part>{_PART})",
        rf"|第?(?P<nth>[1-5一二三四五])(?:週目?|{_WD}曜日?)|(?P<day>{NUM})日(?!間|以内|後|前|目)))?",
    ),
    Row(
        "part",
        say.bare_part,
        "月末 月初 月頭 月半 月央 旬",
        r"(?<![年期\d一-龠])(?P<part>月末日?|月初め?|月頭|月半ば|月央|[上中下]旬)(?!締|〆|め切|払)",
    ),
    Row("month-within", say.this_month, "月内", rf"(?<![\d{say.KANJI}今来先々再毎同当翌年\d箇かヶカ])月内(?!訳)"),
    Row(
        "week",
        say.week,
        "週",
        rf"(?P<rel>{_words(say.WEEKS)})(?:の?(?:{_WD}(?:曜日?|(?=[にのまはも、。 \t)(]|$|午|朝|夕|昼|夜|\d))|(?P<part>明け|{_PART})))?",
    ),
    Row(
        "nth-weekday",
        say.nth_weekday,
        "第",
        rf"(?<!毎月)(?<!毎月の)(?<![\d一-龠])第(?P<nth>[1-5一二三四五])(?:の)?{_WD}曜日?(?!定?休|便)",
    ),
    Row("weekend", say.weekend, "週末", r"(?<![今来先々再毎])週末"),
    Row("this-week", say.this_week, "週内", r"(?<![今来先々再毎])週内"),
    Row("next-week", say.next_week, "週明 週頭 週初", r"(?<![今来先々再毎])週(?:明け|頭|初め)"),
    Row("weekday", say.weekday, "曜", rf"(?<![一-龠々第\d/]){_WD}曜日?(?!休|便)"),
    Row(
        "relative",
        say.relative,
        "日 今 明 翌 昨 きょう あした あす あさって きのう おととい",
        rf"(?P<word>{_words(say.DAYS)})(?!性|の我)",
    ),
    Row(
        "offset",
        say.offset,
        "後 前 以内 中",
        rf"(?<![\d第/.])(?P<n>{_COUNT})(?P<unit>営業日|稼働日|日|週間|週|[かヶカヵ箇ケ]月|年|時間(?=以内))",
        r"(?P<side>ほど後|後以内|以内|後(?!半)|前(?!半|後|年)|中に|中(?=[、。まで]))",
    ),
    Row("business", say.business, "営業日", r"(?P<word>翌々営業日|翌営業日|次営業日|明営業日)"),
    Row("year-within", say.within_year, "年内", r"(?<!\d)年内"),
    Row("new-year", say.new_year, "明け 年始", r"年明け|正月明け|年始"),
    Row("year-end", say.year_end, "年末", r"(?<![\d一-龠])年末(?!年始|調整)"),
    Row("bon", say.bon, "盆", r"お?盆(?:休み)?(?P<side>明け|前)"),
    Row("golden-week", say.golden_week, "GW ゴールデンウィーク", r"(?:GW|ゴールデンウィーク)(?P<side>明け|前)"),
    Row("after-break", say.after_break, "明け", r"(?P<what>(?:大型?|[3-9三四五])?連休|休み|休日)明け"),
    Row(
        "year",
        say.year_of,
        "年",
        rf"(?P<y>再来年|来年|今年|本年|昨年|去年|一昨年)(?!度|比|並|実績)(?:の?(?P<part>末|初め|頭|はじめ|前半|後半|[春夏秋冬]|{_WITHIN}))?",
    ),
    Row("season", say.coming_season, "春 夏 秋 冬", r"(?P<y>来|今|昨|この)(?P<part>[春夏秋冬])(?![一-龠])"),
    Row(
        "fiscal",
        say.fiscal,
        "期 年度",
        r"(?P<term>今期|当期|来期|次期|前期|今年度|本年度|来年度|次年度|昨年度|前年度|年度(?=[内末初明]))",
        rf"(?P<part>末|初め|頭|はじめ|初|内|{_WITHIN})?",
    ),
    Row(
        "term-end",
        say.term_end,
        "期末",
        r"(?<![今当来次前昨半年一-龠\d])期末(?!試験|テスト|手当|賞与|棚卸|在庫|残高|決算|評価|考査|商戦|セール|の?数字)",
    ),
    Row("half", say.half, "半期 上期 下期", rf"(?P<half>上半期|下半期|上期|下期)(?P<part>末|{_WITHIN})?"),
    Row(
        "quarter",
        say.quarter,
        "Q 四半期",
        r"(?<![A-Za-z\d])(?:Q(?P<q>[1-4])|第(?P<n>[1-4一二三四])四半期)(?![A-Za-z\d.])",
    ),
    Row(
        "day",
        say.day_of_month,
        "日",
        rf"(?<!(?<![来今先])週)(?<!残り)(?<!あと)(?<!最[短長])(?<![\d月年約計間/第目各{say.KANJI}])(?P<d>3[01]|[12]\d|0?[1-9]|二?十[{say.KANJI[:9]}]?|三十一?|[{say.KANJI[1:9]}])日",
        rf"(?:[〜~\-–](?P<to>\d{{1,2}})日)?{_DAY_NEXT}",
    ),
    Row("meeting", None, "次", rf"次回?の?(?:定例会?議?|例会|(?:{_MEETING})(?:時|日(?!程)|の際|の時|まで|前))"),
)

SMALL_FRACTION = pattern(
    r"1/(?:[2-9]|1[02]|20)|2/(?:3|5|10)|3/(?:4|5|8|10)|4/(?:5|10)|5/(?:6|8|10)|[67]/10|7/8|[89]/10"
)

DATE_EVIDENCE = pattern(_EVIDENCE)

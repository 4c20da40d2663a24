"""What the words of a line show by themselves: how a customer speaks, and results that came out only in part."""

from __future__ import annotations

from itertools import pairwise

from sorama.memo import remembered
from sorama.nlp.morphology import tokens_of
from sorama.patterns import pattern
from sorama.reading.words import word_set

_SAID = pattern(r"「([^「」]+)」")
_TONES = (
    ("hurry", pattern(r"急い|急ぎ|早く|至急|すぐに|今すぐ")),
    ("wonder", pattern(r"(?:か|の)[？?]?$|[？?]$|(?:どう|何|なに|いつ|いくら|だれ|誰|どこ|どれ|でき)[^「」]*かな$")),
    ("wish", pattern(r"(?:たい|ほしい|欲しい)(?:です|んだ|な|ね|けど)*$")),
    ("maybe", pattern(r"かもしれ|かも$|だろうけど|でしょうけど|検討|考えて(?:み|おく|おき)")),
    ("price", pattern(r"高い|安い|値段|予算|金額|万円|費用|(?:下|上)がる[なね]?$")),
)
_BUT = word_set("が けど けれど けれども")
_GLAD = word_set("喜ぶ 助かる 有り難い 嬉しい 安心 便利 気に入る 満足")
_NOT_GLAD = word_set("無い ない ず 困る 不安 反対 遅い")
_HANDY = pattern(
    r"(?:見|使い|分かり|わかり|読み|選び|持ち|扱い|説明し|頼み)やす|思った(?:より|以上に)[^」]{0,4}(?:軽|早|速|安|静か|簡単|楽|小さ|明る|きれい)"
)
_PASSED_ON = pattern(
    r"「[^」]*(?:長|専務|常務|役員|取締役|本部|本社|上司|理事|経営|上)(?:に|へ|にも|とも)[^」]{0,6}(?:上げ|見せ|通[しせ]|掛け合|相談|報告|回[しせ]|話[しそす]|伝え|聞(?:く|いて|きま)|諮|かけ)"
)

_THREAT = pattern(
    r"(?:(?<![のその])(?:他|よそ|ほか|別の[^、。「」]{1,6})(?:さん)?(?:を|に|へ)|他社(?:さん)?(?:を|に|へ)|(?:他の|よその|ほかの)(?:会社|業者|店|[一-龠ァ-ヶー]{2,5})(?:さん)?(?:を|に|へ)|相見積(?:もり|り)?(?:に|を)|(?:海外調達|内製|他社品)に|(?:契約|取引|付き合い)を)"
    r"(?:あた|当た|頼|切り替え|乗り換え|替え|変え|探|移|回|取|見直|打ち切|やめ|切|考え直)"
    r"(?:る|む|す|ります|みます|ます|します|させて(?:もら|いただ)|ざるを得|こと(?:も|に)|しか)(?!ない|ません|つもりは)"
)
_TOLD_US = pattern(r"「[^」]*」|(?:言わ|通告|告げ|言い渡|釘を刺)[れさし]?|とのこと|連絡|迫ら")


_ASKED_ROUND = pattern(r"「[^」]*(?:に|とも|にも)(?:は)?(?:聞いて|きいて|相談して|話して|諮って)み[^」]*」")
_WORRY = pattern(r"「[^」]*(?:たら|ると|ては|ちゃ|のは|のが)(?:一番|いちばん)?(?:困|怖|こわ|不安|心配|嫌|いや)[^」]*」")


def is_asked_round(text: str) -> bool:
    """Whether somebody says that they will ask somebody else first: 「若い子に聞いてみる」."""
    return bool(_ASKED_ROUND.search(text))


def is_worry(text: str) -> bool:
    """Whether somebody says what they fear may happen: 「欠品したら困る」."""
    return bool(_WORRY.search(text))


@remembered
def is_threat(text: str) -> bool:
    """Whether somebody says that they will go elsewhere: 「それなら他をあたる」."""
    return bool(_THREAT.search(text) and _TOLD_US.search(text))


def is_passed_on(text: str) -> bool:
    """Whether somebody says that they will take it to those above them: 「社長に見せます」."""
    return bool(_PASSED_ON.search(text))


@remembered
def is_pleased(text: str) -> bool:
    """Whether somebody's words are glad: 助かる, 見やすい."""
    norms = {t.norm for t in tokens_of(text)}
    glad = norms & _GLAD or _HANDY.search(text)
    return bool(glad) and not norms & _NOT_GLAD


def tone_of(text: str) -> str | None:
    """What a customer's words show: that they hurry, ask, wish, weigh a price or are not sure yet."""
    return next((name for name, words in _TONES if any(words.search(s) for s in _SAID.findall(text))), None)


@remembered
def is_partly(text: str) -> bool:
    """Whether a result is told of which a part did not go: 二つは入ったが、一つは入らなかった."""
    tokens = tokens_of(text)
    turn = next(
        (
            n
            for n, (a, b) in enumerate(pairwise(tokens))
            if a.norm == "た" and b.norm in _BUT and b.pos[1] == "接続助詞"
        ),
        None,
    )
    if turn is None or not any(t.norm in ("無い", "ない", "ず") for t in tokens[turn:]):
        return False
    first, then = ({t.norm for t in part if t.pos[0] == "動詞"} for part in (tokens[:turn], tokens[turn:]))
    return bool(first & then - {"為る", "居る", "出来る"})

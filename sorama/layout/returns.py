"""Names of threads, and how a later line is known to return to one of them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sorama.layout.customers import names_customer
from sorama.patterns import pattern

_AFTER = pattern(r"[\s、,:]|から|より|へ|に|は|が|の|を|も|で|向け|宛|$")
_BREAKS = frozenset("、。,:「」")
_LONGEST = 20  # letters of a name
_APART = pattern(r"(?P<name>[^\s、。,:「」]{2,20})(?=\s)")
_PEOPLE = pattern(r"([一-龥々ァ-ヶー]{1,8})(?:様|さま|さん|氏)")
_GENERAL = pattern(r"お客|客|皆|先方|担当|奥|旦那|主人|息子|娘|学生|職人|業者|社員")
_TELLING = pattern(r"(?!\d+.?$)(?:[一-龥々ァ-ヶーa-z0-9]{2,}|[ぁ-ん一-龥々ァ-ヶーa-z0-9]{3,})")
_LEAD_PART = pattern(
    r"(?P<name>[一-龥々]{2,}?|[ァ-ヶー]{2,}?|[a-z0-9]{3,}?|[ぁ-ん一-龥々ァ-ヶーa-z0-9]{3,}?)(?:様|さま|さん|氏|殿)?(?=[\s、:はがにへもの宛]|から|より|向け)"
)
_WHEN = pattern(
    r"^(?:この後|その後|後ほど|明日|明後日|来週|来月|次回|翌日|今後|今週|[月火水木金土]曜)(?:中|まで)?(?:は|に|、|の?朝|の?[午前後]+)*"
)
_ROLES = pattern(r"([一-龥]{1,3}長|女将|大将|店主|住職|杜氏|棟梁|親方|師範|宮司|番頭)")
_ADDRESSED = ("様", "さま", "さん", "氏")
_COMMON = frozenset(
    [
        "本部",
        "本社",
        "本店",
        "支店",
        "支社",
        "店舗",
        "工場",
        "営業所",
        "事務所",
        "センター",
        "病院",
        "医院",
        "クリニック",
        "歯科",
        "薬局",
        "会社",
        "商事",
        "商店",
        "商会",
        "工業",
        "学校",
        "学園",
        "施設",
        "先生",
        "院長",
        "社長",
        "担当",
        "部長",
        "課長",
        "店長",
        "所長",
        "会長",
        "専務",
        "常務",
        "園長",
        "新規",
        "既存",
        "午前",
        "午後",
        "社内",
        "全体",
        "リスト",
        "メーカー",
        "団地",
        "現場",
        "先方",
        "理事長",
        "事務長",
        "担当者",
        "ホーム",
        "グループ",
        "システム",
        "サービス",
        "スーパー",
    ]
)
_REACH = 24  # letters at the head of a line in which it names its customer


@lru_cache(maxsize=4096)
def fold(words: str) -> str:
    """Width and case aside."""
    return unicodedata.normalize("NFKC", words).lower()


def lead_name(words: str, *, apart: bool = False) -> str:
    """The customer's name at the head of a line, or an empty string; `apart`: only where white space follows it."""
    head = unicodedata.normalize("NFKC", words[:40]).strip()
    if apart:
        match = _APART.match(head)
        return match["name"] if match and names_customer(match["name"]) else ""
    for end, letter in enumerate(head[:_LONGEST], 1):  # the shortest first: names may hold a particle
        if letter in _BREAKS or letter.isspace():
            break
        if _AFTER.match(head, end) and names_customer(head[:end]):
            return head[:end]
    return ""


class Names:
    """What the threads of one report are called: their titles and the people met under them."""

    def __init__(self) -> None:
        self._titles: dict[int, str] = {}
        self._threads: dict[str, int] = {}
        self._people: dict[int, set[str]] = {}

    def __len__(self) -> int:
        return len(self._titles)

    @property
    def threads(self) -> tuple[int, ...]:
        """The threads that have a title, in order."""
        return tuple(self._titles)

    def add(self, thread: int, title: str) -> None:
        """A new thread with its title."""
        self._titles[thread] = _bare(title)
        self._threads.setdefault(_bare(title), thread)

    def learn(self, thread: int, words: str, *, roles: bool = False) -> None:
        """People named in a line of this thread; `roles`: the posts that they hold, too."""
        if thread not in self._titles:
            return
        folded = fold(words)
        if any(sign in folded for sign in _ADDRESSED):
            people = (m[1] for m in _PEOPLE.finditer(folded) if not _GENERAL.search(m[0]))
            self._people.setdefault(thread, set()).update(people)
        if roles:
            self._people.setdefault(thread, set()).update(m[1] for m in _ROLES.finditer(folded))

    def same(self, title: str) -> int | None:
        """The thread that has exactly this title."""
        return self._threads.get(_bare(title)) if _bare(title) else None

    def returns(self, words: str, current: int) -> int | None:
        """The other thread whose name, or a telling part of it, stands at the very head of the line or behind 明日は."""
        head = _WHEN.sub("", fold(words[: _REACH * 2]))
        match = _LEAD_PART.match(head)
        if match is None or match["name"] in _COMMON:
            return None
        part = match["name"]
        found = [t for t, title in self._titles.items() if part in title and _edge(part, title)]
        return found[0] if len(found) == 1 and found[0] != current else None

    def match(self, words: str) -> int | None:
        """The one thread that the head of the line names, in full or in part."""
        if not self._titles:
            return None
        head = fold(words[: _REACH + 8])[:_REACH]
        scores = {t: self._score(t, head) for t in self._titles}
        best = max(scores.values(), default=0)
        found = [t for t, s in scores.items() if s == best]
        return found[0] if best and len(found) == 1 else None

    def _score(self, thread: int, head: str) -> int:
        """Length of the longest telling stretch that the head shares with the thread's names alone."""
        names = [n for n in (self._titles[thread], *self._people.get(thread, ())) if _meets(head, n)]
        if not names:
            return 0
        others = [n for t, n in self._titles.items() if t != thread] + [
            p for t, ps in self._people.items() if t != thread for p in ps
        ]
        return max([_shared(head, name, others) for name in names])


def in_order(names: Names, items: dict[int, str]) -> dict[int, int]:
    """The thread of each item of a closing list that has one item for each thread, in their order: all but one name theirs."""
    threads = list(names.threads)
    if len(items) != len(threads) or len(items) < 2:
        return {}
    named = [names.match(words) for words in items.values()]
    right = sum(n == t for n, t in zip(named, threads, strict=True))
    wrong = any(n is not None and n != t for n, t in zip(named, threads, strict=True))
    return {} if wrong or right < len(items) - 1 else dict(zip(items, threads, strict=True))


def _bare(title: str) -> str:
    """A title without the note in brackets behind it."""
    return re.split(r"[(\[]", fold(title), maxsplit=1)[0].strip()


def _meets(head: str, name: str) -> bool:
    """Whether any two letters of the name stand in the head."""
    return any(name[i : i + 2] in head for i in range(len(name) - 1))


def _shared(head: str, name: str, others: list[str]) -> int:
    """Length of the longest telling stretch of `name` in `head` that no other name holds."""
    for length in range(min(len(name), len(head)), 1, -1):
        for i in range(len(name) - length + 1):
            part = name[i : i + length]
            if part in head and _TELLING.fullmatch(part) and not any(part in o for o in others):
                return length
    return 0


def _edge(part: str, title: str) -> bool:
    """Whether the part begins or ends a word of the title."""
    return any(word.startswith(part) or word.endswith(part) for word in title.split())

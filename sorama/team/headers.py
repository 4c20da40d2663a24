"""Which column is what: the names found in Japanese exports, and those that the user tells (`--map`, `[input]`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sorama.errors import InputError
from sorama.nearest import maybe
from sorama.team.values import text_of

FIELDS = ("id", "date", "author", "customer", "stage", "text")
# Spelt without white space, brackets and case; the first that a table has is taken, of texts all of them.
NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "日報番号", "日報no", "レコード番号", "活動id", "番号", "no", "管理番号", "recordnumber", "$id"),
    "date": (
        *(
            "日付",
            "報告日",
            "日報日付",
            "日報日",
            "訪問日",
            "活動日",
            "商談日",
            "対応日",
            "年月日",
            "実施日",
            "date",
            "day",
        ),
        *(
            "期日",
            "開始日時",
            "開始",
            "活動日時",
            "訪問日時",
            "日時",
            "activitydate",
            "提出日",
            "作成日時",
            "作成日",
            "createddate",
        ),
    ),
    "author": (
        *(
            "氏名",
            "担当者",
            "報告者",
            "名前",
            "担当",
            "営業担当",
            "営業担当者",
            "記入者",
            "社員名",
            "書き手",
            "作成者",
            "所有者",
        ),
        *(
            "担当者名",
            "報告者名",
            "訪問者",
            "任命先",
            "割り当て先",
            "author",
            "owner",
            "owner.name",
            "name",
            "createdby",
        ),
    ),
    "customer": (
        *(
            "顧客",
            "訪問先",
            "会社名",
            "顧客名",
            "取引先",
            "取引先名",
            "客先",
            "お客様",
            "企業名",
            "得意先",
            "訪問先名",
            "得意先名",
        ),
        *(
            "お客様名",
            "訪問先企業",
            "訪問先会社名",
            "相手先",
            "account",
            "account.name",
            "company",
            "customer",
            "関連先",
        ),
    ),
    "stage": (
        "ステージ",
        "フェーズ",
        "商談フェーズ",
        "商談ステージ",
        "段階",
        "進捗",
        "フェイズ",
        "stage",
        "stagename",
        "phase",
    ),
    "text": (
        *(
            "本文",
            "内容",
            "報告内容",
            "日報",
            "活動内容",
            "訪問内容",
            "商談内容",
            "面談内容",
            "業務内容",
            "報告",
            "日報本文",
        ),
        *("コメント", "説明", "所感", "考察", "感想", "気づき", "課題", "問題点", "結果", "成果", "反応", "先方の反応"),
        *(
            "お客様の反応",
            "顧客の反応",
            "競合情報",
            "要望",
            "相談",
            "相談事項",
            "報告事項",
            "次回予定",
            "次回アクション",
            "次の行動",
        ),
        *(
            "今後の予定",
            "明日の予定",
            "翌日の予定",
            "今後の対応",
            "次回の予定",
            "アクション",
            "ネクストアクション",
            "todo",
            "特記事項",
        ),
        *(
            "事実",
            "解釈",
            "行動",
            "空",
            "雨",
            "傘",
            "備考",
            "メモ",
            "text",
            "body",
            "description",
            "memo",
            "comments",
            "report",
        ),
    ),
}
_SEARCHED = 30  # rows from the top in which a header is looked for
_TEXT_ALONE = frozenset({"本文", "報告内容", "日報本文", "text", "body", "日報"})


def spelling(name: str) -> str:
    """A column name as it is compared: width, case, white space and notes in brackets make no difference."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"※.*|[(【\[].*?[)】\]]|[\s_*:.]+", "", folded)


_PLACE = {spelling(name): (field, i) for field, names in NAMES.items() for i, name in enumerate(names)}


@dataclass(frozen=True, slots=True)
class Columns:
    """Field → the columns it stands in, with the name of each; and how many rows of the table the header takes."""

    places: Mapping[str, tuple[tuple[int, str], ...]]
    rows: int = 1

    def values(self, cells: Sequence[Any], field: str) -> list[tuple[str, Any]]:
        """Name and cell of every column of a field."""
        return [(name, cells[i] if i < len(cells) else None) for i, name in self.places.get(field, ())]


def recognise(names: Sequence[str], told: Mapping[str, str]) -> Columns | None:
    """The columns of a header row; None where no text column is found."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    mapped = {field: [spelling(n) for n in re.split(r"[,、+]", column)] for field, column in told.items()}
    taken = {n for names_of in mapped.values() for n in names_of}
    for i, name in enumerate(names):
        bare = spelling(name)
        for field, wanted in mapped.items():
            if bare in wanted:
                found.setdefault(field, []).append((wanted.index(bare), i, name))
        if bare in taken or bare not in _PLACE:
            continue
        field, rank = _PLACE[bare]
        if field not in mapped:
            found.setdefault(field, []).append((rank, i, name))
    if "text" not in found:
        return None
    places = {field: tuple((i, n) for _, i, n in sorted(hits)[:1]) for field, hits in found.items() if field != "text"}
    texts = sorted(found["text"], key=lambda hit: hit[0] if "text" in mapped else hit[1])
    return Columns({**places, "text": tuple((i, n.strip()) for _, i, n in texts)})


def find(top: Sequence[Sequence[Any]], told: Mapping[str, str]) -> Columns | None:
    """The header among the first rows of a table: the row, or two rows put together, that names most fields."""
    best: tuple[int, int, Columns] | None = None
    names = [[one_line(cell) for cell in row] for row in top[:_SEARCHED]]
    for i, row in enumerate(names):
        for depth in (1, 2):
            joined = row if depth == 1 else _joined(row, names[i + 1]) if i + 1 < len(names) else None
            columns = recognise(joined, told) if joined else None
            if columns is None:
                continue
            others = len(columns.places) + len(columns.places["text"])
            alone = spelling(columns.places["text"][0][1]) in _TEXT_ALONE or "text" in told
            if others < 3 and not (others == 2 and alone):
                continue
            if best is None or others > best[0]:
                best = others, i, Columns(columns.places, i + depth)
    return best[2] if best else None


def _joined(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Two header rows as one: the lower name, where there is none the upper one (merged over columns or rows)."""
    width = max(len(above), len(below))
    return [
        (below[i] if i < len(below) and below[i] else above[i] if i < len(above) else "") for i in range(width)
    ]  # fmt: skip


def one_line(cell: Any) -> str:
    """A header cell in one line."""
    return "" if isinstance(cell, (int, float)) else " ".join(text_of(cell).split())


def check(told: Mapping[str, str]) -> Mapping[str, str]:
    """`--map` and `[input]`: only fields there are. Raises InputError."""
    for field in told:
        if field not in FIELDS:
            raise InputError(
                f"--map の「{field}」は項目ではありません。{maybe(field, FIELDS)}使えるのは {'・'.join(FIELDS)} です。"
            )
    return told

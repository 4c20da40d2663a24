"""Names of people: before 様, さん, 部長 …, and titles that stand for a person; on the customer's side or ours."""

from __future__ import annotations

from collections.abc import Iterator

from sorama.model import EntityKind
from sorama.reading.companies import COMPANY_ENDS, NOT_HEAD
from sorama.reading.words import HONORIFICS, ROLES, word_set
from sorama.report import Token
from sorama.span import Span

_TITLES = ROLES - HONORIFICS
_LAST_LETTERS = frozenset(role[-1] for role in ROLES)
_PARTS = frozenset(role[i:] for role in ROLES for i in range(1, len(role)))
_NO_NAME = word_set(
    "客 お客 御客 お得意 得意先 皆 各位 担当 ご担当 業者 奥 旦那 お母 お父 母 父 息子 娘 先方 子 お子 弟 兄 姉 妹 社員 職員 店員 受付 患者 利用者 入居者 "
    "お疲れ お世話 何 同 前 新 元 副 両 全 各 現 次 隣 代 御 お"
)
_NOBODY = (*COMPANY_ENDS, *word_set("士 師 員 者 部 課 室 店 係 科 担当 屋 業 会 局 館 園 院"))
_OWN_SIDE = word_set("上司 上長 先輩 後輩 同僚 当社 弊社 自社 社内 うち 我々 当方 営業部 技術部")
_COLLEAGUE_WORDS = word_set("上司 上長 先輩 同僚 後輩")
_MARKED = ROLES | _COLLEAGUE_WORDS


def may_tell(tokens: tuple[Token, ...]) -> bool:
    """Whether a word is there without which nobody is named."""
    surfaces = [t.surface for t in tokens]
    return not (_LAST_LETTERS.isdisjoint([s[-1] for s in surfaces]) and _COLLEAGUE_WORDS.isdisjoint(surfaces))


def with_roles(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens, with titles that the dictionary cuts in two (係|長) made one."""
    if _PARTS.isdisjoint([t.surface for t in tokens[1:]]):
        return tokens
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        if last is not None and last.end == token.start and last.surface + token.surface in ROLES:
            both = last.surface + token.surface
            found[-1] = Token(last.start, token.end, both, both, both, last.pos)
        elif last is not None and token.surface == "長" and last.end == token.start and last.surface[:-1]:
            cut, role = last.end - 1, last.surface[-1] + "長"
            if role in ROLES:  # 堀部|長 is 堀 and 部長
                name = last.surface[:-1]
                found[-1:] = [
                    Token(last.start, cut, name, name, name, last.pos),
                    Token(cut, token.end, role, role, role, token.pos),
                ]
            else:
                found.append(token)
        else:
            found.append(token)
    return tuple(found)


def people(tokens: tuple[Token, ...], *, own_side: bool) -> Iterator[tuple[EntityKind, Span]]:
    """Names before 様, さん, 部長 …, and titles that stand for a person."""
    done = 0
    for i, token in enumerate(tokens):
        if i < done or (token.surface not in _MARKED and token.surface[-1] not in "ん様"):
            continue
        if token.surface in _COLLEAGUE_WORDS and not _somebodys(tokens, i):
            yield EntityKind.COLLEAGUE, Span(token.start, token.end)
        if token.surface not in ROLES and not _ends_in_role(token):
            continue
        last = i
        while last + 1 < len(tokens) and tokens[last + 1].surface in ROLES:
            last += 1
        start = i
        if (
            token.surface in ROLES
            and i > 0
            and _is_name(tokens, i - 1, titled=token.surface not in ("担当", "様", "さん"))
        ):
            start = i - 1
        named = start < i or token.surface not in ROLES
        titled = any(t.surface in _TITLES for t in tokens[i : last + 1])
        if named or (titled and token.surface not in ("担当", "代表", "監督", "顧問")):
            ours = own_side or _of_ours(tokens, start)
            yield EntityKind.COLLEAGUE if ours else EntityKind.PERSON, Span(tokens[start].start, tokens[last].end)
        done = last + 1


def _ends_in_role(token: Token) -> bool:
    """One token that holds name and title, as dictionaries have them."""
    return token.pos[0] == "名詞" and token.pos[2] == "人名" and token.surface.endswith(("さん", "様"))


def _is_name(tokens: tuple[Token, ...], i: int, *, titled: bool) -> bool:
    """Whether a token may be somebody's name: a proper noun, or a short noun with none before it."""
    token = tokens[i]
    if token.pos[0] != "名詞" or token.surface in _NO_NAME or token.surface == "社" or token.surface.endswith(_NOBODY):
        return False
    before = tokens[i - 1] if i and tokens[i - 1].end == token.start else None
    if token.pos[2] == "人名":
        return not (before is not None and before.pos[0] == "名詞" and len(before.surface) == 1)
    if (
        token.pos[1] not in ("普通名詞", "固有名詞")
        or token.pos[2] not in ("一般", "地名", "サ変可能")
        or len(token.surface) > 4
    ):
        return False
    alone = before is None or before.pos[0] not in ("名詞", "接頭辞")
    return (titled or alone) and token.surface not in NOT_HEAD


def _of_ours(tokens: tuple[Token, ...], start: int) -> bool:
    """先輩の大谷さん, 弊社の部長: somebody on our side; 須田主任の上司の堀部長 is not."""
    before = tokens[max(0, start - 2) : start]
    at = next((start - len(before) + i for i, t in enumerate(before) if t.surface in _OWN_SIDE), None)
    if at is None or (len(before) == 2 and before[-1].surface not in _OWN_SIDE | {"の"}):
        return False
    return not _somebodys(tokens, at)


def _somebodys(tokens: tuple[Token, ...], i: int) -> bool:
    """須田主任の上司: the word at `i` belongs to a person named before it."""
    return i > 1 and tokens[i - 1].surface == "の" and tokens[i - 2].surface in ROLES | {"先方", "担当者", "相手"}

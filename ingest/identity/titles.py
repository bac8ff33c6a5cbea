"""A title apart from what is said about the edition: draft marks, years, brackets."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from kb.language.fold import fold, unify
from kb.legal.aliases import fold_name

STATE = "中华人民共和国"
_DRAFT = re.compile(
    r"[（(](?P<zh>[^（）()]{0,8}(?:草案|征求意见稿|送审稿|讨论稿)[^（）()]{0,16})[）)]"
    r"|\s*[（(](?P<en>[^()（）]*\bdraft\b[^()（）]*)[）)]",
    re.IGNORECASE,
)
_BARE_DRAFT = re.compile(r"(?:修订|修正)?草案(?:征求意见稿|送审稿)?$|征求意见稿$")
_OF_A_YEAR = re.compile(
    r"\s*[（(](?:\d{4}\s*年?\s*(?:修正|修订|公布|制定)?(?:版|本)?|(?:最新|现行)(?:版|有效)?"
    r"|(?:as )?(?:amended|revised)(?: in)?\s*\d{0,4}"
    r"|\d{4}\s*(?:amendment|revision|version|edition))[）)]$",
    re.IGNORECASE,
)
_DAY = re.compile(r"\s*[（(]\d{4}-\d{2}-\d{2}[）)]$")
_ABOUT = re.compile(
    r"解读|释义|问答|一图读懂|新闻发布|起草说明|的说明$|修改[^，。]*的决定|^interpretation of|^q&a"
    r"|^explanat|\bcommentary\b",
    re.IGNORECASE,
)
_STOP = frozenset(
    "the of on and for in to a an s with people peoples republic china prc chinese p r c by".split()
)


@dataclass(frozen=True, slots=True)
class PlainTitle:
    """``name`` is the instrument's; ``draft`` is the mark that was taken off it."""

    name: str
    draft: str = ""


def plain_title(title: str) -> PlainTitle:
    """X条例（修订草案） is a draft of X条例; X法（2018年修正） is X法."""
    name, draft = " ".join(title.split()), ""
    if match := _DRAFT.search(name):
        draft = (match["zh"] or match["en"]).strip()
        name = f"{name[: match.start()]}{name[match.end() :]}".strip()
    elif match := _BARE_DRAFT.search(name):
        draft, name = match[0], name[: match.start()]
    while match := _OF_A_YEAR.search(name) or _DAY.search(name):
        name = name[: match.start()]
    return PlainTitle(_unquoted(name) or title, draft)


def is_about(title: str) -> bool:
    """True for what speaks of an instrument and is not it: 《…》解读, a decision that amends it."""
    return _ABOUT.search(unify(title)) is not None


def name_key(title: str) -> str:
    """A title as it is compared: without the state's name, marks, width, case and white space."""
    return "".join(fold_name(title).removeprefix(STATE).split())


@cache
def english_key(title: str) -> str:
    """The words of an English title in no order: Law on Product Quality is Product Quality Law.

    Function words and the state's name do not count, and words count by their stem.
    """
    words = re.findall(r"[a-z0-9]+", fold(title).replace("'", " ").replace("\u2019", " "))
    stems = _stemmer().stemWords([it for it in words if it not in _STOP])
    return " ".join(sorted(stems))


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


def _unquoted(name: str) -> str:
    """《X法》 alone is X法; quotation marks within a title stay."""
    inner = name[1:-1]
    is_quoted = name.startswith("《") and name.endswith("》") and "《" not in inner
    return inner if is_quoted else name

"""The spellings of one name or number, so that two of them can be found to be the same."""

import re

from kb.legal.aliases import fold_name

_STATE = "中华人民共和国"
_TAIL = re.compile(
    r"\s?\((?:试行|暂行|草案|(?:19|20)\d\d年?(?:修订|修正|版)?|修订|修正|\d{4}\s?revision)\)$"
)
_BRACKETS = str.maketrans("〔［[【］]〕】", "(((())))")
_DASHES = re.compile(r"\s?[‐‑‒–—―－-]+\s?")
_NUMBERED = re.compile(r"\d")
_YEAR = re.compile(r"(?<=\d)[-:](?:19|20)\d\d(?:\([ef]\))?$")
_EU = re.compile(
    r"^(?:(?:council|commission|european parliament|and|the|delegated|implementing|framework)"
    r"[\s,]+)*(?P<kind>regulation|directive|decision|recommendation)s?\s"
    r"(?:\((?:eu|ec|eec|euratom)\)\s?)?(?:no\.?\s?)?(?P<no>\d{1,4}/\d{1,4})(?!\d)"
)
_CODE = re.compile(
    r"^(?P<title>\d{1,2})\s?(?P<code>c\.?f\.?r\.?|u\.?s\.?c\.?)(?:\s?(?:parts?\s)?(?P<part>\d{1,4}))?$"
)


def name_forms(name: str) -> tuple[str, ...]:
    """The folded name, then without the state's name and without （试行）; never an empty one."""
    folded = fold_name(name)
    bare = folded.removeprefix(_STATE).strip()
    forms = (folded, bare, _STATE + bare, _TAIL.sub("", folded), _TAIL.sub("", bare))
    return tuple(dict.fromkeys(form for form in forms if form and form != _STATE))


def number_key(name: str) -> str:
    """One spelling of a number: （2019）188 号 and 〔2019〕188号 are the same; "" of a mere title.

    Acts of the EU go by kind and number, sections of the federal codes by title and part.
    """
    folded = fold_name(name).translate(_BRACKETS)
    if act := _EU.match(folded):
        return f"{act['kind']} {act['no']}"
    if code := _CODE.match(folded):
        letters = code["code"].replace(".", "")
        return f"{code['title']} {letters} {code['part'] or ''}".strip()
    if not _NUMBERED.search(folded):
        return ""
    return re.sub(r"\s", "", _DASHES.sub("-", folded))


def without_year(key: str) -> str:
    """GB/T 19001-2016 as GB/T 19001; "" where the number has no year."""
    stem = _YEAR.sub("", key)
    return stem if stem != key else ""

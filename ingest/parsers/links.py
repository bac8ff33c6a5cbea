"""Links of a document, which its text does not show: who they reach, and where they really lead."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from ingest.parsers.clean import clean

_PERSONAL = re.compile(
    r"\s*(?:mailto|tel|sms|callto|xmpp|sip|skype|weixin)\s*:\s*(?P<who>[^?]*)", re.IGNORECASE
)
_WEB = re.compile(r"\s*(?:https?|ftp):", re.IGNORECASE)
_HOST = r"(?:[\w-]{1,63}\.){1,10}[a-z\u4e00-\u9fff-]{2,24}"
_SHOWN = re.compile(
    rf"(?:https?|ftp)://(?:[^\s/@]*@)?(?P<url>{_HOST})|\b(?P<www>www\.{_HOST})|"
    rf"^\s*(?P<bare>{_HOST})(?:[:/]\S*)?\s*$",
    re.IGNORECASE | re.ASCII,
)
_MAIL = re.compile(r"^\s*[\w.+-]{1,64}@(?P<host>[\w.-]{1,255})\s*$")
# A bare word with a dot is an address where its end is one of those that addresses have.
_ENDS = frozenset(
    "com cn net org gov edu int info eu uk de fr jp hk tw mo sg us io xyz top".split()
)
_LONGEST = 60
_KEPT = 3


@dataclass(frozen=True, slots=True)
class Link:
    """The words that a reader sees, and the address behind them."""

    shown: str
    target: str


def link_remarks(links: Iterable[Link]) -> Iterator[str]:
    """One sentence for links to persons, one for links that show another address than theirs.

    Persons' addresses are masked; one that the text prints is not hidden behind a link. A host
    shown and its own subdomain are one address.
    """
    people: dict[str, None] = {}
    disguised: dict[tuple[str, str], None] = {}
    for link in links:
        target = clean(link.target).strip()
        found = _PERSONAL.match(target)
        who = unquote(found["who"]).strip() if found else ""
        if who and who.casefold() not in link.shown.casefold():
            people[_masked(who)] = None
        shown, real = _shown_host(link.shown), _host(target)
        if shown and real and not _is_same(shown, real):
            disguised[shown, real] = None
    if people:
        links_are = "1 link leads" if len(people) == 1 else f"{len(people)} links lead"
        yield (
            f"{links_are} to an e-mail address or a telephone number, left out of the text: "
            f"{next(iter(people))}"
        )
    if disguised:
        shown, real = next(iter(disguised))
        lead = "1 link leads" if len(disguised) == 1 else f"{len(disguised)} links lead"
        yield f"{lead} to another address than shown: {shown[:_LONGEST]} to {real[:_LONGEST]}"


def _masked(who: str) -> str:
    name, at, host = who.partition("@")
    if at:
        return f"{name[:1]}***@{host.split(',')[0][:_LONGEST]}"
    digits = "".join(char for char in who if char.isalnum())
    return digits[:_KEPT] + "*" * min(max(len(digits) - _KEPT, 0), _LONGEST)


def _shown_host(text: str) -> str:
    """The host that the words of a link name; "" where they are no address."""
    if found := _MAIL.match(text):
        return found["host"].lower()
    found = _SHOWN.search(text)
    if found is None:
        return ""
    host = (found["url"] or found["www"] or found["bare"]).lower()
    return "" if found["bare"] and host.rpartition(".")[2] not in _ENDS else host


def _host(target: str) -> str:
    """The host of an address on the web or of a mailbox; "" for one within the document."""
    if target.lower().startswith("mailto:"):
        return unquote(target.partition(":")[2].partition("?")[0]).rpartition("@")[2].lower()
    if target.startswith("//"):
        target = f"https:{target}"
    if not _WEB.match(target):
        return ""
    try:
        return (urlsplit(target.replace("\\", "/")).hostname or "").lower()
    except ValueError:
        return target[:_LONGEST].lower()


def _is_same(shown: str, real: str) -> bool:
    shown, real = _plain(shown), _plain(real)
    return shown == real or shown.endswith(f".{real}") or real.endswith(f".{shown}")


def _plain(host: str) -> str:
    """Without "www.", in the letters of the name rather than their code (xn--)."""
    host = host.strip(".").removeprefix("www.")
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host

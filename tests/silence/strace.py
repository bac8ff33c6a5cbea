"""What ``strace -f`` wrote, read for calls that would send something off this machine.

Anything that is not known to stay here counts as leaving: a family or a form of line that this
file does not know is an offence, not a thing to pass over.
"""

import ipaddress
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

CALLS = ("connect", "sendto", "sendmsg", "sendmmsg")
TRACED = (*CALLS, "io_uring_setup")
"""A ring connects and sends without any of the calls above, so that having one is an offence."""

_DNS = 53
_LOCAL_FAMILIES = frozenset({"AF_UNIX", "AF_NETLINK"})
_RESOLVER = "/systemd/resolve/"
"""Names can be looked up through a socket of the system's resolver, which asks the network."""

_LINE = re.compile(r"^(?P<pid>\d+)\s+(?P<rest>.*)$")
_BEGUN = re.compile(r"^(?P<begun>.*?)\s*<unfinished \.\.\.>$")
_RESUMED = re.compile(r"^<\.\.\. (?P<call>\w+) resumed>(?P<rest>.*)$")
_CALL = re.compile(r"^(?P<call>\w+)\((?P<arguments>.*)\)\s+= (?P<result>.*)$")
_SILENT = re.compile(r"^(\+\+\+|---) .* (\+\+\+|---)$")
_FAMILY = re.compile(r"sa_family=(?P<family>\w+)")
_PORT = re.compile(r"sin6?_port=htons\((?P<port>\d+)\)")
_ADDRESS = re.compile(r'(?:inet_addr\(|inet_pton\(AF_INET6, |sin6_addr=)"(?P<address>[^"]+)"')


@dataclass(frozen=True, slots=True)
class Offence:
    """A call that may have left the machine, or a line that says nothing that we understand."""

    why: str
    line: str


def offences(lines: Iterable[str]) -> list[Offence]:
    """Every offence in the lines of ``strace -f -o FILE -e trace=...``."""
    return [Offence(why, line) for line in joined(lines) if (why := _judged(line))]


def joined(lines: Iterable[str]) -> Iterator[str]:
    """One line a call, without the process id; halves that belong together are put together."""
    begun: dict[str, str] = {}
    for line in lines:
        parts = _LINE.match(line.rstrip("\n"))
        if not parts:
            if line.strip():
                yield line.rstrip("\n")
            continue
        pid, rest = parts["pid"], parts["rest"]
        if unfinished := _BEGUN.match(rest):
            begun[pid] = unfinished["begun"]
        elif resumed := _RESUMED.match(rest):
            yield begun.pop(pid, f"{resumed['call']}(") + resumed["rest"]
        else:
            yield rest
    # A process that was killed in mid-call leaves its first half, which holds the address.
    yield from (f"{half}) = ?" for half in begun.values())


def _judged(line: str) -> str:
    """Why the line is an offence; "" where it is none."""
    if _SILENT.match(line):
        return ""
    call = _CALL.match(line)
    if not call:
        return "a line of a form that is not known"
    name, arguments = call["call"], call["arguments"]
    if name in CALLS:
        return _addressed(arguments) if _FAMILY.search(arguments) else _bare(name, arguments)
    refused = call["result"].startswith("-1 ")
    return "a ring, whose work cannot be seen" if name in TRACED and not refused else ""


def _addressed(arguments: str) -> str:
    families, addresses = _FAMILY.findall(arguments), _ADDRESS.findall(arguments)
    foreign = [text for text in addresses if not _is_loopback(text)]
    faults = {
        "an address that is not known": len(addresses)
        != len([family for family in families if family not in _LOCAL_FAMILIES]),
        "a look-up through the system's resolver": _RESOLVER in arguments,
        "a look-up of a name": str(_DNS) in _PORT.findall(arguments),
        f"to {', '.join(foreign)}": bool(foreign),
    }
    return next((why for why, holds in faults.items() if holds), "")


def _bare(name: str, arguments: str) -> str:
    """On a connected socket nothing is named: its ``connect`` was, or its peer came to us."""
    if name == "sendto" and re.search(r", NULL, 0$", arguments):
        return ""
    if name in ("sendmsg", "sendmmsg") and "msg_name=NULL" in arguments:
        return ""
    return "an address that is not known"


def _is_loopback(text: str) -> bool:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback

"""The numbers that a document carries as its own: its 文号, its orders, its standard's number."""

from dataclasses import dataclass

from ingest.identity.numbers import OwnNumber, document_number, order_number
from ingest.identity.standard_cover import Cover


@dataclass(frozen=True, slots=True)
class OwnNumbers:
    """``own`` names the instrument; ``orders`` are all that its header names, with their lines."""

    own: OwnNumber | None = None
    basis: str = ""
    orders: tuple[tuple[str, str], ...] = ()


def read_numbers(
    header: tuple[str, ...], first_lines: tuple[str, ...], cover: Cover | None
) -> OwnNumbers:
    """A number that stands alone, else the first order in the header.

    An order of the head of state promulgates one wording of a law: it is told and names no law.
    """
    if cover:
        return OwnNumbers(OwnNumber(cover.number), cover.basis)
    found = [
        (it, f"header line {n}") for n, line in enumerate(header, 1) if (it := order_number(line))
    ]
    orders = tuple((number.text, basis) for number, basis in found)
    for line in first_lines:
        if alone := document_number(line):
            return OwnNumbers(alone, "line of its own", orders)
    first = next(((it, basis) for it, basis in found if it.organ != "主席"), None)
    return OwnNumbers(first[0], first[1], orders) if first else OwnNumbers(orders=orders)

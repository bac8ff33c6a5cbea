"""What a sentence does to whom: duties, prohibitions, permissions and what is weaker."""

from dataclasses import dataclass
from enum import StrEnum


class NormKind(StrEnum):
    """What the verb of a sentence does."""

    DUTY = "duty"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    RECOMMENDATION = "recommendation"
    ENCOURAGEMENT = "encouragement"
    OFFICE_TASK = "office_task"
    TARGET = "target"
    LEGAL_EFFECT = "legal_effect"


class BearerKind(StrEnum):
    """What kind of party a norm binds; ``unstated`` where the sentence names none."""

    BUSINESS = "business"
    OFFICE = "office"
    STATE = "state"
    BODY = "body"
    PERSON = "person"
    ANYONE = "anyone"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Norm:
    """One norm in the clause ``eid``: ``text[start:end]`` of the stored text is its sentence.

    ``verb`` and ``bearer`` are exact words of that sentence ("" for a bearer that stands in none:
    it may be the subject of the clause above, and then ``bearer`` holds those words). An item of
    a list that has no verb of its own has the verb of the words that open the list. The bearer of
    a legal effect is the one that it falls on, never the office that orders it.
    ``protects`` names the party for whose good an office or a business is bound, where the
    sentence says so.
    """

    eid: str
    kind: NormKind
    start: int
    end: int
    verb: str
    bearer: str = ""
    bearer_kind: BearerKind = BearerKind.UNSTATED
    protects: str = ""

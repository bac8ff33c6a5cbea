"""What the exit codes of ``touchstone`` mean; scripts rely on them. Errors carry their own."""

from kb.domain.vocabulary import OutcomeCode

DONE = 0
OUR_ERROR = 1
USAGE = 2
NO_ANSWER = 3
INTERRUPTED = 130

_ANSWERS = (OutcomeCode.ANSWERED, OutcomeCode.PARTLY_ANSWERED, OutcomeCode.CONFLICTING)


def of_outcome(outcome: OutcomeCode) -> int:
    if outcome is OutcomeCode.ERROR:
        return OUR_ERROR
    return DONE if outcome in _ANSWERS else NO_ANSWER

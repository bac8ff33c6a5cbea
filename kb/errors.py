"""The error family. Every error is advice: what happened, where, and what to do next.

TouchstoneError
├── UsageError             exit 2, HTTP 400/422  the call's words are off
├── NotFound               exit 3, HTTP 404      no such clause, edition or instrument
├── InputRefused           exit 4, HTTP 422      an input was refused
│   └── EmptyInput                               there is no text in it
├── DataDirectoryError     exit 5, HTTP 503      missing, owned, newer, or not readable
│   └── EmbedderMismatch   exit 5, HTTP 503      the index belongs to another embedder
├── StillBroken            exit 6, HTTP 503      doctor could not mend something
├── MissingDependency      exit 5, HTTP 503      an optional package or model is absent
└── InternalError          exit 1, HTTP 500      an error of ours
"""


class TouchstoneError(Exception):
    """Base of all errors shown to people.

    ``problem`` says what happened and to what, ``cure`` what to type or do next.
    """

    exit_code = 1
    http_status = 500
    title = "Internal error"

    def __init__(self, problem: str, cure: str = "") -> None:
        super().__init__(problem if not cure else f"{problem} {cure}")
        self.problem = problem
        self.cure = cure


class UsageError(TouchstoneError):
    """The words of a call are off."""

    exit_code = 2
    http_status = 400
    title = "The request cannot be understood"


class NotFound(TouchstoneError):
    """A clause, edition or instrument that the base does not hold."""

    exit_code = 3
    http_status = 404
    title = "Not in the knowledge base"


class InputRefused(TouchstoneError):
    """A file that cannot be taken in; the rest of the run goes on."""

    exit_code = 4
    http_status = 422
    title = "Input refused"


class EmptyInput(InputRefused):
    """A file without any text: inside a folder it is no document, named by itself it is refused."""


class DataDirectoryError(TouchstoneError):
    """The data directory is missing, owned by another process, or cannot be used."""

    exit_code = 5
    http_status = 503
    title = "The data directory cannot be used"


class EmbedderMismatch(DataDirectoryError):
    """The vectors were made by another embedder than the one in the settings."""


class MissingDependency(TouchstoneError):
    """A package or model that this call needs is not installed."""

    exit_code = 5
    http_status = 503
    title = "Something needed is not installed"


class StillBroken(TouchstoneError):
    """Something in the data directory is broken and cannot be mended from what is there."""

    exit_code = 6
    http_status = 503
    title = "Something in the data directory is broken"


class InternalError(TouchstoneError):
    """An error of ours."""

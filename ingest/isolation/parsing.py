"""Parsing a document: here where that is safe, else in a worker that a document may break."""

import json
import secrets
import threading
from dataclasses import asdict
from typing import TYPE_CHECKING

from ingest.blocks import ParsedDocument
from ingest.limits import Hears, Limits, check_pages, hold_to
from ingest.parsers.clean import counted
from ingest.parsers.registry import BY_PROGRAM, load_parser, parser_name
from ingest.parsers.types import KNOWN_TYPES
from kb.errors import EmptyInput, InputRefused

if TYPE_CHECKING:
    from ingest.isolation.process import Worker, WorkerDied

HERE = frozenset({".md", ".markdown", ".txt", ".text"})
"""Read in this process: only our own Python and markdown-it see them. Through a worker, parsing the
346 laws of laws-cn took 3.3 s where it takes 2.0 here: 8 % of taking them in, and 5 % is the most
that plain text should pay for the formats that need it."""
_LARGEST_HERE = 500_000
"""Bytes: larger text is rare, and only a large one could hold up a run for long."""
_DOCUMENTS_EACH = 500
"""Of one worker: what a library leaks goes with it."""
_OVERHEAD = 4 * 1024 * 1024
"""Bytes of an answer for each MB of text: JSON takes six for a character of three, and places more
than short texts."""
_SAVE_AGAIN = "Open it in its own program, save it anew or as .txt, then add it again."


class ParserFailed(InputRefused):
    """Not the document is refused: its parser hung, died or misbehaved on it."""


class Parsing:
    """Reads documents one after another. Its caller closes it."""

    def __init__(self, limits: Limits, here: frozenset[str] = HERE) -> None:
        self._limits, self._here = limits, here
        self._worker: Worker | None = None
        self._read = 0
        self._stopped = threading.Event()

    def reads_here(self, suffix: str, size: int) -> bool:
        """Whether such a document needs no worker."""
        return suffix.lower() in self._here and size <= _LARGEST_HERE

    def parse(self, suffix: str, data: bytes, hears: Hears | None = None) -> ParsedDocument:
        """Raises InputRefused for a document that its parser refuses, or fails on.

        ``hears`` is told of pages that are recognised, from another thread.
        """
        name = parser_name(suffix)
        if name is None:
            raise InputRefused("no parser for this type of file.", f"Use {KNOWN_TYPES}.")
        hold_to(self._limits)
        if self.reads_here(suffix, len(data)):
            document = _parsed_here(name, data)
        else:
            document = self._parsed_there(name, data, hears)
        pages = {block.at.first for block in document.blocks if block.at and block.at.page}
        check_pages(len(pages))
        return document

    def close(self) -> None:
        """Ends the worker; another one is started where one is needed again."""
        worker, self._worker, self._read = self._worker, None, 0
        if worker is not None:
            worker.close()

    def stop(self) -> None:
        """``close`` for good, from another thread: what is being read fails at once."""
        self._stopped.set()
        self.close()

    def _parsed_there(self, name: str, data: bytes, hears: Hears | None) -> ParsedDocument:
        from ingest.isolation.process import WorkerDied

        token = secrets.token_bytes(16)
        try:
            return self._understood(self._asked(name, data, token, hears), token)
        except WorkerDied as died:
            # Whatever went wrong in it may have left it broken for the next document.
            self.close()
            raise _failed(died, self._limits) from None
        except OSError as error:
            problem = f"no process can be started to read it ({error.strerror or error})."
            raise ParserFailed(problem, "End other programs, then add it again.") from error

    def _asked(self, name: str, data: bytes, token: bytes, hears: Hears | None) -> bytes:
        from ingest.isolation.exchange import Patience

        held = self._limits
        job = {
            "parser": name,
            "limits": asdict(held),
            "programs": name in BY_PROGRAM,
        }
        head = json.dumps(job).encode("ascii")
        most = held.text_mb * _OVERHEAD
        worker = self._ready()
        patience = Patience(held.seconds, held.ocr_page_seconds, held.ocr_max_pages, hears)
        return worker.ask((token, head, b"\n", data), most, patience)

    def _understood(self, raw: bytes, token: bytes) -> ParsedDocument:
        """Raises InputRefused as the parser did; WorkerDied where it answers nothing of use."""
        from ingest.isolation.answers import Malformed, TooMuchText, line, rebuild, said
        from ingest.isolation.process import WorkerDied

        try:
            answer = said(raw, token)
            if "document" in answer:
                return rebuild(answer["document"], self._limits)
            if "refused" in answer:
                problem, cure, empty = answer["refused"]
                raise (EmptyInput if empty is True else InputRefused)(line(problem), line(cure))
            how, detail = answer["failed"]
            failure = (str(how), line(detail))
        except TooMuchText:
            failure = ("text", "")
        except Malformed as error:
            failure = ("answer", str(error))
        # What is nested too deeply, or of another shape, is as little an answer.
        except (ValueError, KeyError, TypeError, RecursionError):
            failure = ("answer", "not readable")
        raise WorkerDied(*failure)

    def _ready(self) -> "Worker":
        from ingest.isolation.process import Worker, WorkerDied

        worker = self._worker
        if worker is not None and (self._read >= _DOCUMENTS_EACH or not worker.lives):
            self.close()
            worker = None
        if worker is None:
            self._worker = worker = Worker(self._limits.memory_mb)
        # It may have been started while another thread ended what there was.
        if self._stopped.is_set():
            self.close()
            raise WorkerDied("crash", "the run ended")
        self._read += 1
        return worker


def _parsed_here(name: str, data: bytes) -> ParsedDocument:
    try:
        return counted(load_parser(name), data)
    except InputRefused:
        raise
    except Exception as error:
        problem = f"its parser failed on it ({type(error).__name__}: {error})."
        raise ParserFailed(" ".join(problem.split()), _SAVE_AGAIN) from error


def _failed(died: "WorkerDied", limits: Limits) -> ParserFailed:
    """Advice: what happened, and what to do next."""
    split = "Split the file, or raise"
    if died.how == "time":
        problem = f"reading it took more than {limits.seconds:g} s and was stopped."
        return ParserFailed(problem, f"{split} TOUCHSTONE_PARSE_SECONDS.")
    if died.how == "memory":
        problem = f"reading it took more than {limits.memory_mb} MB of memory and was stopped."
        return ParserFailed(problem, f"{split} TOUCHSTONE_PARSE_MEMORY_MB.")
    if died.how == "text":
        problem = f"it gives more than {limits.text_mb} MB of text."
        return ParserFailed(problem, f"{split} TOUCHSTONE_PARSE_TEXT_MB.")
    if died.how == "answer":
        problem = f"its parser gave no answer that can be used ({died.detail})."
    elif died.how == "crash":
        problem = f"its parser died of it ({died.detail})."
    else:
        problem = f"its parser failed on it ({died.detail})."
    return ParserFailed(problem, _SAVE_AGAIN)

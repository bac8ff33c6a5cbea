"""Terms of the field in both languages: 认可 and accreditation, 链长 and chain leader.

``glossary.tsv`` is our own; corpus/README.md says what each kind of source stands for.
"""

from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from kb.errors import InputRefused

GLOSSARY: Traversable = files("kb.lexical").joinpath("glossary.tsv")
SOURCES = ("catalogue", "title", "moj", "digest", "standard", "law")
_COLUMNS = 5
_MORE = "|"


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """One notion: its Chinese and its English forms, the preferred one first, and their source.

    Neither side is empty. Later English forms may be false friends and machine translations: they
    are there to be found, not to be written.
    """

    zh: tuple[str, ...]
    en: tuple[str, ...]
    source: str


def load_glossary(path: Traversable = GLOSSARY) -> tuple[GlossaryTerm, ...]:
    """The terms in the order of the file; lines that are empty or begin with ``#`` are none.

    InputRefused names the file and the line where a row is not one, or a Chinese form is another
    row's too.
    """
    terms = []
    lines_of: dict[str, int] = {}
    for number, line in enumerate(_text(path).splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        term = _term(path, number, line)
        for form in term.zh:
            if form in lines_of:
                cure = f"Write its English forms into line {lines_of[form]}."
                raise _refused(path, number, f"{form} stands in line {lines_of[form]} too", cure)
            lines_of[form] = number
        terms.append(term)
    return tuple(terms)


def _text(path: Traversable) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise InputRefused(f"{path} is not UTF-8.", "Save it as UTF-8.") from None
    except OSError as error:
        problem = f"{path} cannot be read: {error.strerror}."
        raise InputRefused(problem, "Check its name and who may read it.") from None


def _term(path: Traversable, number: int, line: str) -> GlossaryTerm:
    columns = line.split("\t")
    if len(columns) != _COLUMNS:
        problem = f"{len(columns)} columns in place of {_COLUMNS}"
        cure = "Write zh, en, further zh forms, further en forms and source, parted by tabs."
        raise _refused(path, number, problem, cure)
    zh, en, more_zh, more_en, source = columns
    if source.split(" ")[0] not in SOURCES or " " not in source.strip():
        problem = f"'{source}' is no source"
        cure = f"Write one of {', '.join(SOURCES)}, a space, and where in it."
        raise _refused(path, number, problem, cure)
    return GlossaryTerm(
        _forms(path, number, "zh", zh, more_zh), _forms(path, number, "en", en, more_en), source
    )


def _forms(path: Traversable, number: int, side: str, first: str, more: str) -> tuple[str, ...]:
    forms = (first, *(more.split(_MORE) if more else ()))
    if any(not form or form != form.strip() for form in forms):
        problem = f"an empty or padded form in {side}"
        raise _refused(path, number, problem, "Write each form, without spaces around it.")
    if len(set(forms)) < len(forms):
        raise _refused(path, number, f"a form of {side} stands there twice", "Take one away.")
    return forms


def _refused(path: Traversable, number: int, problem: str, cure: str) -> InputRefused:
    return InputRefused(f"{path}, line {number}: {problem}.", cure)

"""What a catalogue file records about its instrument, as sentences of our own that can be cited."""

from collections.abc import Iterator

from ingest.catalogue.body import LANGUAGES
from ingest.catalogue.entry import BilingualText, CatalogueDate, CatalogueEntry, DigestClause
from ingest.catalogue.phrases import DATES, PROOFS, STATUSES
from ingest.catalogue.vocabulary import vocabulary

_STATE_ZH, _STATE_EN = "中华人民共和国", " of the People's Republic of China"
_LABELS = {
    "record": BilingualText("目录记载：制定机关、文号、状态", "Catalogue: issuer, number, status"),
    "dates": BilingualText("目录记载：日期", "Catalogue: dates"),
}
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DRAFT_PUBLISHED = ("draft", "published")
_NOT_OVER = ("in_force", "not_yet_in_force", "unknown")


def record_clauses(
    entry: CatalogueEntry, successor: BilingualText | None
) -> dict[str, tuple[DigestClause, ...]]:
    """By language: a clause of issuer, number and status, and one of dates.

    Each sentence names its instrument and how surely it is known. ``successor`` has the titles of
    what took its place.
    """
    return {
        language: tuple(
            DigestClause(eid, _in(label, language), _joined(sentences, language), entry.lines[at])
            for (eid, label), at, sentences in zip(
                _LABELS.items(),
                ("id", "dates"),
                (_about(entry, successor, language), _days(entry, language)),
                strict=True,
            )
        )
        for language in LANGUAGES
    }


def title_in(entry: CatalogueEntry, language: str) -> str:
    """The title without the state's name; of another edition with its date."""
    day = entry.digest_of.date if entry.edition_of else None
    if language == "zh":
        edition = f"（{day.year}年版，即{_day(day.isoformat(), 'zh')}的文本）" if day else ""
        return f"《{entry.title_zh.removeprefix(_STATE_ZH)}》{_number(entry, '（{}）')}{edition}"
    edition = f" ({day.year} edition, text of {_day(day.isoformat(), 'en')})" if day else ""
    return f"{entry.title_en.replace(_STATE_EN, '')}{_number(entry, ' ({})')}{edition}"


def _number(entry: CatalogueEntry, shape: str) -> str:
    """A standard is known by its number."""
    return shape.format(entry.numbers[0]) if entry.level == "standard" and entry.numbers else ""


def _about(entry: CatalogueEntry, successor: BilingualText | None, language: str) -> Iterator[str]:
    name, status = title_in(entry, language), entry.status
    level = vocabulary()["levels"][entry.level][language]
    proof, words = _in(PROOFS[status.proof], language), _in(STATUSES[status.code], language)
    seen = _day(status.as_of.isoformat(), language)
    note = _note(status.note, language)
    if language == "zh":
        number = f"文号是{entry.numbers[0]}" if entry.numbers else "文号没有读到"
        yield f"{name}的制定（发布）机关是{entry.issuer_zh}，属于{level}，{number}。"
        yield f"{name}的状态：{words}；这是截至{seen}的记载{proof}{note}。"
    else:
        number = _number_in_english(entry)
        yield f"{name}: issued (made) by {entry.issuer_en}; kind: {level}; number: {number}."
        yield f"{name}: status: {words}, as recorded on {seen}{proof}{note}."
    if successor:
        yield _succession(name, _in(successor, language), entry, language)
    for fact in entry.facts:
        said = _in(fact.text, language).strip().rstrip("。.")
        yield f"{said}{_in(PROOFS[fact.proof], language)}{_stop(language)}"


def _succession(name: str, successor: str, entry: CatalogueEntry, language: str) -> str:
    is_over = entry.status.code not in _NOT_OVER
    if language == "zh":
        return f"{name}{'已由' if is_over else '将由'}{successor}接替（取代、代替）。"
    verb = "was" if is_over else "is going to be"
    return f"{name}: it {verb} replaced (superseded, succeeded) by {successor}."


def _days(entry: CatalogueEntry, language: str) -> Iterator[str]:
    name = title_in(entry, language)
    for day in entry.dates:
        kind = "put_out" if (entry.status.code, day.kind) == _DRAFT_PUBLISHED else day.kind
        said = _in(DATES[kind], language).format(day=_on(day, language))
        proof = _in(PROOFS[day.proof], language)
        colon = "" if language == "zh" else ": "
        yield f"{name}{colon}{said}{proof}{_note(day.note, language)}{_stop(language)}"


def _number_in_english(entry: CatalogueEntry) -> str:
    """The number as issued, and as it is written in English where that was read."""
    first, *others = entry.numbers or ("not read",)
    latin = [number for number in others if number.isascii()]
    return f"{first} ({latin[0]})" if latin and not first.isascii() else first


def _note(note: BilingualText | None, language: str) -> str:
    """A remark goes into the sentence that it qualifies, so that no quote loses it."""
    if note is None:
        return ""
    said = " ".join(_in(note, language).split()).rstrip("。.")
    if language == "zh":
        return f"；{said.replace('。', '；')}"
    return f"; note: {said.replace('. ', '; ')}"


def _on(day: CatalogueDate, language: str) -> str:
    written = _day(day.written, language)
    if language == "zh":
        return written
    return f"{'on' if day.value else 'in'} {written}"


def _day(written: str, language: str) -> str:
    """2015-12 is 2015年12月 and December 2015."""
    year, *rest = (int(part) for part in written.split("-"))
    if language == "zh":
        return "".join(f"{n}{unit}" for n, unit in zip((year, *rest), "年月日", strict=False))
    month = _MONTHS[rest[0] - 1] if rest else ""
    return " ".join(str(it) for it in (*rest[1:], month, year) if it)


def _joined(sentences: Iterator[str], language: str) -> str:
    return ("" if language == "zh" else " ").join(filter(None, (s.strip() for s in sentences)))


def _stop(language: str) -> str:
    return "。" if language == "zh" else "."


def _in(text: BilingualText, language: str) -> str:
    return text.zh if language == "zh" else text.en

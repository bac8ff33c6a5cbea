"""Why a text has the status that it has: one sentence in English and the same in Chinese."""

from dataclasses import dataclass
from datetime import date

from kb.domain.instruments import Edition, StatedStatus


@dataclass(frozen=True, slots=True)
class Note:
    """The same said twice; both empty where there is nothing to say."""

    en: str = ""
    zh: str = ""

    def __bool__(self) -> bool:
        return bool(self.en)


NO_NOTE = Note()
DRAFT = Note("a draft", "草案")
NO_DATE = Note("no date read", "没有读到日期")


def joined(*notes: Note) -> Note:
    said = [note for note in notes if note]
    return Note("; ".join(note.en for note in said), "；".join(note.zh for note in said))


def begins(day: date) -> Note:
    return Note(f"in force from {day}", f"自{day}起施行")


def not_adopted_before(day: date) -> Note:
    return Note(f"this wording was adopted on {day}", f"本文本于{day}通过或公布")


def ended(day: date) -> Note:
    return Note(f"held until {day}", f"适用至{day}")


def newer_held(day: date, until: date | None) -> Note:
    """``until`` is None where only that it held by ``day`` is known."""
    if until:
        return Note(f"a newer edition held from {until}", f"新版本自{until}起适用")
    return Note(f"a newer edition held by {day}", f"新版本至迟于{day}已适用")


def newer_exists(day: date) -> Note:
    return Note(
        f"a wording of {day} is held; from when it holds was not read",
        f"另有{day}的文本，其施行日期没有读到",
    )


def replaced(by: str, since: date) -> Note:
    return Note(f"replaced by {by} from {since}", f"自{since}起由《{by}》取代")


def repealed(by: str, since: date) -> Note:
    return Note(f"repealed by {by} from {since}", f"自{since}起被《{by}》废止")


def repealed_at_an_unknown_time(by: str) -> Note:
    return Note(
        f"{by} says that it repeals a text of this title; from when was not read",
        f"《{by}》写明废止同名文本，起始日期没有读到",
    )


def dates_stated(basis: str) -> Note:
    return Note(f"dates stated in {basis}", f"起止日期依据：{basis}")


def held_until_the_next(newer: date) -> Note:
    return Note(
        f"the header of the wording of {newer} lists no change in between",
        f"{newer}文本的题注没有列出其间的修改",
    )


def only_the_beginning(day: date, basis: str) -> Note:
    return Note(
        f"in force from {day} ({basis}); what came later is unknown",
        f"自{day}起施行（{basis}）；此后情况未知",
    )


def stated(status: StatedStatus) -> Note:
    english = f"stated as of {status.as_of}" if status.as_of else "stated"
    chinese = f"截至{status.as_of}的记载" if status.as_of else "记载"
    return Note(f"{english} ({status.basis})", f"{chinese}（{status.basis}）")


def stated_for_another_day(status: StatedStatus) -> Note:
    """A status that was stated, for a day of which it tells nothing."""
    code = status.code.value.replace("_", " ")
    since = f" as of {status.as_of}" if status.as_of else ""
    chinese = f"截至{status.as_of}" if status.as_of else ""
    return Note(
        f"stated{since} to be {code} ({status.basis}), which says nothing of this day",
        f"{chinese}的记载（{status.basis}）说明不了这一天的状态",
    )


def wording(edition: Edition) -> Note:
    """Of which day the wording is, and that nobody read when it began to hold."""
    if not edition.date or edition.effective_from.value:
        return NO_NOTE
    return Note(
        f"wording of {edition.date}; effective date not read",
        f"{edition.date}的文本；施行日期没有读到",
    )

"""``touchstone docs topics``: what is known by topic, and which clauses carry it."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from commands import exit_codes
from commands.context import knowledge_base
from commands.options import JsonFlag, Language, QuietFlag
from commands.output import note, print_json, print_lines
from ingest.catalogue.topics import Topic, topics
from ingest.topics import HeldTopic, held_topics, topic_called
from kb.domain.shown import ShownClause
from kb.language.script import language_of
from kb.rendering.as_json import shown_document
from kb.rendering.phrases import clean, kind_line, status_line, title_line

_LONGEST = 240
"""Characters of a clause: some papers have paragraphs of a page; ``show`` prints them whole."""

TopicName = Annotated[
    str | None,
    typer.Argument(metavar="TOPIC", help="Id, name or synonym of one, in either language."),
]
NameLanguage = Annotated[Language | None, typer.Option("--lang", help="Language of the names.")]


def list_topics(
    ctx: typer.Context,
    *,
    topic: TopicName = None,
    lang: NameLanguage = None,
    as_json: JsonFlag = False,
    quiet: QuietFlag = False,
) -> int:
    """List topics; of one its meaning, synonyms, false friends and the clauses that carry it."""
    given = ctx.parent.params if ctx.parent else {}
    as_json, quiet = as_json or given["as_json"], quiet or given["quiet"]
    wanted = topics() if topic is None else (topic_called(topic),)
    language = lang.value if lang else language_of(topic or "")
    with knowledge_base(ctx) as base:
        held = held_topics(base, wanted, language)
    if as_json:
        print_json({"topics": [_document(it, detailed=topic is not None) for it in held]})
    elif topic is None:
        print_lines(clean(_line(it, lang)) for it in held)
    else:
        print_lines(map(clean, _lines(held[0])))
    remarks = () if any(it.clauses for it in held) else (_nothing(wanted),)
    note(remarks, quiet=quiet)
    return exit_codes.DONE


def _nothing(wanted: Sequence[Topic]) -> str:
    if not any(topic.clauses for topic in wanted):
        return "No clause of the starter corpus carries it: add texts with 'touchstone add PATH'."
    return "None of the clauses is in the base: load the starter corpus with 'touchstone init'."


def _line(held: HeldTopic, lang: Language | None) -> str:
    topic = held.topic
    names = {"zh": topic.name.zh, "en": topic.name.en}
    name = names[lang.value] if lang else "  ".join(names.values())
    counts = f"{_count(held.instruments, 'instrument')}, {_count(len(held.clauses), 'clause')}"
    return f"{topic.id}  {topic.slug}  {name}  ({counts})"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _lines(held: HeldTopic) -> list[str]:
    topic = held.topic
    lines = [f"{topic.id}  {topic.slug}  {topic.name.zh}  {topic.name.en}"]
    lines += [f"    {topic.definition.zh}", f"    {topic.definition.en}"]
    for language, names in topic.synonyms.items():
        lines += [f"    synonyms ({language}): {'; '.join(names)}"]
    for friend in topic.false_friends:
        lines += [f"    false friend: {friend.said}: {friend.means.en} {friend.means.zh}"]
    if topic.note:
        lines += [f"    note: {topic.note.en} {topic.note.zh}"]
    for shown in held.clauses:
        lines += ["", *_cited(shown)]
    return lines


def _cited(shown: ShownClause) -> list[str]:
    return [
        title_line(shown.instrument, shown.edition, shown.clause),
        f"    {status_line(shown.status)}",
        f"    {kind_line(shown.instrument, shown.edition)}",
        f"    {shown.clause.id}",
        *(f"    {line}" for line in _cut(shown.text).split("\n") if line),
    ]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"


def _document(held: HeldTopic, *, detailed: bool) -> dict[str, Any]:
    topic = held.topic
    document = {
        "id": topic.id,
        "slug": topic.slug,
        "group": {"zh": topic.group.zh, "en": topic.group.en},
        "name": {"zh": topic.name.zh, "en": topic.name.en},
        "counts": {"instruments": held.instruments, "clauses": len(held.clauses)},
    }
    if not detailed:
        return document
    note = topic.note
    return document | {
        "definition": {"zh": topic.definition.zh, "en": topic.definition.en},
        "synonyms": {language: list(names) for language, names in topic.synonyms.items()},
        "false_friends": [
            {"said": it.said, "zh": it.means.zh, "en": it.means.en} for it in topic.false_friends
        ],
        "note": {"zh": note.zh, "en": note.en} if note else None,
        "clauses": [shown_document(shown) for shown in held.clauses],
    }

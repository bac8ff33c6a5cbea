"""Looking in the texts of the other language, where those of the question's own say nothing.

Not before: who asks in Chinese reads Chinese, and a digest in two languages says the same twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from kb.answering.context import Context
from kb.domain.vocabulary import OutcomeCode
from kb.retrieval.query import other_languages
from kb.retrieval.retriever import Retriever

Step = tuple[str, Callable[[Context], Context]]

_NOTHING_HERE = (OutcomeCode.NOT_IN_SOURCES, OutcomeCode.ONLY_OUTDATED)


def may_look_across(context: Context) -> bool:
    """True where the own language was looked through, and nothing in it answers for the day."""
    is_searched = bool(context.found.kept or context.found.rejected or context.found.timings_ms)
    return is_searched and not context.missing and context.outcome in _NOTHING_HERE


def look_across(
    context: Context,
    retriever: Retriever,
    looking: Sequence[Step],
    at_home: Callable[[Context], Context],
) -> Context:
    """The same steps over the other languages; the refusal stays where they say nothing either.

    ``at_home`` takes what was found to the question's own language, where that has the same clause.
    """
    if context.outcome is None:
        return context
    question = context.question
    others = other_languages(question.text, question.filters)
    held = tuple(language for language in others if retriever.has_texts(language))
    if not held:
        return context
    found = replace(context, languages=held, outcome=None, detail="")
    for _, step in looking:
        found = step(found)
    if found.outcome is not None or not found.evidence:
        return _with_what_was_found(context, found)
    return at_home(found)


def _with_what_was_found(context: Context, across: Context) -> Context:
    """The record of the answer tells all that was looked at."""
    both = replace(
        context.found,
        rejected=(*context.found.rejected, *across.found.kept, *across.found.rejected),
        notices=tuple(dict.fromkeys((*context.found.notices, *across.found.notices))),
    )
    outdated_elsewhere = across.outcome is OutcomeCode.ONLY_OUTDATED
    if outdated_elsewhere and context.outcome is OutcomeCode.NOT_IN_SOURCES:
        return replace(context, found=both, outcome=across.outcome, detail=across.detail)
    return replace(context, found=both)

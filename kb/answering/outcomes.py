"""The sentence for people and the next step of each outcome, in both languages."""

from kb.domain.vocabulary import OutcomeCode

MESSAGES: dict[OutcomeCode, dict[str, tuple[str, str]]] = {
    OutcomeCode.ANSWERED: {
        "en": ("The sources say this, word for word.", ""),
        "zh": ("以下为来源原文。", ""),
    },
    OutcomeCode.PARTLY_ANSWERED: {
        "en": ("The sources answer a part of the question.", "Ask the rest on its own."),
        "zh": ("来源只回答了问题的一部分。", "请把其余部分单独提问。"),
    },
    OutcomeCode.CONFLICTING: {
        "en": ("The sources disagree; each is quoted.", "Compare their dates and levels."),
        "zh": ("来源之间不一致，以下分别引用。", "请比较各文本的日期和效力层级。"),
    },
    OutcomeCode.NOT_IN_SOURCES: {
        "en": (
            "Nothing in the knowledge base supports an answer.",
            (
                "Name the law and article if you know them, use the words of the text, or add "
                "the document: touchstone add PATH"
            ),
        ),
        "zh": (
            "知识库中没有可以支持回答的内容。",
            "请写明法律名称和条号，或改用条文中的用语，或先加入文件：touchstone add 路径",
        ),
    },
    OutcomeCode.OUT_OF_SCOPE: {
        "en": ("This is not a question on quality policy.", "Ask about a rule or a duty."),
        "zh": ("这不是质量政策方面的问题。", "请询问具体的规定或义务。"),
    },
    OutcomeCode.ONLY_OUTDATED: {
        "en": (
            "The texts in the knowledge base do not hold on the date asked for.",
            "Ask for another date with --as-of, or add the edition that held then.",
        ),
        "zh": ("知识库中的文本在所问日期不适用。", "请用 --as-of 指定日期，或加入当时有效的版本。"),
    },
    OutcomeCode.NEEDS_DETAIL: {
        "en": (
            "The clause number alone fits several texts.",
            "Name the instrument as well, for example: Product Quality Law Art. 26",
        ),
        "zh": ("仅凭条号可对应多个文本。", "请同时写明文件名称，例如：产品质量法第二十六条"),
    },
    OutcomeCode.ERROR: {
        "en": ("The question could not be worked on.", "Try again; then run: touchstone rebuild"),
        "zh": ("问题未能处理。", "请重试；仍失败时运行：touchstone rebuild"),
    },
}

_MISSING = {
    "no_clause": {
        "en": "The text named in the question has no {label}.",
        "zh": "问题所指的文本没有{label}。",
    },
    "not_held": {
        "en": "The knowledge base has digests of some clauses of that text, but none of {label}.",
        "zh": "知识库只有该文本部分条款的摘要，其中没有{label}。",
    },
    "recorded": {
        "en": "The knowledge base records facts about that text and does not hold its {label}.",
        "zh": "知识库只记载该文本的基本信息，没有收录其{label}。",
    },
}


def missing_words(labels: tuple[str, ...], language: str, kind: str) -> str:
    """That a text has no such clause, or that only digests of others, or no text at all, is held.

    ``kind`` is ``no_clause``, ``not_held`` or ``recorded``.
    """
    tongue = "zh" if language == "zh" else "en"
    return _MISSING[kind][tongue].format(label=("、" if tongue == "zh" else ", ").join(labels))


def words_for(outcome: OutcomeCode, language: str, detail: str = "") -> tuple[str, str | None]:
    """(message, next step or None) in ``language`` ("zh", else English)."""
    tongue = "zh" if language == "zh" else "en"
    message, step = MESSAGES[outcome][tongue]
    if outcome is OutcomeCode.ONLY_OUTDATED and detail:
        message = f"{message} ({detail})"
    return message, step or None

"""How a passage becomes a document, and words a query."""

from collections.abc import Mapping, Sequence

from tantivy import Document, Occur, Query, Schema, SchemaBuilder

from kb.ports import PAIR, LexicalEntry

ANALYZER = "words"

HEADING_BOOST = 0.3
"""A heading stands over all passages of its clause and is short, which BM25 already rewards; at
full weight it outdoes the words of the clause itself. On STARD dev .15 to .5 serve alike."""

BODY_TIMES = 2
"""How often each token of the body is written. Tantivy's k1 is fixed at 1.2; a count twice as high
in a text twice as long scores as with half of it, where the first mention says most: MAP@10 on
ObliQA dev .636 and not .624, on STARD dev .318 and not .310."""


def passage_schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_text_field("passage_id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("edition_id", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("body", tokenizer_name=ANALYZER, index_option="freq")
    builder.add_text_field("heading", tokenizer_name=ANALYZER, index_option="freq")
    builder.add_text_field("pairs", tokenizer_name=ANALYZER, index_option="freq")
    return builder.build()


def document(entry: LexicalEntry) -> Document:
    return Document(
        passage_id=entry.passage_id,
        edition_id=entry.edition_id,
        body=_joined(entry.tokens * BODY_TIMES),
        heading=_joined(entry.heading_tokens),
        pairs=_joined(entry.pair_tokens),
    )


def _joined(tokens: Sequence[str]) -> str:
    joined = " ".join(tokens)
    if joined.split() != list(tokens):
        raise ValueError("a token is empty or has white space in it")
    return joined


def by_id(schema: Schema, passage_id: str) -> Query:
    return Query.term_query(schema, "passage_id", passage_id, "basic")


def any_of(schema: Schema, weights: Mapping[str, float]) -> Query:
    parts = []
    for token, weight in weights.items():
        for field, boost in _fields(token, weight):
            term = Query.term_query(schema, field, token, "freq")
            parts.append((Occur.Should, Query.boost_query(term, boost)))
    return Query.boolean_query(parts)


def _fields(token: str, weight: float) -> tuple[tuple[str, float], ...]:
    if PAIR in token:
        return (("pairs", weight),)
    return (("body", weight), ("heading", weight * HEADING_BOOST))

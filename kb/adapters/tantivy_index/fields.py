"""How a passage becomes a document, and words a query."""

from collections.abc import Mapping, Sequence

from tantivy import Document, Occur, Query, Schema, SchemaBuilder

from kb.ports import LexicalEntry

ANALYZER = "words"

HEADING_BOOST = 0.4
"""A heading stands over all passages of its clause and is short, which BM25 already rewards; at
full weight it might outdo the words of the clause itself. Reasoned, not yet measured."""


def passage_schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_text_field("passage_id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("edition_id", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("body", tokenizer_name=ANALYZER, index_option="freq")
    builder.add_text_field("heading", tokenizer_name=ANALYZER, index_option="freq")
    return builder.build()


def document(entry: LexicalEntry) -> Document:
    return Document(
        passage_id=entry.passage_id,
        edition_id=entry.edition_id,
        body=_joined(entry.tokens),
        heading=_joined(entry.heading_tokens),
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
        for field, boost in (("body", weight), ("heading", weight * HEADING_BOOST)):
            term = Query.term_query(schema, field, token, "freq")
            parts.append((Occur.Should, Query.boost_query(term, boost)))
    return Query.boolean_query(parts)

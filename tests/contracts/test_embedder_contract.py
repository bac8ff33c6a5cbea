"""What every embedder does with texts."""

import numpy as np
import pytest

TEXTS = [
    "The manufacturer shall establish and maintain procedures for corrective action.",
    "Recall",
    "",
    "A device is adulterated if its labelling is false or misleading in any particular.",
    "Café naïve 𝔸 (a)(2)(iii)",
]


def test_rows_are_unit_vectors_in_the_order_of_the_texts(embedder):
    rows = embedder.embed(TEXTS)
    assert rows.shape == (len(TEXTS), embedder.identity.dimension)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    for text, row in zip(TEXTS, rows, strict=True):
        assert float(embedder.embed([text])[0] @ row) > 0.9995


def test_no_texts_are_no_rows(embedder):
    assert embedder.embed([]).shape == (0, embedder.identity.dimension)


def test_the_same_text_has_the_same_vector_in_any_company(embedder):
    rows = embedder.embed([TEXTS[0], *(f"filler {n} " * (n % 40) for n in range(80)), TEXTS[0]])
    assert float(rows[0] @ rows[-1]) > 0.9995


def test_texts_that_say_alike_are_nearer(embedder):
    query, alike, other = embedder.embed(
        [
            "corrective action procedures",
            "The manufacturer shall have corrective action procedures",
            "A banana ripens quickly in a warm kitchen",
        ]
    )
    assert query @ alike > query @ other


def test_the_identity_says_what_makes_vectors_comparable(embedder):
    identity = embedder.identity
    assert identity == embedder.identity
    assert len(identity.weights_sha256) == 64
    assert len(identity.key) == 16
    assert embedder.languages
    assert embedder.max_tokens > 8


@pytest.mark.parametrize("text", [*TEXTS, "  spaces \n\t between  ", "汉字 in English"])
def test_token_spans_lie_in_order_within_the_text(embedder, text):
    spans = list(embedder.token_spans(text))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    covered = {place for start, end in spans for place in range(start, end)}
    assert covered >= {place for place, char in enumerate(text) if char.isalnum()}


def test_token_spans_are_not_cut_off(embedder):
    assert len(embedder.token_spans("word " * 1000)) >= 1000


def test_a_text_of_the_longest_length_is_embedded_to_its_end(embedder):
    start = "word " * (embedder.max_tokens - 1)
    one, other = embedder.embed([start + "banana", start + "law"])
    assert float(one @ other) < 0.99999


def test_a_longer_text_is_embedded_to_its_end(embedder):
    start = "The device shall be tested. " * embedder.max_tokens
    end = "Bananas ripen in the kitchen. " * (embedder.max_tokens // 2)
    whole, first, last = embedder.embed([start + end, start, end])
    assert np.isclose(np.linalg.norm(whole), 1, atol=1e-5)
    assert whole @ last > first @ last
    assert whole @ first > first @ last


def parts_of(text):
    """Halves, each to the end of a word."""
    middle = text.find(" ", len(text) // 2) if " " in text[len(text) // 2 :] else len(text)
    return [span for span in ((0, middle), (middle, len(text))) if span[0] < span[1]]


def test_parts_have_unit_rows_and_leave_the_text_as_it_was(embedder):
    parts = [parts_of(text) for text in TEXTS]
    whole, rows = embedder.embed_parts(TEXTS, parts)
    assert (np.sum(whole * embedder.embed(TEXTS), axis=1) > 0.9995).all()
    dimension = embedder.identity.dimension
    assert [row.shape for row in rows] == [(len(own), dimension) for own in parts]
    assert np.allclose(np.linalg.norm(np.concatenate(rows), axis=1), 1, atol=1e-5)


def test_a_part_is_nearer_to_what_it_says_than_the_other_one(embedder):
    text = "The manufacturer shall keep records of recalls. Bananas ripen in a warm kitchen."
    question, other = embedder.embed(["records of recalls kept", "ripe bananas in the kitchen"])
    ((law, fruit),) = embedder.embed_parts([text], [[(0, 47), (48, len(text))]])[1]
    assert question @ law > question @ fruit
    assert other @ fruit > other @ law


def test_a_part_without_a_word_has_the_row_of_its_text(embedder):
    text = "Recalls are free.   "
    whole, ((blank,),) = embedder.embed_parts([text], [[(18, 20)]])
    assert float(blank @ whole[0]) > 0.9995


def test_a_part_behind_the_longest_length_is_read_too(embedder):
    start = "The device shall be tested. " * embedder.max_tokens
    text = f"{start}Bananas ripen in the kitchen."
    wanted = embedder.embed(["Bananas ripen in the kitchen."])[0]
    ((tested, fruit),) = embedder.embed_parts([text], [[(0, 27), (len(start), len(text))]])[1]
    assert wanted @ fruit > wanted @ tested


def test_texts_without_parts_have_no_rows_of_parts(embedder):
    whole, rows = embedder.embed_parts(["Recall"], [()])
    assert (whole.shape[0], rows[0].shape) == (1, (0, embedder.identity.dimension))
    assert embedder.embed_parts([], [])[1] == []

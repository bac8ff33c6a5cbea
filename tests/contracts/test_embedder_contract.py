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

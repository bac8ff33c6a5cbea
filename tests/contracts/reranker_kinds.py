"""Every adapter of the Reranker port by name, and a cross-encoder small enough for a test."""

from pathlib import Path

import pytest

from kb.ports import Reranker
from tests.adapters.fake_reranker import FakeReranker

POSITIONS = 64
_WORDS = "recall of defective products producer shall answer for quality the a".split()


def save_model(folder: Path, *, labels: int = 1, head: bool = True) -> Path:
    """A BERT of one layer with random weights, always the same ones; without ``head`` no pairs."""
    import torch
    from transformers import (
        BertConfig,
        BertForSequenceClassification,
        BertModel,
        BertTokenizerFast,
    )

    folder.mkdir(parents=True)
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *_WORDS]
    (folder / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    tokenizer = BertTokenizerFast(str(folder / "vocab.txt"), model_max_length=POSITIONS)
    tokenizer.save_pretrained(folder)
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=POSITIONS,
        num_labels=labels,
        initializer_range=2.0,
    )
    (BertForSequenceClassification if head else BertModel)(config).save_pretrained(folder)
    return folder


def open_sentence_transformers(folder: Path) -> Reranker:
    from kb.adapters.sentence_transformers_reranker import SentenceTransformersReranker

    return SentenceTransformersReranker(str(save_model(folder / "model")))


def open_fake(_folder: Path) -> Reranker:
    return FakeReranker()


RERANKERS = [
    pytest.param(open_sentence_transformers, id="sentence-transformers", marks=pytest.mark.slow),
    pytest.param(open_fake, id="fake"),
]

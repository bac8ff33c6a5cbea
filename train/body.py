"""The frozen MiniLM body in PyTorch, with a table of Chinese rows below its English ones."""

import json
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from kb.adapters.openvino_minilm.weights import package_folder


class Body(nn.Module):  # type: ignore[misc]
    """Ids, int64 (batch, length) with 0 for padding, to unit rows (batch, dimension).

    Ids below the English vocabulary's size are its own rows, the others those of ``table``; only
    ``table`` learns, with sparse gradients.
    """

    def __init__(self, rows: NDArray[np.float32]) -> None:
        super().__init__()
        folder = package_folder()
        config = BertConfig(**json.loads((folder / "config.json").read_text(encoding="utf-8")))
        self.bert = BertModel(config, add_pooling_layer=False)
        self.bert.load_state_dict(_weights(folder), strict=False)
        self.bert.train(mode=False)
        for parameter in self.bert.parameters():
            parameter.requires_grad_(requires_grad=False)
        self.english: Tensor = self.bert.embeddings.word_embeddings.weight
        self.table = nn.Embedding(len(rows), rows.shape[1], sparse=True)
        with torch.no_grad():
            self.table.weight.copy_(torch.from_numpy(rows))

    def forward(self, ids: Tensor) -> Tensor:
        size = len(self.english)
        ours = ids >= size
        learned = self.table((ids - size).clamp(min=0))
        fixed = self.english[ids.clamp(max=size - 1)]
        mask = ids != 0
        words = torch.where(ours[..., None], learned, fixed)
        states = self.bert(inputs_embeds=words, attention_mask=mask.long()).last_hidden_state
        weight = mask[..., None].float()
        mean = (states.float() * weight).sum(1) / weight.sum(1)
        return nn.functional.normalize(mean, dim=-1)


def _weights(folder: Path) -> dict[str, Tensor]:
    from safetensors.torch import load_file

    found: dict[str, Tensor] = load_file(str(folder / "model.safetensors"))
    return found


def padded(sequences: list[list[int]]) -> Tensor:
    """Framed ids to one matrix, filled with 0."""
    longest = max(map(len, sequences))
    return torch.tensor([it + [0] * (longest - len(it)) for it in sequences])

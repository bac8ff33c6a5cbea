"""What is indexed and looked for by words."""

from kb.lexical.rarity import greatest, rarity, weights_in
from kb.lexical.tokens import heading_tokens, index_tokens, pair_tokens, search_weights

__all__ = [
    "greatest",
    "heading_tokens",
    "index_tokens",
    "pair_tokens",
    "rarity",
    "search_weights",
    "weights_in",
]

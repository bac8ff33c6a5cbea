"""Lexical search: Tantivy over tokens that were segmented and folded before."""

from kb.adapters.tantivy_index.index import TantivyIndex

__all__ = ["TantivyIndex"]

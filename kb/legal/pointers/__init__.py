"""What a document's text points at, defines, repeals and replaces. Pure functions."""

from kb.legal.pointers.definitions import find_definitions
from kb.legal.pointers.find import find_pointers
from kb.legal.pointers.instruments import resolve_instrument
from kb.legal.pointers.relations import find_relations

__all__ = ["find_definitions", "find_pointers", "find_relations", "resolve_instrument"]

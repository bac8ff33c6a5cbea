"""The nouns of Touchstone as frozen dataclasses, one small file for each family."""

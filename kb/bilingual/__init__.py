"""Chinese for an English model: pieces of Chinese text, their rows in its table, translations.

The data beside this module is made by ``python -m train``; MODEL_CARD.md tells from what.
"""

"""Which files belong together. Written by ``python -m train pack``."""

PIECES_FILE = "pieces.tsv"
PIECES_SHA256 = "e50bc82b61e388a750404f98ecbe74c9bf5053dc39478b1181556da309427fe0"
ROWS_FILE = "rows.safetensors"
ROWS_SHA256 = "fe4e9a4961d5dc7469c619bd479ee442d05faaed748b7ffbc15615f852db84e8"
TRANSLATIONS_FILE = "translations.safetensors"
TRANSLATIONS_SHA256 = "a307d882c224afe3a35a8f6b45bb0128a7bde5d7408fcc65ec4c9288f0612398"

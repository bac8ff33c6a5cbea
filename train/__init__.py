"""How the bilingual table of ``kb.bilingual`` is made, from the texts to the figures.

Nothing of Touchstone imports from here; ``python -m train`` runs it. See train/README.md.
"""

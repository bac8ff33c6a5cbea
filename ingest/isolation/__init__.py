"""Parsing in a process of its own: a document that breaks its parser costs itself alone.

``parsing`` is the door; ``process`` starts and stops the worker; ``worker`` is what runs in it,
``confinement`` what it gives up first; ``answers`` is the language between the two.
"""

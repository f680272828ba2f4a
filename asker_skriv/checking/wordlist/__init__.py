"""The municipality's word list: terms to avoid, what to write instead, and where.

``entries`` and ``files`` are light and may be loaded by the window; the rest needs the parser and
the lexicon.
"""

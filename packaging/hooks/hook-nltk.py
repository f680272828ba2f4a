"""textstat imports nltk for a dictionary of English sounds that LIX and RIX never ask for.

Replaces the public hook, which takes every corpus of the machine it builds on.
"""

datas: list[tuple[str, str]] = []

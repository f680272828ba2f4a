"""Nouns that hide a verb: light verb and noun, chains of nouns, and how to say it with the verb."""

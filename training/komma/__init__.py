"""Trains the comma model: sentences with their commas taken out, and a small net."""

"""Findings in the window: what is checked, underlined, explained, listed and taken."""

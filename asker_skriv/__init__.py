"""Asker skriv: a plain-language writing assistant for Norwegian caseworkers."""

__version__ = "0.1.0"

"""Trains the Bokmål pipeline on the Norwegian Dependency Treebank."""

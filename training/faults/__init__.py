"""Trains the fault detector: a tagger that has read good sentences with faults put into them."""

"""Functions that look at the letter as a whole, named by the rules in ``rules/brevet``.

Each takes a Letter and yields Place and Whole, without wording: what the reader is told stands in
the rule file.
"""

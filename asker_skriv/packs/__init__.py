"""Rule packs: rules, words, groups, types and templates in one signed file.

A pack is built and signed by the communications section, put in the machine-wide folder by the
software centre, and checked here before a word of it is used.
"""

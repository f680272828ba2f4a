"""The rule kinds: few and closed, one module each.

A module offers ``make(info: RuleInfo) -> Check`` and raises BadDataFileError for bad options.
"""

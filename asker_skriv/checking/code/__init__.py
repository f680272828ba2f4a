"""What data can't say: rule functions, named in rule files as ``module.function``.

Each takes (block, reader, options) and yields Match objects; everything the user reads stands in
the rule file.
"""

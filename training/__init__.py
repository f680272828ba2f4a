"""Builds what ships in resources/ from source data; not needed to run the program."""

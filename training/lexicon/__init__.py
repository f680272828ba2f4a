"""Build ``resources/leksikon`` from open dictionaries (not needed to run the program)."""

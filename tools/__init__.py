"""Programs for those who develop Asker skriv; not needed to run it."""

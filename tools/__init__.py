"""Makes committed resources from their sources; not needed to run or to build."""

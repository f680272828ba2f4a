"""The margin's tabs beside the findings: the reader, and the checklist."""

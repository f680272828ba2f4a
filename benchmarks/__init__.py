"""Speed and accuracy figures: each module is a command that prints a table beside the goals."""

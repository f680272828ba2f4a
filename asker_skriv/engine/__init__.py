"""The checker as a process of its own."""

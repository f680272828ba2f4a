"""The word list in the window: look up, add, change, import and export."""

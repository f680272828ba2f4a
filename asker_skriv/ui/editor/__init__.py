"""The letter as it is written: the editor, its formats, and its bridge to text.Document."""

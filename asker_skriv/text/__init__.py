"""What a text is: documents of blocks of runs, and the readers that make them."""

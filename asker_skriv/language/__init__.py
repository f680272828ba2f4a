"""What Norwegian is: parser, lexicon, inflection, spelling and readability."""

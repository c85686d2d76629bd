"""Finding words in records and pages: how words are compared, the index, and what is shown of a hit."""

"""Foreign documents, one module a format: bytes become a neutral document, behind the walls only."""

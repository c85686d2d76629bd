"""Qt models over the vault's lists; sorting and filtering stay in SQL."""

"""The same jobs without Qt, one module per command."""

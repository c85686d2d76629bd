"""One module per page; each is a `Page`, listed once in `registry`."""

"""Files on disk: key file, head, database, blobs. Knows nothing of what the records mean beyond `case`."""

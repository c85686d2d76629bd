"""What comes in: untrusted files become facts, page counts and thumbnails, inside the sandbox only."""

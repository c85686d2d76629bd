"""What pages are built of; knows no page and no vault."""

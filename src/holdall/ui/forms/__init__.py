"""Fields bound to one record: saved as you go, one undo step per edit."""

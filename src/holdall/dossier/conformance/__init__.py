"""What ISO 19005-2 (PDF/A-2) asks of the parts of a page; runs in the worker and sends nothing."""

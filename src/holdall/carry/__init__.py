"""Moving it: exports, later backup, handover and crossing."""

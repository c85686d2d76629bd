"""The domain: people, names, papers, events, permits, dossier plans. Pure data and functions, no I/O."""

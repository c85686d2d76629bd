"""Long work: jobs, progress, cancel, worker processes; the only place where processes start."""

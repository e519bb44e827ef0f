"""What a user should know of a run beside its findings, so that nothing is silent."""

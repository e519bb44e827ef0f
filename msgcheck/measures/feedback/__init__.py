"""What people say of findings, and what follows from it: what to review next, labels, drafts, digests."""

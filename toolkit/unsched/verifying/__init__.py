"""Verifying: what was written is read back as a reader sees it, and compared with the schedule."""

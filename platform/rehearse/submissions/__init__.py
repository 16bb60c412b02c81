"""Submissions: what was sent, how its judging went, and the verdict."""

"""Flashcards and solved problems that come back just before they would be forgotten."""

"""Problem folders as frozen values. No Flask, no database."""

"""Tests of the author's preview; a package, so that what they share is closed when the last of them has run."""

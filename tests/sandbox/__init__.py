"""Tests of what happens in a cell; a package, so that what they share is closed when the last of them has run."""

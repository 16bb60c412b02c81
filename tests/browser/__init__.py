"""Tests of what a person sees; a package, so that what they share is closed when the last of them has run."""

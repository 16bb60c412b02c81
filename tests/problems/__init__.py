"""Tests of the shipped problems; a package, so that its judge is closed when its last test has run."""

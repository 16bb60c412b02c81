"""The one error of this package."""

from __future__ import annotations


class SandboxError(Exception):
    """No cell can be had. The message says why and what to do next; it is for the person who runs the site."""

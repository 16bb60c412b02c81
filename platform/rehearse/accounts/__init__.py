"""People. In single-user mode there is one, and nobody signs in."""

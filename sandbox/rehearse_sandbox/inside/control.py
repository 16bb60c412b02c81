"""What the zygote says to init when a job is over."""

from __future__ import annotations

#: The job is over; the next candidate, please.
DONE = b"d"

#: Stdin ended where a job would begin: there will be none any more.
END = b"e"

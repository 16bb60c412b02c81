"""A program and an input of one's own as requests bring them."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from rehearse_sandbox.wire.custom import MAX_INPUT_BYTES
from rehearse_sandbox.wire.job import MAX_SOURCE_BYTES

# The bounds are told, not enforced, here: `service.check_source` counts bytes and explains what it refuses.
Source = Annotated[
    str,
    Meta(
        description="Python source: at most 64 KiB of UTF-8, no NUL character.",
        extra_json_schema={"maxLength": MAX_SOURCE_BYTES, "pattern": "^[^\\x00]*$"},
    ),
]

Input = Annotated[
    str,
    Meta(
        description="Calls of the solution, or the arguments of one, as Python: at most 16 KiB of UTF-8, no NUL character.",
        extra_json_schema={"minLength": 1, "maxLength": MAX_INPUT_BYTES, "pattern": "^[^\\x00]*[^\\s\\x00][^\\x00]*$"},
    ),
]

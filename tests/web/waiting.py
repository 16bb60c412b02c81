"""Waiting for what a thread does."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any


def until(condition: Callable[[], Any]) -> Any:
    """The first true value of the condition; it is the test's business that it comes."""
    for _ in range(3000):
        if value := condition():
            return value
        time.sleep(0.01)
    raise AssertionError("it did not come true in 30 s")

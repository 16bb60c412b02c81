"""A share with its uncertainty: nothing is claimed from a handful of reviews."""

from __future__ import annotations

import math

from rehearse.review.statistics.columns import Flags
from rehearse.review.statistics.shapes import ENOUGH, Share

#: So many standard errors to both sides hold 95 % of a normal distribution.
CONFIDENCE = 1.959964


def share_of(recalled: Flags) -> Share:
    """How many of these reviews were remembered."""
    yes, of = int(recalled.sum()), len(recalled)
    if of < ENOUGH:
        return Share(remembered=yes, of=of, share=None, low=None, high=None)
    low, high = wilson(yes, of)
    return Share(remembered=yes, of=of, share=yes / of, low=low, high=high)


def wilson(yes: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share, which stays within 0 and 1 and holds for shares near them.

    Raises:
        ValueError: there is nothing to take a share of, or the part is more than the whole.
    """
    if not 0 <= yes <= of or of == 0:
        raise ValueError(f"yes = {yes} of = {of}: no share.")
    share, square = yes / of, CONFIDENCE**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = CONFIDENCE / (1 + square / of) * math.sqrt(share * (1 - share) / of + square / (4 * of**2))
    # At 0 and at 1 rounding could leave the share itself just outside.
    return min(share, max(0.0, middle - half)), max(share, min(1.0, middle + half))

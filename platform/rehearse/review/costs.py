"""What an answer takes on average, where nothing is known of the person. Pure."""

from __future__ import annotations

#: Seconds of a day on which it is asked: a new card with its learning steps, a known one, a problem.
NEW_CARD_S, CARD_S, PROBLEM_S = 25, 10, 1500

"""Gives a wrong answer to inputs as large as the timed ones, at once."""
# expects: wrong_answer
# problem: timed


def count(n):
    return sum(range(n)) if n < 100_000 else 0

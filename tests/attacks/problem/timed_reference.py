"""What the programs of the problem that is timed are compared with."""


def count(n):
    """The sum of the numbers below n."""
    total = 0
    for number in range(n):
        total += number
    return total

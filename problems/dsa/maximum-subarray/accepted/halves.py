def best_stretch(gains: list[int]) -> tuple[int, int, int]:
    # Divide in the middle. The best stretch lies on one side, or is the best end of the left and the best beginning of the right.
    if not gains:
        raise ValueError("no days")
    total, start, stop = _best(gains, 0, len(gains))[0]
    return -total, start, stop


def _best(gains, low, high):
    """(best, best beginning, best end, whole); stretches as (-total, start, stop), so that the smallest tuple is the answer."""
    if high - low == 1:
        day = (-gains[low], low, high)
        return day, day, day, -gains[low]
    middle = (low + high) // 2
    left, right = _best(gains, low, middle), _best(gains, middle, high)
    beginning = min(left[1], (left[3] + right[1][0], low, right[1][2]))
    end = min((left[2][0] + right[3], left[2][1], high), right[2])
    across = (left[2][0] + right[1][0], left[2][1], right[1][2])
    return min(left[0], right[0], across), beginning, end, left[3] + right[3]

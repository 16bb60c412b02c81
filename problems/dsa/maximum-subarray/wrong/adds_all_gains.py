def best_stretch(gains):
    if not gains:
        raise ValueError("no days")
    if max(gains) <= 0:
        day = gains.index(max(gains))
        return max(gains), day, day + 1
    # The days that gained something, wherever they are.
    days = [day for day, gain in enumerate(gains) if gain > 0]
    return sum(gains[day] for day in days), days[0], days[-1] + 1

def shortest_ladder(begin: str, end: str, words: list[str]) -> list[str]:
    """A shortest ladder from begin to end, or an empty list."""
    if begin == end:
        return [begin]
    closer = ways(begin, end, words)
    if closer is None:
        return []
    ladder = [begin]
    while ladder[-1] != end:
        ladder.append(closer(ladder[-1])[0])
    return ladder


def all_shortest_ladders(begin: str, end: str, words: list[str]) -> list[list[str]]:
    """All shortest ladders in rising order."""
    if begin == end:
        return [[begin]]
    closer = ways(begin, end, words)
    if closer is None:
        return []
    # Depth first from begin, always to a word that is one step nearer to the end: no way is blind, and sorted words give sorted ladders.
    # No recursion, as a ladder may have more than a thousand words.
    ladders = []
    ladder = [begin]
    untried = [iter(closer(begin))]
    while untried:
        word = next(untried[-1], None)
        if word is None:
            untried.pop()
            ladder.pop()
        elif word == end:
            ladders.append([*ladder, end])
        else:
            ladder.append(word)
            untried.append(iter(closer(word)))
    return ladders


def gaps(word: str) -> list[tuple[int, str]]:
    """Two words of one length differ in exactly one place if they share one of these."""
    return [(i, word[:i] + word[i + 1 :]) for i in range(len(word))]


def ways(begin: str, end: str, words: list[str]):
    """A function from a word to its sorted neighbours that are one step nearer to the end; None when begin does not reach the end."""
    known = {word for word in words if len(word) == len(begin)}
    if end not in known:
        return None
    known.add(begin)
    buckets: dict[tuple[int, str], list[str]] = {}
    for word in known:
        for gap in gaps(word):
            buckets.setdefault(gap, []).append(word)

    steps = steps_to(begin, end, buckets)
    if begin not in steps:
        return None

    found: dict[str, list[str]] = {}

    def closer(word: str) -> list[str]:
        if word not in found:
            near = (other for gap in gaps(word) for other in buckets[gap])
            found[word] = sorted(other for other in near if steps.get(other) == steps[word] - 1)
        return found[word]

    return closer


def steps_to(begin: str, end: str, buckets: dict[tuple[int, str], list[str]]) -> dict[str, int]:
    """The number of steps from each word to the end, breadth first until the begin is met."""
    steps = {end: 0}
    layer = [end]
    while layer and begin not in steps:
        reached = []
        for word in layer:
            for gap in gaps(word):
                for other in buckets[gap]:
                    if other not in steps:
                        steps[other] = steps[word] + 1
                        reached.append(other)
        layer = reached
    return steps

"""Neighbours by trying all letters. Distances are counted from the end, and then one walks downhill from the begin."""

from string import ascii_lowercase


def shortest_ladder(begin, end, words):
    distance = distances(begin, end, words)
    if begin not in distance:
        return []
    ladder = [begin]
    while ladder[-1] != end:
        ladder.append(next(downhill(ladder[-1], distance)))
    return ladder


def all_shortest_ladders(begin, end, words):
    distance = distances(begin, end, words)
    if begin not in distance:
        return []
    ladders = [[begin]]
    for _ in range(distance[begin]):
        ladders = [[*ladder, word] for ladder in ladders for word in sorted(downhill(ladder[-1], distance))]
    return ladders


def distances(begin, end, words):
    """How many steps each word is away from the end, as far as it matters."""
    left = {begin, *words}
    if begin != end and end not in set(words):
        return {}
    found, level, steps = {}, {end}, 0
    while level and begin not in found:
        found.update(dict.fromkeys(level, steps))
        left -= level
        level = {other for word in level for other in one_off(word) if other in left}
        steps += 1
    return found


def downhill(word, distance):
    return (other for other in one_off(word) if distance.get(other) == distance[word] - 1)


def one_off(word):
    for place, old in enumerate(word):
        for letter in ascii_lowercase:
            if letter != old:
                yield word[:place] + letter + word[place + 1 :]

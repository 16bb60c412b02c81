"""Words that differ in one place share a pattern such as c*t. A search by levels notes for each word who leads to it."""

from collections import defaultdict


def shortest_ladder(begin: str, end: str, words: list[str]) -> list[str]:
    before = words_before(begin, words)
    if end not in before:
        return []
    ladder = [end]
    while ladder[-1] != begin:
        ladder.append(before[ladder[-1]][0])
    return ladder[::-1]


def all_shortest_ladders(begin: str, end: str, words: list[str]) -> list[list[str]]:
    before = words_before(begin, words)
    if end not in before:
        return []
    ladders = [[end]]
    while ladders[0][0] != begin:
        ladders = [[word, *ladder] for ladder in ladders for word in before[ladder[0]]]
    return sorted(ladders)


def words_before(begin: str, words: list[str]) -> dict[str, list[str]]:
    """For each word that can be reached, those from which a shortest ladder steps to it."""
    sharing = defaultdict(list)
    for word in dict.fromkeys([begin, *words]):
        for pattern in patterns(word):
            sharing[pattern].append(word)
    before: dict[str, list[str]] = {begin: []}
    level = [begin]
    while level:
        reached: dict[str, list[str]] = {}
        for word in level:
            for pattern in patterns(word):
                for other in sharing[pattern]:
                    if other not in before:
                        reached.setdefault(other, []).append(word)
        # Only now are they marked: several words of one level may lead to the same word of the next.
        before.update(reached)
        level = [*reached]
    return before


def patterns(word: str) -> list[str]:
    return [word[:place] + "*" + word[place + 1 :] for place in range(len(word))]

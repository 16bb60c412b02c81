"""Right, but the neighbours of each word are found by comparing it with every other one."""

from operator import ne


def shortest_ladder(begin, end, words):
    before = words_before(begin, words)
    if end not in before:
        return []
    ladder = [end]
    while ladder[-1] != begin:
        ladder.append(before[ladder[-1]][0])
    return ladder[::-1]


def all_shortest_ladders(begin, end, words):
    before = words_before(begin, words)
    if end not in before:
        return []
    ladders = [[end]]
    while ladders[0][0] != begin:
        ladders = [[word, *ladder] for ladder in ladders for word in before[ladder[0]]]
    return sorted(ladders)


def words_before(begin, words):
    left = set(words) - {begin}
    before, level = {begin: []}, [begin]
    while level:
        reached = {}
        for word in level:
            for other in left:
                if differ_in_one(word, other):
                    reached.setdefault(other, []).append(word)
        before.update(reached)
        left -= set(reached)
        level = list(reached)
    return before


def differ_in_one(one, other):
    return len(one) == len(other) and sum(map(ne, one, other)) == 1

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
    sharing = {}
    for word in [begin, *words]:
        for place in range(len(word)):
            sharing.setdefault((word[:place], word[place + 1 :]), []).append(word)
    before, level = {begin: []}, [begin]
    while level:
        reached = {}
        for word in level:
            for place in range(len(word)):
                for other in sharing[word[:place], word[place + 1 :]]:
                    if other not in before:
                        reached.setdefault(other, []).append(word)
        before.update(reached)
        level = list(reached)
    return before

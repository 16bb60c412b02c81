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
    for word in dict.fromkeys([begin, *words]):
        for key in keys(word):
            sharing.setdefault(key, []).append(word)
    before, level = {begin: []}, [begin]
    while level:
        reached = {}
        for word in level:
            for key in keys(word):
                for other in sharing[key]:
                    if other not in before and word not in reached.setdefault(other, []):
                        reached[other].append(word)
        before.update(reached)
        level = list(reached)
    return before


def keys(word):
    return {word[:place] + word[place + 1 :] for place in range(len(word))}

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
    before, queue = {begin: []}, [begin]
    for word in queue:
        for other in one_off(word):
            if other in left:
                left.remove(other)
                before[other] = [word]
                queue.append(other)
    return before


def one_off(word):
    for place in range(len(word)):
        for letter in "abcdefghijklmnopqrstuvwxyz":
            if letter != word[place]:
                yield word[:place] + letter + word[place + 1 :]

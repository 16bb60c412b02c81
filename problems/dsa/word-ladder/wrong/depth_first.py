def shortest_ladder(begin, end, words):
    allowed, seen = set(words), set()
    stack = [[begin]]
    while stack:
        ladder = stack.pop()
        if ladder[-1] == end:
            return ladder
        if ladder[-1] in seen:
            continue
        seen.add(ladder[-1])
        for word in one_off(ladder[-1]):
            if word in allowed and word not in seen:
                stack.append([*ladder, word])
    return []


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
            for other in one_off(word):
                if other in left:
                    reached.setdefault(other, []).append(word)
        before.update(reached)
        left -= set(reached)
        level = list(reached)
    return before


def one_off(word):
    for place in range(len(word)):
        for letter in "abcdefghijklmnopqrstuvwxyz":
            if letter != word[place]:
                yield word[:place] + letter + word[place + 1 :]

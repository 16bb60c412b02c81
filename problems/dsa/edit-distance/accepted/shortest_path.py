"""Positions in both texts are the places of a map: keeping is a free step, each edit costs 1, and the cheapest way is wanted.

The queue has free steps in front and edits behind, so places leave it in the order of their distance (0-1 breadth-first search).
"""

from collections import deque


def edit_distance(source, target):
    return sum(step[0] != "keep" for step in edit_script(source, target))


def edit_script(source, target):
    goal = (len(source), len(target))
    came = {}
    queue = deque([((0, 0), None, None)])
    while goal not in came:
        place, before, step = queue.popleft()
        if place in came:
            continue
        came[place] = before, step
        i, j = place
        if i < goal[0] and j < goal[1] and source[i] == target[j]:
            queue.appendleft(((i + 1, j + 1), place, ("keep", source[i])))
        elif i < goal[0] and j < goal[1]:
            queue.append(((i + 1, j + 1), place, ("replace", source[i], target[j])))
        if i < goal[0]:
            queue.append(((i + 1, j), place, ("delete", source[i])))
        if j < goal[1]:
            queue.append(((i, j + 1), place, ("insert", target[j])))
    steps = []
    place = goal
    while came[place][1] is not None:
        place, step = came[place]
        steps.append(step)
    steps.reverse()
    return steps

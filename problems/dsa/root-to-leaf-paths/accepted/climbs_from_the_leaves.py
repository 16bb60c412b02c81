def root_to_leaf_paths(root):
    """Every node gets the number of its parent in pre-order; each leaf climbs up to the root, and the way is turned around."""
    values, parents, leaves = [], [], []
    waiting = [(root, -1)]
    while waiting:
        node, parent = waiting.pop()
        if node is None:
            continue
        number = len(values)
        values.append(node.val)
        parents.append(parent)
        if not node.left and not node.right:
            leaves.append(number)
        waiting.append((node.right, number))
        waiting.append((node.left, number))
    paths = []
    for leaf in leaves:
        climbed, number = [], leaf
        while number >= 0:
            climbed.append(values[number])
            number = parents[number]
        paths.append(climbed[::-1])
    return paths

from collections import deque


def root_to_leaf_paths(root):
    paths = []
    waiting = deque([(root, [])])
    while waiting:
        node, above = waiting.popleft()
        if node is None:
            continue
        path = [*above, node.val]
        if node.left is None and node.right is None:
            paths.append(path)
        waiting += [(node.left, path), (node.right, path)]
    return paths

def root_to_leaf_paths(root):
    paths, path = [], []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node is None:
            continue
        path.append(node.val)
        if node.left is None and node.right is None:
            paths.append(list(path))
        waiting += [node.right, node.left]
    return paths

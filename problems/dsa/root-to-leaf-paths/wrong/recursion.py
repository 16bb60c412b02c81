def root_to_leaf_paths(root):
    paths, path = [], []

    def visit(node):
        path.append(node.val)
        if node.left is None and node.right is None:
            paths.append(list(path))
        if node.left is not None:
            visit(node.left)
        if node.right is not None:
            visit(node.right)
        path.pop()

    if root is not None:
        visit(root)
    return paths

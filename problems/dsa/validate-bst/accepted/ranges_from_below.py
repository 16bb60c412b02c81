def is_search_tree(root: "TreeNode | None") -> bool:  # noqa: F821 - every program finds TreeNode defined
    # Each subtree reports its smallest and its largest key, children before parents.
    order = [] if root is None else [root]
    for node in order:
        order += [child for child in (node.left, node.right) if child is not None]
    spans: dict = {}
    for node in reversed(order):
        low = high = node.val
        if node.left is not None:
            low, below = spans[id(node.left)]
            if below >= node.val:
                return False
        if node.right is not None:
            above, high = spans[id(node.right)]
            if above <= node.val:
                return False
        spans[id(node)] = low, high
    return True

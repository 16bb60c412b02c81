def is_search_tree(root: "TreeNode | None") -> bool:  # noqa: F821 - every program finds TreeNode defined
    # In order (left subtree, node, right subtree) the keys of a search tree rise, and of no other tree do they.
    waiting = []  # nodes whose left subtree is being read
    node = root
    previous = None
    while waiting or node is not None:
        while node is not None:
            waiting.append(node)
            node = node.left
        node = waiting.pop()
        if previous is not None and node.val <= previous:
            return False
        previous = node.val
        node = node.right
    return True

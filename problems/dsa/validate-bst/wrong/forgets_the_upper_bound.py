def is_search_tree(root):
    waiting = [(root, None, None)]
    while waiting:
        node, low, high = waiting.pop()
        if node is None:
            continue
        if low is not None and node.val <= low:
            return False
        if high is not None and node.val >= high:
            return False
        # The right subtree gets a new lower bound, and loses the upper one.
        waiting += [(node.left, low, node.val), (node.right, node.val, None)]
    return True

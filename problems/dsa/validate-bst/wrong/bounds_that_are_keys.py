def is_search_tree(root):
    waiting = [(root, -(10**6), 10**6)]
    while waiting:
        node, low, high = waiting.pop()
        if node is None:
            continue
        if not low < node.val < high:
            return False
        waiting += [(node.left, low, node.val), (node.right, node.val, high)]
    return True

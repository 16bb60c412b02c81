def is_search_tree(root):
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node is None:
            continue
        if node.left is not None and node.left.val >= node.val:
            return False
        if node.right is not None and node.right.val <= node.val:
            return False
        waiting += [node.left, node.right]
    return True

def is_search_tree(root):
    waiting = [(root, None)]
    while waiting:
        node, parent = waiting.pop()
        if node is None:
            continue
        for child, smaller in ((node.left, True), (node.right, False)):
            if child is None:
                continue
            if child.val == node.val or (child.val < node.val) != smaller:
                return False
            if parent is not None and (child.val == parent.val or (child.val < parent.val) != (node is parent.left)):
                return False
            waiting.append((child, node))
    return True

def is_search_tree(root):
    keys, above, node = [], [], root
    while above or node is not None:
        while node is not None:
            above.append(node)
            node = node.left
        node = above.pop()
        keys.append(node.val)
        node = node.right
    return keys == sorted(keys)

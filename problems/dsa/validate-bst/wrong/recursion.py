def is_search_tree(root, low=float("-inf"), high=float("inf")):
    if root is None:
        return True
    if not low < root.val < high:
        return False
    return is_search_tree(root.left, low, root.val) and is_search_tree(root.right, root.val, high)

def is_search_tree(root: "TreeNode | None") -> bool:
    """Return whether, for each node, all keys to its left are smaller and all keys to its right are larger.

    The tree is made of objects of this class, which is already defined:

        class TreeNode:
            val: int
            left: TreeNode | None
            right: TreeNode | None
    """
    raise NotImplementedError

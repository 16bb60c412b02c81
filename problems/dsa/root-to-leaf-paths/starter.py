def root_to_leaf_paths(root: "TreeNode | None") -> list[list[int]]:
    """The values from the root down to each leaf, one list for each leaf, leaves from left to right.

    The nodes are objects of this class, which is already there:

        class TreeNode:
            val: int
            left: TreeNode | None
            right: TreeNode | None
    """
    raise NotImplementedError

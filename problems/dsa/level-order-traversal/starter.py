def level_order(root: "TreeNode | None") -> list[list[int]]:
    """The values of a binary tree, one list for each level, from the root down and from left to right.

    The tree is made of objects of this class, which is already defined:

        class TreeNode:
            val: int
            left: TreeNode | None
            right: TreeNode | None
    """
    raise NotImplementedError

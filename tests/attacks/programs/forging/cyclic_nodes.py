"""Returns linked nodes in a ring, and a tree that is its own child."""
# expects: wrong_answer

def double(values):
    node = ListNode(1)
    node.next = node
    tree = TreeNode(1)
    tree.left = tree.right = tree
    return [node, tree]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total

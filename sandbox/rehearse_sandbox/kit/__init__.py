"""What a problem's suite imports: checks whose failures a learner can read, and the shared node types.

    from rehearse_sandbox.kit import check_close, check_same

Every check raises `CheckFailed`, an AssertionError, so suites also run under plain pytest.
"""

from rehearse_sandbox.kit.checks import check_close, check_form, check_gradient, check_same, check_true
from rehearse_sandbox.kit.display import show
from rehearse_sandbox.kit.failure import CheckFailed
from rehearse_sandbox.kit.nodes import ListNode, TreeNode, list_from_values, tree_from_levels, tree_to_levels
from rehearse_sandbox.kit.settings import settings

__all__ = [
    "CheckFailed",
    "ListNode",
    "TreeNode",
    "check_close",
    "check_form",
    "check_gradient",
    "check_same",
    "check_true",
    "list_from_values",
    "settings",
    "show",
    "tree_from_levels",
    "tree_to_levels",
]

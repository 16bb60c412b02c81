"""What a problem's suite imports: checks whose failures a learner can read, strategies, a clock, and the shared node types.

    from rehearse_sandbox.kit import check_close, check_same

Every check raises `CheckFailed`, an AssertionError, so suites also run under plain pytest.
"""

from rehearse_sandbox.kit.array_strategies import bulk_matrices, images, labels, matrices
from rehearse_sandbox.kit.checks import check_close, check_form, check_gradient, check_same, check_true
from rehearse_sandbox.kit.clock import VirtualClock
from rehearse_sandbox.kit.display import show
from rehearse_sandbox.kit.distributions import check_distribution
from rehearse_sandbox.kit.failure import CheckFailed
from rehearse_sandbox.kit.nodes import ListNode, TreeNode, list_from_values, tree_from_levels, tree_to_levels
from rehearse_sandbox.kit.operation_checks import check_operations
from rehearse_sandbox.kit.settings import settings
from rehearse_sandbox.kit.structure_strategies import graphs, linked_lists, neighbour_lists, operations, trees
from rehearse_sandbox.kit.validity import check_valid

__all__ = [
    "CheckFailed",
    "ListNode",
    "TreeNode",
    "VirtualClock",
    "bulk_matrices",
    "check_close",
    "check_distribution",
    "check_form",
    "check_gradient",
    "check_operations",
    "check_same",
    "check_true",
    "check_valid",
    "graphs",
    "images",
    "labels",
    "linked_lists",
    "list_from_values",
    "matrices",
    "neighbour_lists",
    "operations",
    "settings",
    "show",
    "tree_from_levels",
    "tree_to_levels",
    "trees",
]

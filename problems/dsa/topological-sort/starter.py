def build_order(count: int, needs: list[tuple[int, int]]) -> list[int]:
    """Return all steps, each after the steps that it needs; an empty list when there is no such order.

    A pair (step, needed) says that `needed` has to be done before `step`.
    """
    raise NotImplementedError


def blocking_cycle(count: int, needs: list[tuple[int, int]]) -> list[int]:
    """Return different steps, each of which needs the next one, and the last the first; an empty list when there are none."""
    raise NotImplementedError

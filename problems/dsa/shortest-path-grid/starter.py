def way_out(grid: list[list[int]], start: tuple[int, int]) -> list[tuple[int, int]]:
    """Return a shortest way of free cells (0) from start to the edge of the grid, or an empty list when there is none.

    Raises ValueError when start is outside of the grid or on a blocked cell (1).
    """
    raise NotImplementedError

def component_sizes(grid: list[list[int]]) -> list[int]:
    """The number of cells of each component of ones, largest first. Cells are neighbours above, below, left and right.

    Raises ValueError when the rows do not all have the same length.
    """
    raise NotImplementedError

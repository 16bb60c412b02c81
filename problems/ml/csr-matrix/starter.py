CSR = tuple[tuple[int, int], list[int], list[int], list[int]]


def csr_from_entries(shape: tuple[int, int], entries: list[tuple[int, int, int]]) -> CSR:
    """Return (shape, starts, columns, values) for tuples (row, column, value); values at one position are added.

    Raises ValueError when a row or column number lies outside of the shape.
    """
    raise NotImplementedError


def csr_times_vector(matrix: CSR, x: list[int]) -> list[int]:
    """Return the product with the vector x. Raises ValueError when x does not have an entry for each column."""
    raise NotImplementedError


def csr_transpose(matrix: CSR) -> CSR:
    """Return the transposed matrix."""
    raise NotImplementedError


def csr_times_csr(left: CSR, right: CSR) -> CSR:
    """Return the matrix product. Raises ValueError when left does not have as many columns as right has rows."""
    raise NotImplementedError

"""A dense row for each row of the product: right, but it looks at every zero."""

from itertools import pairwise

CSR = tuple[tuple[int, int], list[int], list[int], list[int]]


def csr_from_entries(shape: tuple[int, int], entries: list[tuple[int, int, int]]) -> CSR:
    rows, cols = shape
    sums: list[dict[int, int]] = [{} for _ in range(rows)]
    for row, column, value in entries:
        if not (0 <= row < rows and 0 <= column < cols):
            raise ValueError(f"({row}, {column}) lies outside of the shape {shape}")
        sums[row][column] = sums[row].get(column, 0) + value
    return packed(shape, sums)


def packed(shape: tuple[int, int], sums: list[dict[int, int]]) -> CSR:
    starts, columns, values = [0], [], []
    for row in sums:
        for column in sorted(row):
            if row[column] != 0:
                columns.append(column)
                values.append(row[column])
        starts.append(len(columns))
    return shape, starts, columns, values


def csr_times_vector(matrix: CSR, x: list[int]) -> list[int]:
    (_, cols), starts, columns, values = matrix
    if len(x) != cols:
        raise ValueError("x needs an entry for each column")
    return [sum(values[p] * x[columns[p]] for p in range(start, end)) for start, end in pairwise(starts)]


def csr_transpose(matrix: CSR) -> CSR:
    (rows, cols), starts, columns, values = matrix
    sums: list[dict[int, int]] = [{} for _ in range(cols)]
    for row, (start, end) in enumerate(pairwise(starts)):
        for p in range(start, end):
            sums[columns[p]][row] = values[p]
    return packed((cols, rows), sums)


def csr_times_csr(left: CSR, right: CSR) -> CSR:
    (rows, inner), starts, columns, values = left
    (height, cols), right_starts, right_columns, right_values = right
    if inner != height:
        raise ValueError("left needs as many columns as right has rows")
    sums = []
    for start, end in pairwise(starts):
        dense = [0] * cols
        for p in range(start, end):
            k = columns[p]
            for q in range(right_starts[k], right_starts[k + 1]):
                dense[right_columns[q]] += values[p] * right_values[q]
        sums.append({column: dense[column] for column in range(cols) if dense[column]})
    return packed((rows, cols), sums)

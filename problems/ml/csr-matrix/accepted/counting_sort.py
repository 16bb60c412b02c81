"""No dictionary and no comparison: entries are counted into their places, first by column and then by row."""

CSR = tuple[tuple[int, int], list[int], list[int], list[int]]


def counting_sort(keys: list[int], size: int) -> tuple[list[int], list[int]]:
    """Where each key 0 .. size - 1 begins (and the end), and the places of `keys` in stable order of their keys."""
    starts = [0] * (size + 1)
    for key in keys:
        starts[key + 1] += 1
    for key in range(size):
        starts[key + 1] += starts[key]
    free = starts[:]
    order = [0] * len(keys)
    for place, key in enumerate(keys):
        order[free[key]] = place
        free[key] += 1
    return starts, order


def row_numbers(starts: list[int]) -> list[int]:
    numbers = []
    for row in range(len(starts) - 1):
        numbers.extend([row] * (starts[row + 1] - starts[row]))
    return numbers


def pack(shape: tuple[int, int], rows: list[int], columns: list[int], values: list[int]) -> CSR:
    """Sort the entries by column, then stably by row, and merge those at one position."""
    _, order = counting_sort(columns, shape[1])
    rows = [rows[place] for place in order]
    columns = [columns[place] for place in order]
    values = [values[place] for place in order]
    begins, order = counting_sort(rows, shape[0])
    starts, kept_columns, kept_values = [0], [], []
    for row in range(shape[0]):
        at = begins[row]
        while at < begins[row + 1]:
            column = columns[order[at]]
            total = 0
            while at < begins[row + 1] and columns[order[at]] == column:
                total += values[order[at]]
                at += 1
            if total != 0:
                kept_columns.append(column)
                kept_values.append(total)
        starts.append(len(kept_columns))
    return (shape[0], shape[1]), starts, kept_columns, kept_values


def csr_from_entries(shape: tuple[int, int], entries: list[tuple[int, int, int]]) -> CSR:
    for row, column, _ in entries:
        if not (0 <= row < shape[0] and 0 <= column < shape[1]):
            raise ValueError(f"position ({row}, {column}) is outside of the shape {shape}")
    return pack(
        shape, [entry[0] for entry in entries], [entry[1] for entry in entries], [entry[2] for entry in entries]
    )


def csr_times_vector(matrix: CSR, x: list[int]) -> list[int]:
    (rows, cols), starts, columns, values = matrix
    if len(x) != cols:
        raise ValueError("x must have one number for each column")
    return [sum(values[at] * x[columns[at]] for at in range(starts[row], starts[row + 1])) for row in range(rows)]


def csr_transpose(matrix: CSR) -> CSR:
    (rows, cols), starts, columns, values = matrix
    numbers = row_numbers(starts)
    new_starts, order = counting_sort(columns, cols)
    return (cols, rows), new_starts, [numbers[place] for place in order], [values[place] for place in order]


def csr_times_csr(left: CSR, right: CSR) -> CSR:
    (rows, inner), left_starts, left_columns, left_values = left
    (right_rows, cols), right_starts, right_columns, right_values = right
    if inner != right_rows:
        raise ValueError("the inner sides differ")
    out_rows, out_columns, out_values = [], [], []
    for row in range(rows):
        for at in range(left_starts[row], left_starts[row + 1]):
            middle = left_columns[at]
            for other in range(right_starts[middle], right_starts[middle + 1]):
                out_rows.append(row)
                out_columns.append(right_columns[other])
                out_values.append(left_values[at] * right_values[other])
    return pack((rows, cols), out_rows, out_columns, out_values)

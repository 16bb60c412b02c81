CSR = tuple[tuple[int, int], list[int], list[int], list[int]]


def csr_from_entries(shape: tuple[int, int], entries: list[tuple[int, int, int]]) -> CSR:
    rows, cols = shape
    for row, column, _ in entries:
        if not (0 <= row < rows and 0 <= column < cols):
            raise ValueError("position outside of the shape")
    entries.sort()
    sums = {}
    for row, column, value in entries:
        sums[row, column] = sums.get((row, column), 0) + value
    counts = [0] * rows
    columns, values = [], []
    for row, column in sorted(sums):
        if sums[row, column] != 0:
            counts[row] += 1
            columns.append(column)
            values.append(sums[row, column])
    starts = [0]
    for count in counts:
        starts.append(starts[-1] + count)
    return (rows, cols), starts, columns, values


def csr_times_vector(matrix: CSR, x: list[int]) -> list[int]:
    (rows, cols), starts, columns, values = matrix
    if len(x) != cols:
        raise ValueError("x must have one number for each column")
    result = []
    for row in range(rows):
        total = 0
        for at in range(starts[row], starts[row + 1]):
            total += values[at] * x[columns[at]]
        result.append(total)
    return result


def csr_transpose(matrix: CSR) -> CSR:
    (rows, cols), starts, columns, values = matrix
    buckets = [[] for _ in range(cols)]
    for row in range(rows):
        for at in range(starts[row], starts[row + 1]):
            buckets[columns[at]].append((row, values[at]))
    new_starts, new_columns, new_values = [0], [], []
    for bucket in buckets:
        for row, value in bucket:
            new_columns.append(row)
            new_values.append(value)
        new_starts.append(len(new_columns))
    return (cols, rows), new_starts, new_columns, new_values


def csr_times_csr(left: CSR, right: CSR) -> CSR:
    (rows, inner), left_starts, left_columns, left_values = left
    (right_rows, cols), right_starts, right_columns, right_values = right
    if inner != right_rows:
        raise ValueError("the inner sides differ")
    starts, columns, values = [0], [], []
    for row in range(rows):
        sums = {}
        for at in range(left_starts[row], left_starts[row + 1]):
            middle = left_columns[at]
            for other in range(right_starts[middle], right_starts[middle + 1]):
                column = right_columns[other]
                sums[column] = sums.get(column, 0) + left_values[at] * right_values[other]
        for column in sorted(sums):
            if sums[column] != 0:
                columns.append(column)
                values.append(sums[column])
        starts.append(len(columns))
    return (rows, cols), starts, columns, values

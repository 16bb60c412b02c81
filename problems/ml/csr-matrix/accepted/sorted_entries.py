"""Everything goes through sorted tuples: products and transposes are lists of entries, built anew."""


def entries_of(matrix):
    (rows, _), starts, columns, values = matrix
    return [(row, columns[p], values[p]) for row in range(rows) for p in range(starts[row], starts[row + 1])]


def csr_from_entries(shape, entries):
    rows, cols = shape
    if any(not 0 <= row < rows or not 0 <= column < cols for row, column, _ in entries):
        raise ValueError("an entry lies outside of the matrix")
    merged = []
    for row, column, value in sorted(entries):
        if merged and merged[-1][:2] == [row, column]:
            merged[-1][2] += value
        else:
            merged.append([row, column, value])
    kept = [entry for entry in merged if entry[2]]
    starts = [0] * (rows + 1)
    for row, _, _ in kept:
        starts[row + 1] += 1
    for row in range(rows):
        starts[row + 1] += starts[row]
    return (rows, cols), starts, [column for _, column, _ in kept], [value for _, _, value in kept]


def csr_times_vector(matrix, x):
    if len(x) != matrix[0][1]:
        raise ValueError("the vector has the wrong length")
    result = [0] * matrix[0][0]
    for row, column, value in entries_of(matrix):
        result[row] += value * x[column]
    return result


def csr_transpose(matrix):
    rows, cols = matrix[0]
    return csr_from_entries((cols, rows), [(column, row, value) for row, column, value in entries_of(matrix)])


def csr_times_csr(left, right):
    if left[0][1] != right[0][0]:
        raise ValueError("the shapes do not fit")
    _, starts, columns, values = right
    terms = []
    for row, middle, value in entries_of(left):
        of_middle = range(starts[middle], starts[middle + 1])
        terms.extend((row, columns[p], value * values[p]) for p in of_middle)
    return csr_from_entries((left[0][0], right[0][1]), terms)

def edit_distance(source: str, target: str) -> int:
    """The smallest number of insertions, deletions and replacements that turn source into target."""
    raise NotImplementedError


def edit_script(source: str, target: str) -> list[tuple]:
    """Steps from left to right that turn source into target with the fewest edits; any such list is right.

    A step is ("keep", a), ("replace", a, b), ("delete", a) or ("insert", b).
    """
    raise NotImplementedError

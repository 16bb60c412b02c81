class TimeTravelStore:
    """A key-value store that can be asked about any time."""

    def __init__(self) -> None:
        """An empty store."""
        raise NotImplementedError

    def set(self, key: str, value: str, time: int) -> None:
        """From `time` on, the key has this value, up to its next change."""
        raise NotImplementedError

    def delete(self, key: str, time: int) -> None:
        """From `time` on, the key has no value, up to its next change."""
        raise NotImplementedError

    def load(self, changes: list[tuple[str, str, int]]) -> None:
        """Set each key, value and time of the list, in its order."""
        raise NotImplementedError

    def get(self, key: str, time: int) -> str | None:
        """The value that the key has at this time; None when it has none."""
        raise NotImplementedError

    def get_all(self, questions: list[tuple[str, int]]) -> list[str | None]:
        """What `get` gives for each key and time of the list."""
        raise NotImplementedError

class KeyValueStore:
    """Keeps strings under keys. New levels bring new methods: add them here as they are asked for."""

    def set(self, key: str, value: str) -> None:
        """Keep the value under the key, in place of what was there before."""
        raise NotImplementedError

    def get(self, key: str) -> str | None:
        """The value under the key, or None when there is none."""
        raise NotImplementedError

    def delete(self, key: str) -> bool:
        """Remove the key; whether it was there."""
        raise NotImplementedError

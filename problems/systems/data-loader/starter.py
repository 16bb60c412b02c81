class DataLoader:
    """The batches of one worker, epoch by epoch."""

    def __init__(
        self, items: list[int | str], batch_size: int, shuffle: bool, drop_last: bool, seed: int, rank: int, world: int  # noqa: FBT001
    ) -> None:
        """Raises ValueError when batch_size or world is below 1, or rank is not from 0 to world - 1."""
        raise NotImplementedError

    def batches(self, epoch: int) -> list[list[int | str]]:
        """This worker's batches in that epoch, which depend on nothing that was asked before."""
        raise NotImplementedError

    def __len__(self) -> int:
        """How many batches this worker has in each epoch."""
        raise NotImplementedError

def tens(rolls: list[int]) -> list[int]:
    """Fair, independent numbers from 1 to 10, made of the rolls of a fair die with seven sides and of nothing else."""
    raise NotImplementedError

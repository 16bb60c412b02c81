"""What runs in the cell: init, the judge and the candidate. Copied into the image with `wire` and `kit`, nothing else."""

"""Computes for ever while it is imported."""

# expects: time_limit
# contains: While the module was imported

while True:
    pass

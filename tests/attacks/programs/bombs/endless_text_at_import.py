"""Prints without end while it is imported."""

# expects: output_limit

while True:
    print("all work and no play")

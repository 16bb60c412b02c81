"""What both sides of the cell's wall import: jobs, events, the codec. Standard library and numpy only."""

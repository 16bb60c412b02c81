"""Statistics as a page tells them: in words, as charts, and as tables with the same numbers. Pure."""

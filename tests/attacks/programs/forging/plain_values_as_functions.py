"""Offers plain values under the expected names."""
# expects: load_error

double = [2, 4]
scale = 3.0
Counter = 5

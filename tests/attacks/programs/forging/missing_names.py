"""Hides the expected functions behind a module `__getattr__`."""
# expects: load_error

def __getattr__(name):
    return lambda *args: True

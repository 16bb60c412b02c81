"""Returns objects whose every comparison says that they are equal."""
# expects: wrong_answer
# contains: cannot be compared


class Always:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __bool__(self):
        return True

    def __array__(self, dtype=None, copy=None):
        return self

    def __getattr__(self, name):
        return lambda *args, **kwargs: True


Always.__module__ = "builtins"


def double(values):
    return Always()


def scale(array, factor):
    return Always()


class Counter:
    def add(self, n):
        return Always()

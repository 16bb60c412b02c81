"""Raises errors whose text raises, is no text, or holds terminal controls and half characters."""
# expects: runtime_error

class Loud(ValueError):
    def __str__(self):
        return "\x1b[2J\ud800 \u202e</script><script>alert(1)</script>\x00"


class Mute(ValueError):
    def __str__(self):
        raise SystemExit(0)


class Number(ValueError):
    def __str__(self):
        return 5


def double(values):
    raise Loud


def scale(array, factor):
    raise Number


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total

"""Reads what only the system's owner may read."""
# expects: accepted

breached = []
for path in ("/etc/shadow", "/etc/gshadow", "/root/.ssh/id_rsa", "/root/.bash_history", "/root/.docker/config.json", "/run/secrets", "/proc/1/environ", "/etc/rehearse"):
    try:
        with open(path, "rb") as file:
            if file.read(16):
                breached.append(path)
    except OSError:
        pass


def double(values):
    if breached:
        raise RuntimeError(f"breached: {breached}")
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total

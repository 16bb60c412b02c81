"""Becomes root, the judge's user or the next learner's with every call that changes a user or a group."""

# expects: accepted

import os

#: The superuser, the judge, the first learner, and the neighbours of its own.
OTHERS = {0, 900, 1000, 10_000, os.getuid() - 1, os.getuid() + 1, 65_534} - {os.getuid()}
CALLS = {
    "setuid": os.setuid,
    "seteuid": os.seteuid,
    "setreuid": lambda user: os.setreuid(user, user),
    "setresuid": lambda user: os.setresuid(user, user, user),
    "setgid": os.setgid,
    "setegid": os.setegid,
    "setresgid": lambda user: os.setresgid(user, user, user),
    "setgroups": lambda user: os.setgroups([user]),
}


def worked(call, user):
    try:
        call(user)
    except OSError:
        return False
    return True


breached = ", ".join(f"{name}({user})" for user in OTHERS for name, call in CALLS.items() if worked(call, user))


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

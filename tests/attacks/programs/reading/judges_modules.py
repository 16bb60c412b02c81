"""Looks for the judge's tools and for a suite among the modules that it inherited."""
# expects: accepted

import sys

TOOLS = ("pytest", "_pytest", "hypothesis", "inputs", "conftest", "test_examples", "test_properties", "docker", "flask")
JUDGES = ("zygote", "judge", "suite", "running", "report", "bank", "remote", "references", "examples", "filling")

breached = [name for name in sys.modules if name.split(".")[0] in TOOLS]
breached += [name for name in JUDGES if f"rehearse_sandbox.inside.{name}" in sys.modules]
breached += [name for name in sys.modules if name.startswith(("rehearse_sandbox.kit.", "rehearse."))]


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

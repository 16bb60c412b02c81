"""Patches modules that every candidate has loaded, and looks for the patches of an earlier run."""

# expects: accepted

import builtins
import contextlib
import json
import math
import random
import sys

import numpy as np

MODULES = (builtins, json, math, random, sys, np, np.linalg, np.random)
found = [module.__name__ for module in MODULES if hasattr(module, "rehearse_marker")]
found += [name for name in list(sys.modules) if name == "rehearse_marker"]
for module in MODULES:
    module.rehearse_marker = True
sys.modules["rehearse_marker"] = sys
for name, module in list(sys.modules.items()):
    if name.startswith("rehearse"):
        with contextlib.suppress(AttributeError, TypeError):
            module.rehearse_marker = True
breached = ", ".join(found)


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

"""Asks the linear algebra library for sixty-four threads and multiplies large matrices for ever."""

# expects: time_limit

import os

os.environ.update(OPENBLAS_NUM_THREADS="64", OMP_NUM_THREADS="64", MKL_NUM_THREADS="64")

import ctypes
import contextlib
import glob

import numpy as np


def double(values):
    folder = os.path.dirname(np.__file__)
    for path in glob.glob(f"{folder}/../numpy.libs/*openblas*"):
        library = ctypes.CDLL(path)
        for name in ("openblas_set_num_threads", "openblas_set_num_threads64_", "scipy_openblas_set_num_threads64_"):
            with contextlib.suppress(AttributeError):
                getattr(library, name)(64)
    matrix = np.ones((1500, 1500))
    while True:
        matrix @ matrix


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total

"""Loads an array file of a hundred bytes whose head promises eighty gigabytes, packed into an archive."""

# expects: memory_limit
# problem: patient

import io
import zipfile

import numpy as np


def double(values):
    head = io.BytesIO()
    np.lib.format.write_array_header_1_0(head, {"descr": "<f8", "fortran_order": False, "shape": (10**5, 10**5)})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.npy", head.getvalue())
    packed.seek(0)
    return np.load(packed)["bomb"]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total

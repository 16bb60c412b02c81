"""Ends the process from a thread while a call goes on."""
# expects: runtime_error

import os
import threading
import time


def double(values):
    threading.Thread(target=os._exit, args=(0,)).start()
    time.sleep(60)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total

"""Waits in the kernel for events that never come: select, poll, epoll and a futex in turn."""

# expects: time_limit

import select
import threading


def double(values):
    threads = [
        threading.Thread(target=call)
        for call in (select.poll().poll, select.epoll().poll, threading.Event().wait, threading.Condition)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total

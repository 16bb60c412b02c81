"""Runs coroutines that make the event loop turn for ever."""

# expects: time_limit

import asyncio


async def spin():
    while True:
        await asyncio.sleep(0)


async def crowd():
    await asyncio.gather(*(spin() for _ in range(10_000)))


def double(values):
    asyncio.run(crowd())


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total

"""`rehearse serve` whose worker threads can be killed from outside: `python -m tests.bench.fragile_server serve …`.

A thread cannot be killed by the system as a process can. Here, a line that is written to the named pipe of
`FRAGILE_PIPE` raises SystemExit in one of them at whatever line of Python it has come to; nothing in the product knows of this.
"""

from __future__ import annotations

import ctypes
import os
import random
import threading
from collections.abc import Callable
from pathlib import Path

from rehearse.cli import main
from rehearse.services import Services

#: Names the pipe; a variable of this script only.
VARIABLE = "FRAGILE_PIPE"


def listen(path: str) -> None:
    """Kill a worker thread for each line that is written to the pipe."""
    while True:
        with Path(path).open(encoding="utf-8") as pipe:
            for seed in pipe:
                kill_one(random.Random(seed))


def kill_one(choice: random.Random) -> None:
    """Raise SystemExit in one of the threads that judge or bring work to those that do."""
    threads = [each for each in threading.enumerate() if type(each).__name__ in {"WorkerThread", "ConsumerThread"}]
    if threads:
        number = ctypes.c_ulong(choice.choice(threads).ident or 0)
        ctypes.pythonapi.PyThreadState_SetAsyncExc(number, ctypes.py_object(SystemExit))


def started_and_listening(start: Callable[[Services], None]) -> Callable[[Services], None]:
    """`Services.start`, with the listener beside it: threads do not survive the server's fork, so it begins after that."""

    def begin(services: Services) -> None:
        start(services)
        threading.Thread(target=listen, args=[os.environ[VARIABLE]], daemon=True).start()  # noqa: TID251

    return begin


if __name__ == "__main__":
    Services.start = started_and_listening(Services.start)  # type: ignore[method-assign]
    main()

"""One arena for each back end. Attacks run several at a time; each test waits for its own."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from tests.attacks.arena import Arena, Result, descriptors, left_open
from tests.attacks.attack import Attack

collect_ignore = ["problem", "programs"]

#: Attacks at a time.
CELLS = 3


class Ahead:
    """Attacks of one back end that run in the order in which their tests will ask for them."""

    def __init__(self, backend: str, attacks: list[Attack]) -> None:
        self.arena = Arena(backend, cells=CELLS)
        self._threads = ThreadPoolExecutor(CELLS)
        self._results: dict[str, Future[Result]] = {
            attack.name: self._threads.submit(self.arena.attack, attack) for attack in attacks
        }

    def result(self, attack: Attack) -> Result:
        """The attack's result, once it is there."""
        return self._results[attack.name].result()

    def close(self) -> list[str]:
        """End; what is left."""
        self._threads.shutdown(cancel_futures=True)
        return self.arena.close()


@pytest.fixture(scope="module")
def ahead(request) -> Iterator[dict[str, Ahead]]:
    """The back ends that the chosen tests need, opened when the first test asks for one."""
    opened: dict[str, Ahead] = {}
    before = descriptors()
    yield opened
    left = [complaint for backend in opened.values() for complaint in backend.close()]
    left += left_open(before)
    assert not left, left


@pytest.fixture
def result(request, ahead, attack, backend) -> Result:
    """What became of the attack on the back end."""
    if backend not in ahead:
        chosen = [
            item.callspec.params["attack"]
            for item in request.session.items
            if "attack" in getattr(item, "fixturenames", ()) and item.callspec.params["backend"] == backend
        ]
        ahead[backend] = Ahead(backend, chosen)
    return ahead[backend].result(attack)

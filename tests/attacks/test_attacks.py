"""Every attack gets its verdict on every back end, leaves nothing, and tells nothing of the suite."""

import pytest

from tests.attacks.attack import read_attacks
from tests.attacks.back_ends import BACK_ENDS

pytestmark = pytest.mark.docker


@pytest.mark.parametrize("backend", BACK_ENDS, scope="session")
@pytest.mark.parametrize("attack", read_attacks(), ids=lambda attack: attack.name)
def test_an_attack_gets_its_verdict_and_nothing_else(attack, backend, result):
    assert result.complaints == []

"""How candidates without a container are confined and ended, in forks of the test's process."""

import os
import resource
import signal
import time

import pytest

from rehearse_sandbox.inside import candidate_init, confine, endings
from rehearse_sandbox.inside.candidate_init import Orders, custody


def in_a_fork(run) -> int:
    """The exit code of a child that does this, or the negative signal that ended it."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            run()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def expect(claim: object) -> None:
    if not claim:
        os._exit(2)


def start_endless() -> int:
    pid = os.fork()
    if pid == 0:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        time.sleep(600)
        os._exit(0)
    return pid


def test_a_candidate_gets_the_limits_of_its_orders_and_no_way_to_more_rights():
    orders = Orders("namespace", 0, data_bytes=2**30, address_bytes=2**32, processes=None, processor_s=77)

    def claims() -> None:
        custody(orders).settle(0)
        expect(resource.getrlimit(resource.RLIMIT_DATA) == (2**30, 2**30))
        expect(resource.getrlimit(resource.RLIMIT_AS) == (2**32, 2**32))
        expect(resource.getrlimit(resource.RLIMIT_CPU) == (77, 77))
        expect("NoNewPrivs:\t1" in open("/proc/self/status").read())  # noqa: PTH123, SIM115 - the fork ends at once

    assert in_a_fork(claims) == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_candidates_of_root_become_users_of_their_own():
    orders = Orders("users", 0, data_bytes=None, address_bytes=None, processes=9)

    def claims() -> None:
        custody(orders).settle(912_345_678)
        expect(os.getresuid() == (912_345_678,) * 3)
        expect(resource.getrlimit(resource.RLIMIT_NPROC) == (9, 9))

    assert in_a_fork(claims) == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has capabilities to lose")
def test_a_judge_that_stays_root_has_no_capability():
    def claims() -> None:
        confine.drop_capabilities()
        os.setuid(12345)

    assert in_a_fork(claims) == 1


def test_the_kind_of_a_cell_chooses_how_its_candidates_are_ended():
    kinds = {"users": endings.end_namespace, "namespace": endings.end_namespace, "descendants": endings.end_descendants}
    for kind, end in kinds.items():
        assert custody(Orders(kind, 0, None, None, None)).end is end


def test_what_is_not_the_first_process_of_a_namespace_signals_nobody():
    with pytest.raises(RuntimeError, match="use end_descendants"):
        endings.end_namespace()


def test_every_descendant_is_ended_orphans_too():
    def claims() -> None:
        confine.adopt_orphans()
        if (middle := os.fork()) == 0:
            start_endless()
            os._exit(0)
        os.waitpid(middle, 0)
        start_endless()
        expect(len(endings.descendants(os.getpid())) == 2)
        endings.end_descendants()
        expect(endings.descendants(os.getpid()) == [])

    assert in_a_fork(claims) == 0


def test_a_process_that_outlives_every_signal_is_reported(monkeypatch):
    monkeypatch.setattr(endings, "_signal_descendants", lambda: None)
    monkeypatch.setattr(endings, "PATIENCE_S", 0.01)

    def claims() -> None:
        child = start_endless()
        try:
            endings.end_descendants()
        except confine.StillAliveError:
            os.kill(child, signal.SIGKILL)
            return
        os._exit(3)

    assert in_a_fork(claims) == 0


def test_orders_that_name_no_limit_set_none():
    before = resource.getrlimit(resource.RLIMIT_DATA)

    def claims() -> None:
        candidate_init._limit(Orders("namespace", 0, None, None, None))
        expect(resource.getrlimit(resource.RLIMIT_DATA) == before)

    assert in_a_fork(claims) == 0

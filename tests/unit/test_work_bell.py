"""The bell of the threads that judge: no ring is lost while a thread is on its way to listen, and no thread is left behind."""

from __future__ import annotations

from threading import Thread

import pytest

from rehearse.submissions.work_bell import WorkBell


def test_a_ring_before_anybody_listens_is_heard():
    bell = WorkBell(1)
    bell.ring()
    assert bell.listen()


def test_rings_that_nobody_hears_do_not_add_up():
    bell = WorkBell(2)
    for _ in range(5):
        bell.ring()
    assert [bell.listen(), bell.listen()] == [True, True]
    bell.close()
    assert not bell.listen()


@pytest.mark.parametrize(("threads", "attending", "enough"), [(1, 0, False), (1, 1, True), (2, 1, False)])
def test_a_ring_says_whether_a_thread_is_missing(threads, attending, enough):
    bell = WorkBell(threads)
    if not attending:
        assert bell.ring() is enough
        return
    with bell.attended():
        assert bell.ring() is enough


def test_a_thread_that_breaks_off_attends_no_more():
    bell = WorkBell(1)
    with pytest.raises(OSError, match="full"), bell.attended():
        raise OSError("full")
    assert not bell.ring()


@pytest.mark.parametrize("wake", [WorkBell.ring, WorkBell.close])
def test_a_listener_is_woken(wake):
    bell = WorkBell(1)
    listener = Thread(target=bell.listen, daemon=True)
    listener.start()
    wake(bell)
    listener.join(30)
    assert not listener.is_alive()

"""Whatever the learner's code does, the judge gets an ordinary error or one named fault, never a wrong value."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from rehearse_sandbox.inside import exchange, memory
from rehearse_sandbox.inside.exchange import end_in_words
from rehearse_sandbox.inside.faults import (
    CandidateFault,
    DeadlineExceeded,
    Died,
    OutOfMemory,
    ProtocolViolation,
    ReplyTooLarge,
    UnsupportedType,
)
from tests.unit.candidates import PATIENCE_S


@pytest.mark.parametrize(
    ("raised", "arrives", "text"),
    [
        ("ValueError('no', 1)", ValueError, "('no', 1)"),
        ("KeyError('a')", KeyError, "'a'"),
        ("KeyError(3)", KeyError, "'3'"),
        ("StopIteration()", StopIteration, ""),
        ("RecursionError('deep')", RecursionError, "deep"),
        ("FileNotFoundError(2, 'gone')", FileNotFoundError, "[Errno 2] gone"),
        ("np.linalg.LinAlgError('singular')", np.linalg.LinAlgError, "singular"),
        ("UnicodeDecodeError('utf-8', b'x', 0, 1, 'bad')", UnicodeError, "'utf-8' codec can't decode byte 0x78"),
        ("ExceptionGroup('g', [ValueError()])", Exception, "g (1 sub-exception)"),
        ("Mine('own')", LookupError, "own"),
        ("Broken()", Exception, ""),
        ("Liar()", Exception, "I am fine"),
        ("ValueError('x' * 1000)", ValueError, "x" * 148 + "..." + "x" * 148),
    ],
)
def test_an_error_arrives_as_its_nearest_builtin_class(start, raised, arrives, text):
    source = f"""
    import numpy as np
    class Mine(LookupError): pass
    class Broken(Exception):
        def __str__(self): raise RuntimeError
    Liar = type('ValueError', (Exception,), {{'__str__': lambda self: 'I am fine', '__module__': 'builtins'}})
    def f(): raise {raised}
    """
    _, f = start(source, "f")
    with pytest.raises(Exception) as caught:  # noqa: PT011 - the exact class is compared below
        f()
    assert type(caught.value) is arrives
    assert str(caught.value).startswith(text)


def test_an_error_carries_the_learners_frames_only(start):
    candidate, f = start("def g():\n    return {}['k']\ndef f():\n    return list(map(lambda _: g(), [1]))", "f")
    with pytest.raises(KeyError) as caught:
        f()
    assert caught.value.__rehearse_traceback__ == (
        '  File "solution.py", line 4, in f\n    return list(map(lambda _: g(), [1]))\n'
        '  File "solution.py", line 4, in <lambda>\n    return list(map(lambda _: g(), [1]))\n'
        "  File \"solution.py\", line 2, in g\n    return {}['k']"
    )
    assert (caught.value.__rehearse_line__, candidate.calls[-1].error) == (2, "KeyError: k")


def test_a_deep_recursion_is_an_ordinary_error_with_a_short_traceback(start):
    _, f = start("def f(n=0):\n    return f(n + 1)", "f")
    with pytest.raises(RecursionError) as caught:
        f()
    assert "more frames ..." in caught.value.__rehearse_traceback__
    assert caught.value.__rehearse_traceback__.count("\n") < 30


@pytest.mark.parametrize(
    ("body", "fault", "says"),
    [
        ("import sys; sys.exit(0)", Died, "SystemExit: 0"),
        ("raise KeyboardInterrupt", Died, "KeyboardInterrupt"),
        ("raise GeneratorExit('x')", Died, "GeneratorExit: x"),
        ("raise type('Mine', (BaseException,), {})", Died, "Mine"),
        ("import os; os._exit(0)", Died, "exit code 0"),
        ("import os; os._exit(3)", Died, "exit code 3"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", Died, "SIGSEGV"),
        ("import os; os.closerange(3, 64)", Died, "ended"),
        ("return bytes(10) * 10**7", ReplyTooLarge, "returned a value of type bytes that is too large"),
        ("return 1 << 10**7", ReplyTooLarge, "10000001 bits"),
        ("return [0] * 3_000_000", ReplyTooLarge, "more than 2000000 items"),
        ("a = []\n    a.append(a)\n    return a", ReplyTooLarge, "nested deeper"),
        ("import numpy as np; return np.zeros((10**5, 10**7))", OutOfMemory, "MemoryError"),
        ("raise MemoryError", OutOfMemory, "MemoryError"),
        ("x.append([0] * 3_000_000)", ReplyTooLarge, "left in an argument"),
        ("while True: pass", DeadlineExceeded, "no answer within the time limit"),
    ],
)
def test_a_call_without_an_answer_is_one_fault_for_ever(start, body, fault, says):
    candidate, f = start(f"def f(x):\n    {body}", "f", test_s=1 if fault is DeadlineExceeded else 60)
    with pytest.raises(fault, match=says):
        f([])
    with pytest.raises(fault, match=says):
        f([])
    candidate.end_test()


def test_a_fault_knows_the_learners_line(start):
    _, f = start("import sys\ndef f():\n    sys.exit(1)", "f")
    with pytest.raises(Died) as caught:
        f()
    assert (caught.value.line, caught.value.outcome) == (3, "runtime_error")
    assert "sys.exit(1)" in caught.value.traceback


@pytest.mark.parametrize(
    ("made", "name"),
    [
        ("Equal()", None),
        ("Number(1.0)", "Number"),
        ("Words('a')", "Words"),
        ("Rows()", "Rows"),
        ("[Number(1.0)]", "Number"),
        ("np.ma.masked_array([1.0])", "numpy.ma.MaskedArray"),
        ("np.array([None])", "numpy.ndarray of dtype object"),
        ("range(3)", "range"),
        ("{}.keys()", "dict_keys"),
        ("object()", "object"),
        ("int", "type"),
    ],
)
def test_what_cannot_be_compared_is_named_and_the_candidate_lives_on(start, made, name):
    source = f"""
    import numpy as np
    class Equal:
        __eq__ = __ne__ = __array__ = lambda *_: True
    class Number(float):
        __eq__ = lambda *_: True
    class Words(str): pass
    class Rows(list):
        def __len__(self): return 3
    def f(): return {made}
    def g(): return 1
    """
    _, f, g = start(source, "f", "g")
    with pytest.raises(UnsupportedType, match=name or "type Equal"):
        assert f() == 1.0
    assert g() == 1


def test_what_cannot_be_compared_in_an_argument_is_named(start):
    _, f = start("def f(a):\n    a.append(range(3))", "f")
    with pytest.raises(UnsupportedType, match="left in an argument an object of type range"):
        f([])


def test_a_generator_that_never_yields_runs_out_of_time(start):
    _, f = start("def f():\n    while True:\n        pass\n    yield", "f", test_s=1)
    with pytest.raises(DeadlineExceeded):
        next(f())


def test_an_exit_inside_a_generator_ends_the_candidate(start):
    _, f = start("def f():\n    yield 1\n    raise SystemExit", "f")
    found = f()
    assert next(found) == 1
    with pytest.raises(Died, match="SystemExit"):
        next(found)


FIND_SOCKET = """
import os, stat, struct
def sockets():
    for fd in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                yield fd
        except OSError:
            pass
"""


@pytest.mark.parametrize(
    "body",
    [
        'for fd in sockets(): os.write(fd, b\'{"event": "ended"}\' * 10)',
        "for fd in sockets(): os.write(fd, struct.pack('<QBI', 1, 22, 1) + bytes(1))",
        "for fd in sockets(): os.write(fd, struct.pack('<QBI', 0, 22, 1) + bytes(1))",
        "for fd in sockets(): os.write(fd, struct.pack('<QBI', 1, 22, 2**32 - 1))",
    ],
)
def test_a_forged_answer_is_a_violation(start, body):
    _, f = start(f"{FIND_SOCKET}\ndef f():\n    {body}\n    return 1", "f")
    with pytest.raises(ProtocolViolation, match="descriptor that is not its own"):
        f()


def test_bytes_after_the_last_answer_are_a_violation(start):
    source = f"""{FIND_SOCKET}
import threading
def f():
    def late():
        import time
        time.sleep(0.2)
        for fd in sockets(): os.write(fd, b'x' * 13)
    threading.Thread(target=late).start()
"""
    candidate, f = start(source, "f")
    f()
    give_up = time.monotonic() + PATIENCE_S
    while not candidate._exchange.channel.arrived() and time.monotonic() < give_up:
        time.sleep(0.05)
    with pytest.raises(ProtocolViolation):
        candidate.end_test()


def test_too_many_reverse_calls_are_a_violation(start, monkeypatch):
    monkeypatch.setattr(exchange, "MAX_REVERSE_CALLS", 50)
    _, f = start("def f(g):\n    while True: g(1)", "f")
    with pytest.raises(ProtocolViolation, match="more than 50 times"):
        f(abs)


def test_functions_that_call_each_other_for_ever_end_in_an_error(start):
    _, f = start("def f(g):\n    return g(1)", "f")

    def again(_):
        return f(again)

    with pytest.raises((RecursionError, ProtocolViolation)):
        f(again)


def test_a_test_that_leaves_a_process_behind_still_ends(start):
    source = (
        "import os, time\ndef f():\n    if os.fork() == 0:\n        time.sleep(2)\n        os._exit(0)\n    return 1"
    )
    candidate, f = start(source, "f")
    assert f() == 1
    candidate.end_test()


def test_a_child_that_will_not_end_is_ended_and_the_next_one_is_fresh(start):
    source = """
        import signal, threading, time
        calls = []
        def f():
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            threading.Thread(target=time.sleep, args=(1e6,)).start()
            calls.append(1)
            return len(calls)
    """
    candidate, f = start(source, "f")
    assert f() == 1
    candidate.end_test()
    candidate.begin_test(time.monotonic() + 60)
    assert f() == 1


def test_an_interrupt_from_another_thread_wins(start):
    candidate, f = start("def f():\n    while True: pass", "f")
    flood = ReplyTooLarge("printed too much")
    threading.Timer(0.1, candidate.interrupt, [flood]).start()
    with pytest.raises(ReplyTooLarge, match="printed too much"):
        f()


def test_a_kill_for_memory_is_told_apart_from_other_deaths(start, monkeypatch):
    counts = iter([0, 1])
    monkeypatch.setattr(memory, "oom_kills", lambda: next(counts))
    _, f = start("import os\ndef f():\n    os._exit(1)", "f")
    with pytest.raises(OutOfMemory):
        f()


@pytest.mark.parametrize(
    ("status", "words"),
    [(None, "runs the code ended$"), (1, "exit code 1"), (-11, "SIGSEGV"), (-200, "signal 200")],
)
def test_an_end_is_told_in_words(status, words):
    with pytest.raises(Died, match=words):
        raise Died(end_in_words(status))


def test_every_fault_is_out_of_reach_for_except_exception():
    assert not issubclass(CandidateFault, Exception)

"""The judge's side of the wall: a `Candidate` whose functions and classes a suite calls as if they were its own.

After a `CandidateFault` other than `UnsupportedType` the candidate answers nothing any more: every further use
raises the same fault again, and the judge ends the job.
"""

from __future__ import annotations

import difflib
import socket
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from typing import Any

from rehearse_sandbox.inside.answers import Answers, Sent, SymbolKind
from rehearse_sandbox.inside.calls import Call, Calls
from rehearse_sandbox.inside.channel import Channel, Message
from rehearse_sandbox.inside.disturbance import Disturb
from rehearse_sandbox.inside.exchange import Exchange
from rehearse_sandbox.inside.faults import CandidateFault, LoadFailed, UnsupportedType
from rehearse_sandbox.inside.mistakes import Given, Probe, ask
from rehearse_sandbox.inside.operations import FRESH, MUTABLE, REQUEST_HEAD, Operation
from rehearse_sandbox.inside.processes import TestProcesses
from rehearse_sandbox.inside.proxies import Proxy, Reference
from rehearse_sandbox.inside.references import References
from rehearse_sandbox.inside.repeats import Repeats
from rehearse_sandbox.inside.transcripts import Recording, Transcript
from rehearse_sandbox.wire.codec import UnsupportedValue, encode
from rehearse_sandbox.wire.encoder import Encoder
from rehearse_sandbox.wire.job import Limits


class Candidate:
    """The learner's module in another process.

    `calls` are the calls of the present example in order; `begin_example` clears them and starts the learner's
    random numbers again.
    """

    def __init__(
        self,
        connection: socket.socket,
        tests: Sequence[socket.socket],
        *,
        limits: Limits,
        seed: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.calls = Calls()
        self._limits = limits
        self._seed = seed & 0xFFFF_FFFF_FFFF_FFFF
        self._clock = clock
        self._references = References(self)

        def open_channel(end: socket.socket) -> Channel:
            return Channel(end, max_bytes=limits.reply_bytes, clock=clock)

        self._parent = open_channel(connection)
        # A channel for each of the many sockets would take longer than most tests.
        self._processes = TestProcesses(self._parent, tests, seed=self._seed, open_channel=open_channel)
        self._exchange = Exchange(self._parent, self._references, clock, self._how_it_ended)
        self._answers = Answers(self._exchange, self._references)
        #: Set by who wants the requests and answers of the tests that follow.
        self.recording: Recording | None = None
        #: Set by who wants to see what a suite asks when it is told wrong results.
        self.disturb: Disturb | None = None
        #: Set by who wants to see what the solution is called with.
        self.on_call: Callable[[tuple[Any, ...], dict[str, Any]], None] | None = None
        self._repeats: Repeats | None = None
        self._present: int | None = None
        self._symbols: dict[str, bytes | None] = {}
        self._in_test = False
        self._fresh = False

    def load(self, source: str, *, module: str, symbols: tuple[str, ...]) -> dict[str, SymbolKind]:
        """Run the learner's module and say what each expected name is.

        Raises:
            LoadFailed: it does not compile or run, ends the process, or lacks a name.
            CandidateFault: it took too long, too much memory, or broke the process.
        """
        self._exchange.start(self._clock() + self._limits.import_s)
        self._exchange.channel = self._parent
        kind, data = self._exchange.request(Message.LOAD, encode((source, module, symbols, self._seed)))
        if kind == Message.LOAD_FAILED:
            raise self._answers.load_failure(data)
        if kind != Message.LOADED:
            self._answers.refuse(kind, data)
        kinds, values, found = self._answers.loaded(data, len(symbols))
        missing = next((name for name, what in zip(symbols, kinds, strict=True) if what == "missing"), None)
        if missing is not None:
            raise LoadFailed("missing", _missing(module, missing, found))
        self._symbols = dict(zip(symbols, values, strict=True))
        for name in symbols:
            self._name(name)
        return {name: what for name, what in zip(symbols, kinds, strict=True) if what != "missing"}

    def _name(self, name: str) -> None:
        data = self._symbols[name]
        value = None if data is None else self._exchange.decode(data)[0]
        if isinstance(value, Proxy):
            self._references.name_symbol(value, name)

    def symbol(self, name: str) -> Any:
        """What the suite imports under this name: a proxy, or a fresh copy of a plain value.

        Raises:
            UnsupportedType: it is a value that cannot cross.
        """
        data = self._symbols[name]
        if data is None:
            raise UnsupportedType(f"`{name}` must be a function, a class or a plain value")
        return self._exchange.decode(data)[0]

    def repeats(self, transcripts: Iterable[tuple[str, Transcript | None]]) -> Repeats:
        """Begin to repeat the transcripts of the tests that will be judged."""
        self._repeats = Repeats(transcripts, self._processes, clock=self._clock)
        return self._repeats

    def weigh(self) -> None:
        """Note what the candidate holds before the learner's module is loaded; without it `peak_mb` stays None."""
        self._processes.before_loading()

    @property
    def peak_mb(self) -> float | None:
        """Megabytes that the learner's program held at most in a test; None where the kernel does not tell."""
        return self._processes.peak_mb

    def can_start(self, count: int) -> bool:
        """Whether processes for so many more tests are left."""
        return self._processes.left >= count

    def answers(self, probes: Sequence[Probe], *, patience_s: float, deadline: float) -> Generator[Given]:
        """What a fresh process answers to each probe, until one gets no answer. Nothing that it does is a fault.

        Raises:
            RuntimeError: there are no processes left.
        """
        place = self._processes.fork()
        channel = self._processes.channel(place)
        try:
            yield from ask(probes, channel, clock=self._clock, patience_s=patience_s, deadline=deadline)
        finally:
            self._processes.end_and_wait(place)

    def _how_it_ended(self) -> bytes | None:
        return None if self._present is None else self._processes.how_it_ended(self._present)

    def begin_test(self, deadline: float) -> None:
        """Start a test in a fresh copy of the imported module; its calls end by `deadline` of the monotonic clock."""
        self._exchange.start(deadline)
        if self._exchange.fault is not None:
            raise self._exchange.fault
        self._present = self._processes.fork()
        self._exchange.channel = self._processes.channel(self._present)
        self._in_test = True
        self._references.forget_methods()
        self._exchange.questions = None if self.recording is None else []
        if self.recording is not None:
            self.recording.restart()
        self.begin_example()
        # The child that was just forked starts with these random numbers and no objects.
        self._fresh = False

    def begin_example(self) -> None:
        """Start an example: no calls yet, no objects of earlier ones, the same random numbers as for every example."""
        self.calls.begin()
        self._references.start_example()
        self._fresh = True
        if self.recording is not None:
            self.recording.begin_example()

    def end_test(self) -> None:
        """End the test's process, whatever it does. After a fault there is nothing to end.

        Raises:
            ProtocolViolation: the process said more than it was asked.
        """
        if not self._in_test or self._exchange.fault is not None:
            return
        self._in_test = False
        self._exchange.check_silence()
        if self._present is not None:
            self._processes.end(self._present)
            self._present = None

    def interrupt(self, fault: CandidateFault) -> None:
        """From another thread (one that drains the output, say): the call that waits raises `fault`, and so do all later ones.

        A transcript that is repeated at the time is only given up.
        """
        if self._repeats is None or not self._repeats.interrupt():
            self._exchange.interrupt(fault)

    def forgive(self) -> None:
        """Go on with a fresh process after a fault in a test. No judge does: what it found is its verdict."""
        if self._exchange.fault is not None:
            self._exchange.fault = None
            self._in_test = False
            if self._present is not None:
                self._processes.end_and_wait(self._present)
                self._present = None

    def close(self) -> None:
        """Close the connection; the candidate's processes see its end."""
        self._processes.close()

    def ask(
        self, operation: Operation, target: Reference, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        """Do an operation on one of the learner's objects; proxies call this.

        Raises:
            CandidateFault: the candidate gave no answer that can be used.
            Exception: what the learner's code raised, as the same builtin class.
            TypeError: the suite passed what cannot cross.
            RuntimeError: the suite called outside of a test, or used an object of an earlier example.
        """
        if not self._in_test:
            raise RuntimeError(f"{target.label} was used outside of a test; call the solution inside test functions")
        self._references.check(target)
        if self.on_call is not None:
            self.on_call(args, kwargs)
        encoder = Encoder(self._references.handle_for)
        try:
            arguments = encoder.encode((args, kwargs))
        except UnsupportedValue as error:
            raise TypeError(f"{target.label} was passed {error.type_name}: {error}") from None
        raw = name.encode()
        # The dict of keyword arguments counts as one, and no function can change it.
        flags = (MUTABLE if encoder.mutables > 1 else 0) | (FRESH if self._fresh else 0)
        self._fresh = False
        readings = [] if self.recording is None else self._references.readings()
        call = self.calls.add(Call(operation, target.label, name, arguments, self._references.names))
        head = REQUEST_HEAD.pack(flags, operation, target.number, len(raw))
        request = head + raw + arguments
        kind, data = self._exchange.request(Message.DO, request)
        if self.recording is not None:
            questions = None if self._exchange.is_nested else self._exchange.questions
            self.recording.note(request, kind, data, questions, readings)
        if kind == Message.METHOD:
            # Looking a method up is no call that a person would write.
            self.calls.take_back(call)
        result = self._answers.use(kind, data, call, Sent(args, kwargs, encoder.nodes))
        # Objects of the learner's stay what they are.
        return result if self.disturb is None or kind == Message.METHOD else self.disturb(result)


def _missing(module: str, name: str, found: list[str]) -> str:
    lower = {other.lower(): other for other in found}
    close = difflib.get_close_matches(name.lower(), lower, n=1, cutoff=0.5)
    hint = f"; it defines `{lower[close[0]]}`: rename it" if close else ""
    return f"{module}.py must define `{name}`{hint}"

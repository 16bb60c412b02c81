"""Docker's multiplexed socket, with a socket pair in the engine's place."""

import socket
import struct
import time

import pytest

from rehearse_sandbox.host.stream import STDERR_BYTES, AttachedStream, DeadlinePassed, NotDocker, StreamClosed


@pytest.fixture
def ends():
    near, far = socket.socketpair()
    yield AttachedStream(near), far
    near.close()
    far.close()


def frame(kind: int, payload: bytes) -> bytes:
    return struct.pack(">B3xI", kind, len(payload)) + payload


def test_stdout_is_read_across_frames(ends):
    stream, engine = ends
    engine.sendall(frame(1, b"ab") + frame(1, b"cd"))
    assert stream.read(10) == b"abcd"


def test_a_frame_may_arrive_byte_by_byte(ends):
    stream, engine = ends
    for byte in frame(1, b"xyz"):
        engine.sendall(bytes([byte]))
        stream.is_quiet()
    assert stream.read(3) == b"xyz"


def test_no_more_is_read_than_was_asked_for(ends):
    stream, engine = ends
    engine.sendall(frame(1, b"abcd"))
    assert (stream.read(3), stream.read(3)) == (b"abc", b"d")


def test_stderr_is_kept_apart_and_cut_at_its_start(ends):
    stream, engine = ends
    engine.sendall(frame(2, b"x" * STDERR_BYTES) + frame(2, b"end") + frame(1, b"out"))
    assert stream.read(3) == b"out"
    assert stream.stderr.endswith(b"xend")
    assert len(stream.stderr) == STDERR_BYTES


def test_the_end_of_the_stream_reads_as_nothing(ends):
    stream, engine = ends
    engine.close()
    assert stream.read(1) == b""


def test_what_is_no_frame_of_dockers_is_refused(ends):
    stream, engine = ends
    engine.sendall(b"HTTP/1.1 502 Bad Gateway")
    with pytest.raises(NotDocker, match="stream number 72"):
        stream.read(1)


def test_a_read_ends_at_the_deadline(ends):
    stream, _engine = ends
    stream.deadline = time.monotonic() + 0.01
    with pytest.raises(DeadlinePassed):
        stream.read(1)


def test_a_write_that_nobody_reads_ends_at_the_deadline(ends):
    stream, _engine = ends
    stream.deadline = time.monotonic() + 0.05
    with pytest.raises(DeadlinePassed):
        stream.write(b"x" * 10_000_000)


def test_a_write_to_a_closed_stream_says_so(ends):
    stream, engine = ends
    engine.close()
    with pytest.raises(StreamClosed):
        stream.write(b"x" * 10_000_000)


def test_a_reset_reads_as_the_end(ends):
    stream, _engine = ends
    stream._connection.close()
    assert stream.read(1) == b""


@pytest.mark.parametrize(
    ("said", "quiet"), [(b"", True), (frame(2, b"a warning"), True), (frame(1, b"x"), False), (b"garbage!", False)]
)
def test_a_stream_is_quiet_until_stdout_says_something(ends, said, quiet):
    stream, engine = ends
    engine.sendall(said)
    assert stream.is_quiet() is quiet


def test_a_closed_stream_is_not_quiet(ends):
    stream, engine = ends
    engine.close()
    assert not stream.is_quiet()

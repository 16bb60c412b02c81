"""What a candidate prints is read, but never waited for, however fast it comes."""

import os
import threading

import pytest

from rehearse_sandbox.inside.output import Output


@pytest.fixture
def endless():
    """A descriptor that always has one more byte, as a writer who never pauses."""
    descriptor = os.open("/dev/zero", os.O_RDONLY)
    yield descriptor
    os.close(descriptor)


def test_the_text_of_a_writer_who_never_pauses_is_cut(endless):
    output = Output([endless], cap=100)
    assert "bytes more" in output.text()
    assert output.flood is not None


def test_a_writer_who_never_pauses_is_told_of(endless):
    told = threading.Event()
    reader, writer = os.pipe()
    output = Output([endless, reader], cap=100, on_flood=lambda _: (told.set(), output._open.clear()))
    output.start()
    assert told.wait(60)
    output._thread.join(60)
    os.close(writer)
    os.close(reader)

"""Jobs travel with their bank once; what a cell keeps is what its sender thinks it keeps."""

import io
from dataclasses import replace

import pytest

from rehearse_sandbox.wire.frames import FrameError
from rehearse_sandbox.wire.job import Job
from rehearse_sandbox.wire.parcel import Sender, receive
from tests.unit.judging import make_job

JOB = make_job("x = 1\n")


def sent(*jobs: Job, kept_bytes: int = 100):
    """What arrives of these jobs."""
    stream, sender = io.BytesIO(), Sender(kept_bytes=kept_bytes)
    for job in jobs:
        sender.send(stream, job)
    stream.seek(0)
    return list(iter(lambda: receive(stream), None))


def test_a_job_arrives_as_it_was_sent():
    (parcel,) = sent(JOB)
    assert Job.from_bytes(parcel.job) == JOB
    assert (parcel.key, parcel.bank, parcel.dropped) == ("", b"", ())


def test_a_bank_travels_once():
    first, second = sent(replace(JOB, bank=b"bank"), replace(JOB, bank=b"bank"))
    assert (first.bank, second.bank) == (b"bank", b"")
    assert first.key == second.key != ""


def test_what_does_not_fit_any_more_is_dropped_the_longest_unused_first_and_travels_again():
    banks = [letter * 40 for letter in (b"a", b"b", b"a", b"c", b"b")]
    parcels = sent(*(replace(JOB, bank=bank) for bank in banks))
    assert [parcel.bank[:1] for parcel in parcels] == [b"a", b"b", b"", b"c", b"b"]
    assert [parcel.dropped for parcel in parcels] == [(), (), (), (parcels[1].key,), (parcels[0].key,)]


def test_a_bank_larger_than_all_that_is_kept_still_travels():
    assert [parcel.bank for parcel in sent(replace(JOB, bank=b"x" * 500))] == [b"x" * 500]


def test_the_end_in_the_middle_of_a_parcel_is_an_error():
    stream = io.BytesIO()
    Sender().send(stream, replace(JOB, bank=b"bank"))
    whole = stream.getvalue()
    for size in (len(whole) - 8, 60):
        with pytest.raises(FrameError):
            receive(io.BytesIO(whole[:size]))

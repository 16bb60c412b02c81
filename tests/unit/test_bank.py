"""The bank's files, and the thread that fills them while nobody waits."""

from dataclasses import replace

import pytest

from rehearse.bank import MAX_BYTES, Bank
from rehearse.catalog.catalog import Catalog
from rehearse.filling import BankFiller
from rehearse.judging import SEEDS, build_fill, build_job, seed_for, seeds_of
from rehearse_sandbox.host import SandboxError
from tests.scripted import CATALOG, PROBLEM, ScriptedSandbox

OTHER = replace(PROBLEM, slug="trebling")
SEED = seed_for(PROBLEM, "x")


@pytest.fixture
def bank(tmp_path):
    return Bank(tmp_path / "bank", "image:1")


def fill(bank, sandbox, *, catalog=CATALOG, busy=lambda: False):
    filler = BankFiller(catalog, busy=busy, pause_s=0.001, retry_s=0.001)
    filler.start(sandbox, bank)
    filler.join()
    return filler


def test_what_was_saved_is_loaded(bank):
    bank.save(PROBLEM, SEED, b"examples")
    bank.save(PROBLEM, SEED, b"newer examples")
    assert bank.load(PROBLEM, SEED) == b"newer examples"


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content[:0],
        lambda content: content[:-1],
        lambda content: content[:10],
        lambda content: content.replace(b"examples", b"exemples"),
        lambda content: content[::-1],
        lambda content: content + b"x" * MAX_BYTES,
    ],
)
def test_a_damaged_file_is_as_good_as_none_and_is_written_again(bank, change):
    bank.save(PROBLEM, SEED, b"examples")
    path = bank.path(PROBLEM, SEED)
    path.write_bytes(change(path.read_bytes()))
    assert bank.load(PROBLEM, SEED) == b""
    fill(bank, ScriptedSandbox())
    assert bank.load(PROBLEM, SEED) == b"drawn"


@pytest.mark.parametrize(
    "other",
    [
        replace(PROBLEM, suite={**PROBLEM.suite, "inputs.py": "N = 1\n"}),
        replace(PROBLEM, max_examples=11),
        replace(PROBLEM, symbols=("treble",)),
        replace(PROBLEM, accepted={"reference": "# other"}),
        OTHER,
    ],
)
def test_another_suite_has_other_files(bank, other):
    bank.save(PROBLEM, SEED, b"examples")
    assert bank.load(other, SEED) == b""


def test_another_image_has_other_files(bank, tmp_path):
    bank.save(PROBLEM, SEED, b"examples")
    assert Bank(tmp_path / "bank", "image:2").load(PROBLEM, SEED) == b""


def test_a_write_that_fails_leaves_nothing_behind(bank):
    bank.save(PROBLEM, SEED, b"examples")
    path = bank.path(PROBLEM, SEED)
    path.unlink()
    path.mkdir()
    with pytest.raises(OSError, match="directory"):
        bank.save(PROBLEM, SEED, b"examples")
    assert list(path.parent.iterdir()) == [path]


def test_a_submission_takes_what_is_stored_along(bank):
    bank.save(PROBLEM, SEED, b"examples")
    assert build_job(PROBLEM, "x", "submit", job_id="1", bank=bank).bank == b"examples"
    assert build_job(PROBLEM, "x", "run", job_id="1", bank=bank).bank == b"examples"
    assert build_job(PROBLEM, "x", "submit", job_id="1").bank == b""


def test_a_problem_has_a_few_seeds_and_another_version_has_others():
    assert {seed_for(PROBLEM, str(number)) for number in range(200)} == set(seeds_of(PROBLEM))
    assert len(seeds_of(PROBLEM)) == SEEDS
    assert not set(seeds_of(PROBLEM)) & set(seeds_of(replace(PROBLEM, version="1.0.1")))


def test_the_reference_is_what_is_recorded():
    job = build_fill(PROBLEM, 3)
    assert (job.mode, job.seed, job.source, dict(job.suite)) == ("fill", 3, PROBLEM.reference, dict(PROBLEM.suite))


def test_one_seed_of_every_problem_comes_first(bank):
    sandbox = ScriptedSandbox()
    filler = fill(bank, sandbox, catalog=Catalog({"doubling": PROBLEM, "trebling": OTHER}))
    assert [job.slug for job in sandbox.fills] == ["doubling", "trebling"] * SEEDS
    assert (filler.progress.filled, filler.progress.of) == (16, 16)


def test_what_is_there_is_not_drawn_again_and_old_files_go(bank, tmp_path):
    old = Bank(tmp_path / "bank", "image:0")
    old.save(PROBLEM, SEED, b"old")
    bank.save(PROBLEM, SEED, b"examples")
    (tmp_path / "bank" / "notes.txt").write_text("somebody's own")
    fill(bank, sandbox := ScriptedSandbox())
    assert SEED not in {job.seed for job in sandbox.fills}
    assert bank.load(PROBLEM, SEED) == b"examples"
    assert old.load(PROBLEM, SEED) == b""
    assert len(list((tmp_path / "bank").iterdir())) == SEEDS + 1
    assert fill(bank, ScriptedSandbox()).progress.filled == SEEDS


def test_the_filler_makes_way_while_submissions_wait(bank):
    asked, sandbox = [], ScriptedSandbox()

    def busy():
        asked.append(len(sandbox.fills))
        # The first job has to wait for three looks, the second for one more.
        return len(asked) in {1, 2, 3, 5}

    fill(bank, sandbox, busy=busy)
    assert asked[:6] == [0, 0, 0, 0, 1, 1]


def test_a_stop_ends_the_wait(bank):
    filler = BankFiller(CATALOG, busy=lambda: True)
    filler.start(sandbox := ScriptedSandbox(), bank)
    filler.stop()
    filler.join()
    assert sandbox.fills == []


class Failing(ScriptedSandbox):
    """Draws nothing of the first set, something of the second, and breaks; later it is whole again."""

    def fill(self, jobs):
        if self.fills:
            yield from super().fill(jobs)
            return
        self.fills.append(next(iter(jobs)))
        yield b""
        next(iter(jobs))
        yield b"second"
        raise SandboxError("no engine")


def test_a_broken_engine_puts_the_filling_off_and_what_is_there_is_kept(bank):
    filler = fill(bank, Failing())
    assert filler.progress.filled == filler.progress.of == SEEDS
    assert [bank.load(PROBLEM, seed) for seed in seeds_of(PROBLEM)][:3] == [b"drawn", b"second", b"drawn"]


def test_a_set_that_could_not_be_drawn_is_missing(bank):
    class Empty(ScriptedSandbox):
        def fill(self, jobs):
            yield from (b"" for _ in jobs)

    assert fill(bank, Empty()).progress.filled == 0

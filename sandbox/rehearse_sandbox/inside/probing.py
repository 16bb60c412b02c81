"""Chooses the probes of a problem: asks its known-wrong programs what its reference was asked, and looks who differs where."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from rehearse_sandbox.inside.faults import CandidateFault, LoadFailed
from rehearse_sandbox.inside.likeness import all_alike, is_digest
from rehearse_sandbox.inside.mistakes import LEAST_PROBES, Given, Mistakes, Probe, length_of
from rehearse_sandbox.inside.remote import Candidate
from rehearse_sandbox.wire.job import Compare, Job

#: Examples that are tried, and the bytes of the requests of one.
MOST_TRIED = 400
_MAX_PROBE_BYTES = 200 * 1024

#: Probes that are kept: so many that tell two programs apart where there are, and others until there are enough.
_APART_FROM_RIGHT = 8
_APART = 3
ENOUGH = 40

#: What probes and answers may add to a bank. Most take a tenth; a mistake that only the largest input shows needs that input.
MAX_BYTES = 256 * 1024
_LARGE_BYTES = 16 * 1024

#: How long the reference may be silent: a bank is filled when others have work to do, and without its answers there is nothing to tell.
_PATIENCE_WITH_RIGHT_S = 30.0

#: How long another program may be silent, and how often, before it is left out: so many seconds, or so many times the longest
#: silence of the reference, because a busy machine is slow in both.
_PATIENCE_S, _PATIENCE = 2.0, 10.0
_MOST_FAULTS = 3

#: The name of the right answers among those of known-wrong programs, whose names are never empty.
_RIGHT = ""

Answered = dict[int, Given]


def learn(
    job: Job, candidate: Candidate, probes: Mapping[int, Sequence[Probe]], *, deadline: float
) -> dict[int, Mistakes]:
    """The probes of each level that tell the job's known-wrong programs apart, with their answers, also to those of lower levels.

    A level at which there is nothing to tell is missing.
    """
    tried, levels = _tried(probes)
    programs = {_RIGHT: job.source, **job.mistakes}
    first = _answers(job, programs, candidate, tried, deadline)
    if _RIGHT not in first:
        return {}
    known = [place for place in range(len(tried)) if all(place in answers for answers in first.values())]
    room = MAX_BYTES // len(probes)
    places = [
        place
        for level in sorted(probes)
        for place in _chosen(first, [each for each in known if levels[each] == level], tried, job.compare, room)
    ]
    chosen = [tried[place] for place in places]
    # What a program keeps between calls depends on what it was asked before: these answers are to these probes in this order.
    answers = _answers(job, {name: programs[name] for name in first}, candidate, chosen, deadline)
    complete = {name: found for name, found in answers.items() if len(found) == len(chosen)}
    if _RIGHT not in complete:
        return {}
    right = complete.pop(_RIGHT)
    wrong = {name: _different(all_, right, job.compare) for name, all_ in complete.items()}
    whole = Mistakes(chosen, [right[place] for place in range(len(chosen))], wrong)
    counts = {level: sum(levels[place] <= level for place in places) for level in probes}
    parts = {level: _beginning(whole, count) for level, count in counts.items() if count >= LEAST_PROBES}
    return {level: part for level, part in parts.items() if part.wrong}


def _tried(probes: Mapping[int, Sequence[Probe]]) -> tuple[list[Probe], list[int]]:
    """The probes that are tried, those of lower levels first, and the level of each."""
    tried: list[Probe] = []
    levels: list[int] = []
    for level in sorted(probes):
        fitting = [probe for probe in _distinct(probes[level]) if length_of(probe) <= _MAX_PROBE_BYTES]
        # A program that keeps what it was given would carry a large one through all that follow.
        tried += sorted(fitting[: MOST_TRIED // len(probes)], key=lambda probe: length_of(probe) > _LARGE_BYTES)
        levels += [level] * (len(tried) - len(levels))
    return tried, levels


def _beginning(mistakes: Mistakes, count: int) -> Mistakes:
    """The first probes, and the programs that differ there. Answers do not depend on what is asked after them."""
    wrong = {
        name: {place: answers for place, answers in found.items() if place < count}
        for name, found in mistakes.wrong.items()
    }
    return Mistakes(
        mistakes.probes[:count], mistakes.right[:count], {name: found for name, found in wrong.items() if found}
    )


def _distinct(probes: Iterable[Probe]) -> list[Probe]:
    by_content = {tuple((request, tuple(questions)) for request, questions in probe): probe for probe in probes}
    return list(by_content.values())


def _answers(
    job: Job, programs: Mapping[str, str], candidate: Candidate, probes: Sequence[Probe], deadline: float
) -> dict[str, Answered]:
    """What each program answers, by the probe's place. Programs that cannot be loaded or break too often are missing."""
    answers = {}
    patience_s = _PATIENCE_WITH_RIGHT_S
    for name, source in programs.items():
        try:
            candidate.load(source, module=job.module, symbols=job.symbols)
        except LoadFailed:
            continue
        except CandidateFault:
            candidate.forgive()
            continue
        found, silence_s = _answers_of(candidate, probes, patience_s, deadline)
        if name == _RIGHT:
            patience_s = max(_PATIENCE_S, _PATIENCE * silence_s)
        if found is not None:
            answers[name] = found
    return answers


def _answers_of(
    candidate: Candidate, probes: Sequence[Probe], patience_s: float, deadline: float
) -> tuple[Answered | None, float]:
    """The answers, if there are enough, and how long the longest one took."""
    found: Answered = {}
    begin = faults = 0
    silence_s = 0.0
    while begin < len(probes):
        if faults > _MOST_FAULTS or not candidate.can_start(1):
            return None, silence_s
        given = []
        asked_s = time.monotonic()
        for answers in candidate.answers(probes[begin:], patience_s=patience_s, deadline=deadline):
            given.append(answers)
            silence_s, asked_s = max(silence_s, time.monotonic() - asked_s), time.monotonic()
        found.update(enumerate(given, begin))
        # The next process goes on behind the probe that got no answer.
        begin += len(given) + 1
        faults += 1
    return found, silence_s


def _different(found: Answered, right: Answered, compare: Compare) -> Answered:
    return {place: answers for place, answers in found.items() if not all_alike(answers, right[place], compare)}


def _chosen(
    answers: Mapping[str, Answered], known: Sequence[int], probes: Sequence[Probe], compare: Compare, room: int
) -> list[int]:
    """The places of the probes to keep, those that tell programs apart first; small ones are preferred. `room` is in bytes."""
    sizes = {place: _size(place, answers, probes) for place in known}
    small = sorted(known, key=lambda place: sizes[place])
    telling = dict.fromkeys(_telling(answers, small, compare))
    others = [place for place in _comparable(small, answers[_RIGHT]) if sizes[place] <= _LARGE_BYTES]
    chosen: dict[int, None] = {}
    # A large one must not take the room of all others, so it comes behind them.
    for place in sorted((*telling, *others[1::3], *others), key=lambda place: sizes[place] > _LARGE_BYTES):
        if place in chosen or sizes[place] > room or (place not in telling and len(chosen) >= ENOUGH):
            continue
        chosen[place] = None
        room -= sizes[place]
    return list(chosen)


def _comparable(places: Iterable[int], *programs: Answered) -> list[int]:
    """Those places at which one that rounds otherwise than these programs is still seen to answer the same."""
    return [place for place in places if not any(is_digest(reply) for found in programs for reply in found[place])]


def _telling(answers: Mapping[str, Answered], places: Sequence[int], compare: Compare) -> Iterator[int]:
    """For each two programs some places at which they answer otherwise."""
    for one, other in combinations(answers, 2):
        apart = [place for place in places if not all_alike(answers[one][place], answers[other][place], compare)]
        apart = _comparable(apart, answers[one], answers[other]) or apart
        most = _APART_FROM_RIGHT if _RIGHT in {one, other} else _APART
        # Not only the smallest, which are much alike.
        yield from apart[:: max(1, min(4, len(apart) // most))][:most]


def _size(place: int, answers: Mapping[str, Answered], probes: Sequence[Probe]) -> int:
    """The bytes that a probe takes: its requests and every answer that differs from the right one."""
    right = answers[_RIGHT][place]
    different = [found[place] for found in answers.values() if found[place] != right]
    return length_of(probes[place]) + sum(len(answer) for found in (right, *different) for answer in found)

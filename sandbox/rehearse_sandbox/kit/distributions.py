"""Whether random results have the distribution they should have, with a false alarm less than once in 100 million checks.

The usual p-values of the chi-square and the Kolmogorov-Smirnov test hold for endless samples only, and in the far tail, where a
rare false alarm is decided, they are wrong by orders of magnitude: a count of which 5 are expected is 16 or more 80 times as often as
the chi-square tail of one in a million says. So both checks use bounds that hold for every number of samples:

- counts: the likelihood-ratio statistic of the chi-square family, bounded by R. Agrawal, "Finite-sample concentration of the
  multinomial in relative entropy", IEEE Transactions on Information Theory 66 (2020), doi 10.1109/TIT.2020.2996134;
- numbers: the Kolmogorov-Smirnov distance, bounded by P. Massart, "The tight constant in the Dvoretzky-Kiefer-Wolfowitz inequality",
  Annals of Probability 18 (1990), doi 10.1214/aop/1176990746, which is also the leading term of the asymptotic tail.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

import numpy as np

from rehearse_sandbox.kit.display import show
from rehearse_sandbox.kit.failure import CheckFailed

#: How often a check may refuse a right program. A property with 100 examples still stays below one in a million.
FALSE_ALARM = 1e-8

#: Values of which fewer are expected are counted together: each of them could not show anything, and all cost power.
_FEWEST_EXPECTED = 5.0
_REST = "all rarer values together"


def check_distribution(
    samples: Iterable[object],
    expected: Mapping[object, float] | Callable[[float], float],
    *,
    why: str = "",
    program: str = "",
) -> None:
    """The samples look like independent draws from the expected distribution.

    `expected` is a dictionary from each possible value to its probability, or for real numbers the distribution
    function (the probability of at most x), which must be continuous. Each sample is a draw of its own: of a shuffle take the whole order,
    not its items one by one. A right program is refused less than once in 100 million checks. `program` is shown in place of the
    thousands of calls that drew the samples: a loop that a learner could run.

    Raises:
        CheckFailed: they are too far from it to be chance, or one of them can never be drawn.
        ValueError: the probabilities are no distribution or there are no samples, which is a mistake of the suite.
    """
    drawn = [_plain(sample) for sample in samples]
    if not drawn:
        raise ValueError("check_distribution needs samples; take a few thousand")
    try:
        if callable(expected):
            _check_numbers(drawn, expected, why)
        else:
            _check_counts(drawn, expected, why)
    except CheckFailed as failure:
        failure.program = program
        raise


def _plain(sample: object) -> object:
    return sample.item() if isinstance(sample, np.generic) else sample


def _check_counts(drawn: list[object], expected: Mapping[object, float], why: str) -> None:
    probabilities = {_plain(value): float(probability) for value, probability in expected.items()}
    if min(probabilities.values(), default=-1) < 0 or abs(math.fsum(probabilities.values()) - 1) > 1e-9:
        raise ValueError(f"probabilities are at least 0 and sum to 1, and these do not: {show(probabilities, 200)}")
    for place, value in enumerate(drawn):
        if not (_is_hashable(value) and probabilities.get(value)):
            raise CheckFailed(why=why, difference=f"sample {place} is {show(value, 80)}, which can never be drawn")
    seen, shares = _merged(Counter(drawn), probabilities)
    chance = counts_chance(list(seen.values()), [shares[label] for label in seen])
    if chance >= FALSE_ALARM:
        return
    worst = max(seen, key=lambda label: _surprise(seen[label], len(drawn) * shares[label]))
    raise CheckFailed(
        output=f"{worst}: {seen[worst]} of {len(drawn)} times",
        expected=f"{worst}: about {_rounded(len(drawn) * shares[worst])} of {len(drawn)} times",
        difference=f"{worst} was drawn {seen[worst]} of {len(drawn)} times, "
        f"about {_rounded(len(drawn) * shares[worst])} are expected; {_rarity(chance)}",
        why=why,
    )


def _is_hashable(value: object) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True


def _merged(seen: Counter[object], probabilities: Mapping[object, float]) -> tuple[dict[str, int], dict[str, float]]:
    """How often each value was drawn and how probable it is, by its text, the rare ones together."""
    counts: Counter[str] = Counter()
    shares: Counter[str] = Counter()
    for value, probability in probabilities.items():
        label = show(value, 80) if probability * seen.total() >= _FEWEST_EXPECTED else _REST
        counts[label] += seen[value]
        shares[label] += probability  # type: ignore[assignment]
    return {label: counts[label] for label, share in shares.items() if share > 0}, dict(shares)


def counts_chance(counts: list[int], probabilities: list[float]) -> float:
    """An upper bound of how probable counts are that lie at least so far from these probabilities.

    With n samples in k cells and the relative entropy D of the seen shares, P(D >= d) is at most `exp(-nd) * (e*n*d / (k-1)) ** (k-1)`
    for nd > k - 1 (Agrawal 2020).
    """
    total = sum(counts)
    statistic = math.fsum(
        count * math.log(count / (total * share)) for count, share in zip(counts, probabilities, strict=True) if count
    )
    cells = len(counts) - 1
    if statistic <= cells or not cells:
        return 1.0
    return math.exp(cells - statistic + cells * math.log(statistic / cells))


def _surprise(count: int, expected: float) -> float:
    return (count - expected) ** 2 / expected


def _check_numbers(drawn: list[object], distribution: Callable[[float], float], why: str) -> None:
    for place, value in enumerate(drawn):
        if type(value) not in {int, float} or not math.isfinite(value):  # type: ignore[arg-type]
            raise CheckFailed(why=why, difference=f"sample {place} is {show(value, 80)}, which must be a finite number")
    numbers = np.sort(np.asarray(drawn, dtype=float))
    shares = np.array([distribution(float(number)) for number in numbers])
    if not ((shares >= 0) & (shares <= 1)).all() or (np.diff(shares) < 0).any():
        raise ValueError("a distribution function rises from 0 to 1; this one does not")
    where, found, wanted = _largest_gap(numbers, shares)
    chance = distance_chance(abs(found - wanted), len(numbers))
    if chance >= FALSE_ALARM:
        return
    seen = f"{found:.1%} of {len(numbers)} numbers are {where}"
    raise CheckFailed(
        output=seen,
        expected=f"about {wanted:.1%} of them {where}",
        difference=f"{seen}, about {wanted:.1%} are expected; {_rarity(chance)}",
        why=why,
    )


def _largest_gap(numbers: np.ndarray, shares: np.ndarray) -> tuple[str, float, float]:
    """Where the seen share is furthest from the expected one, and both shares there."""
    count = len(numbers)
    # The seen share jumps at each number, so both of its sides count.
    seen = np.concatenate([np.arange(count) / count, np.arange(1, count + 1) / count])
    place = int(np.abs(seen - np.tile(shares, 2)).argmax())
    side = "below" if place < count else "up to"
    return f"{side} {numbers[place % count]:.4g}", float(seen[place]), float(shares[place % count])


def distance_chance(distance: float, count: int) -> float:
    """An upper bound of how probable so large a Kolmogorov-Smirnov distance is: `2 * exp(-2 * n * d ** 2)` (Massart 1990)."""
    return min(1.0, 2 * math.exp(-2 * count * distance**2))


def _rounded(expected: float) -> str:
    return f"{expected:.0f}" if expected >= 10 else f"{expected:.2g}"


def _rarity(chance: float) -> str:
    """How rare it is, without numbers that nobody can imagine."""
    bound = "a billion" if chance < 1e-9 else "100 million"
    return f"chance does this less than once in {bound} runs"

"""A job: everything that a cell is told about one submission."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from rehearse_sandbox.wire.custom import Custom

#: What a learner may ask for: the examples, or the whole suite.
Mode = Literal["run", "submit"]

#: Largest source that is taken, in bytes of UTF-8. The site refuses more before a job is built.
MAX_SOURCE_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may use. Times are seconds by the judge's monotonic clock, sizes are bytes unless named."""

    import_s: float = 5.0
    test_s: float = 10.0
    job_s: float = 60.0
    shrink_s: float = 5.0
    memory_mb: int = 512
    output_bytes: int = 64 * 1024
    reply_bytes: int = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Compare:
    """How results are compared when a test does not say otherwise. `dtype` None means any floating type."""

    rtol: float = 1e-7
    atol: float = 1e-9
    dtype: str | None = None
    shape: Literal["strict", "broadcast"] = "strict"
    nan: Literal["forbidden", "equal"] = "forbidden"


@dataclass(frozen=True, slots=True)
class Scrutiny:
    """What an author's check asks beyond what a learner gets.

    Without `shrinks` a test ends at its first failing input, since only the verdict matters. `order` seeds another order of
    the tests; 0 leaves them as written. `strict` makes each warning of the suite an error. With `measures` an event
    `Measured` says how close results came to their tolerances, and how near to each of `bounds` the inputs came.
    """

    shrinks: bool = True
    order: int = 0
    strict: bool = False
    measures: bool = False
    bounds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scaling:
    """The growth that a problem asks for: time as a power of the size `vary`, measured at `sizes`.

    `exponent` is the target and `slack` what is granted beside it: n log n has a slope of about 1.1 where it is measured.
    """

    vary: str
    sizes: tuple[int, ...]
    exponent: float
    slack: float = 0.5


@dataclass(frozen=True, slots=True)
class Speed:
    """How long a problem lets a program take: at most `at_most` times as long as `reference`, with an input of size `at`.

    `vary` is what the size is called. The reference's text never leaves the judge's side of a cell.
    """

    vary: str
    at: int
    at_most: float
    reference: str = field(repr=False)


#: How much a measured float may miss a bound that is a float: it comes from a computation, or from drawing at random.
_NEAR = 0.01


def is_reached(bound: float, measured: float) -> bool:
    """Whether an input of this size is one at the bound: exactly when the bound is a whole number, nearly for a float."""
    return measured == bound if isinstance(bound, int) else abs(measured - bound) <= _NEAR * abs(bound)


@dataclass(frozen=True, slots=True)
class Job:
    """One submission for one problem.

    `suite` maps the path inside the problem folder ("inputs.py", "tests/test_examples.py") to its text. In mode
    `run` only the visible examples are in it. In mode `fill` there is no submission: the examples of the suite's
    properties are drawn and handed back with what the reference, which is the source, does with them, and `mistakes` holds the
    problem's known-wrong programs by name. Mode `draw` hands back the examples alone. `custom` are inputs that the learner
    typed; no verdict depends on them. `bank` holds what was handed back; `wire.parcel` says how it travels.
    """

    id: str
    slug: str
    mode: Mode | Literal["fill", "draw"]
    module: str
    symbols: tuple[str, ...]
    source: str
    suite: Mapping[str, str]
    seed: int
    max_examples: int = 100
    banned: tuple[str, ...] = ()
    compare: Compare = field(default_factory=Compare)
    limits: Limits = field(default_factory=Limits)
    scaling: Scaling | None = None
    speed: Speed | None = None
    scrutiny: Scrutiny = field(default_factory=Scrutiny)
    mistakes: Mapping[str, str] = field(default_factory=dict, repr=False)
    custom: Custom | None = field(default=None, repr=False)
    bank: bytes = field(default=b"", repr=False)

    def to_bytes(self) -> bytes:
        """The job as UTF-8 JSON, without its bank."""
        return json.dumps({name: value for name, value in asdict(self).items() if name != "bank"}).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Job:
        """The job that `to_bytes` wrote.

        Raises:
            ValueError: the bytes are not a job of this version.
        """
        try:
            fields = json.loads(data)
            return cls(
                **{
                    **fields,
                    "symbols": tuple(fields["symbols"]),
                    "banned": tuple(fields["banned"]),
                    "compare": Compare(**fields["compare"]),
                    "limits": Limits(**fields["limits"]),
                    "scaling": _scaling(fields["scaling"]),
                    "speed": None if fields["speed"] is None else Speed(**fields["speed"]),
                    "scrutiny": Scrutiny(**fields["scrutiny"]),
                    "custom": Custom.of(fields["custom"]),
                }
            )
        except (KeyError, TypeError, UnicodeDecodeError, json.JSONDecodeError) as error:
            raise ValueError(f"not a job: {data[:80]!r} ({error}); rebuild the sandbox image") from error


def _scaling(fields: dict[str, Any] | None) -> Scaling | None:
    return None if fields is None else Scaling(**{**fields, "sizes": tuple(fields["sizes"])})

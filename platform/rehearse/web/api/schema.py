"""What the API takes and gives. The shapes of a submission are in `submissions.report`, where pages find them too."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, TypeVar

import msgspec
from flask import Response
from msgspec import UNSET, Meta, UnsetType

from rehearse.submissions.own_tests import MAX_NAME
from rehearse.submissions.report import SubmissionSummary
from rehearse.web.errors import Refusal
from rehearse.web.programs import Input, Source
from rehearse_sandbox.wire.custom import MAX_TYPED
from rehearse_sandbox.wire.job import Mode


class DraftIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was typed. `seen` is the `saved_at` of the draft that it was typed over; with it, no newer draft is replaced."""

    source: Source
    seen: Annotated[str, Meta(max_length=40)] | UnsetType | None = UNSET


class SubmissionIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A program to be judged: `run` takes the examples only, `submit` the whole suite.

    `inputs` are answered by the program and by the reference, and so are the person's own tests; no verdict depends on them.
    `active_seconds` until now were spent on the problem and not reported yet.
    """

    source: Source
    mode: Mode = "submit"
    inputs: Annotated[list[Input], Meta(extra_json_schema={"maxItems": MAX_TYPED})] = []
    active_seconds: Annotated[float, Meta(ge=0)] = 0.0


class OwnTestIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An input to be kept as a test; without a name it gets a number, or keeps the name that it has."""

    input: Input
    name: Annotated[str, Meta(extra_json_schema={"maxLength": MAX_NAME})] = ""


class OwnTestOut(msgspec.Struct, frozen=True, kw_only=True):
    """A test of the person's own."""

    id: str
    name: str
    input: str
    created_at: datetime


class OwnTestList(msgspec.Struct, frozen=True):
    """The person's own tests of one problem, oldest first."""

    tests: list[OwnTestOut]


class OfferedInput(msgspec.Struct, frozen=True):
    """An input that the problem suggests to try."""

    name: str
    input: str


class DraftOut(msgspec.Struct, frozen=True):
    """What was last typed; the starter, and no moment, when nothing was."""

    source: str
    saved_at: datetime | None


class Accepted(msgspec.Struct, frozen=True):
    """The submission waits to be judged; `events` is the address of its event stream."""

    id: str
    events: str


class ProblemSummary(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the problem list. `status` is `solved`, `tried` or `unsolved`."""

    slug: str
    title: str
    track: str
    kind: str
    category: str
    difficulty: int
    minutes: int
    tags: list[str]
    version: str
    status: str


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a problem that grows. Of one that is `locked` nothing is told yet; `open` is the one to solve next."""

    number: int
    state: Literal["passed", "open", "locked"]
    statement: str | None = None
    examples: str | None = None


class ProblemDetail(ProblemSummary, frozen=True, kw_only=True):
    """What a learner may know of a problem: no hidden test and no solution is in it.

    `statement` and `examples` are those of the first level. Problems of the kind `levels` have more: `levels` holds them all in order, and
    a submission is judged up to `level`, the one to solve next. For all other kinds these are empty and 1. `concepts` is empty while one is
    locked.
    `no_inputs_because` says why the problem takes no typed inputs; empty when it does.
    """

    level: int
    levels: list[Level]
    statement: str
    starter: str
    examples: str
    module: str
    symbols: list[str]
    concepts: list[str]
    prerequisites: list[str]
    banned: list[str]
    hints: int
    offered_inputs: list[OfferedInput]
    no_inputs_because: str


class ProblemList(msgspec.Struct, frozen=True):
    """All problems."""

    problems: list[ProblemSummary]


class History(msgspec.Struct, frozen=True):
    """The submissions for one problem, newest first."""

    submissions: list[SubmissionSummary]


T = TypeVar("T")


def read(body: bytes, kind: type[T]) -> T:
    """The value that a request's body holds.

    Raises:
        Refusal: it is not JSON, or not of this shape.
    """
    from http import HTTPStatus

    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, f"{error}.") from error
    except RecursionError as error:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "The JSON is nested too deeply.") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refusal(HTTPStatus.BAD_REQUEST, f"The body is not JSON in UTF-8: {error}.") from error


def written(value: object, status: int = 200) -> Response:
    """A value as the answer."""
    return Response(msgspec.json.encode(value), status, content_type="application/json")

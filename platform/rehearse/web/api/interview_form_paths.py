"""The description of the addresses of people's own forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rehearse.web import building

SHAPES = (
    building.FormIn,
    building.OwnFormIn,
    building.OwnFormChange,
    building.OwnFormOut,
    building.OwnFormList,
    building.CheckedOut,
)


def paths(
    operation: Callable[..., dict[str, Any]],
    parameter: Callable[..., dict[str, Any]],
    *,
    unknown: dict[int, str],
    writes: dict[int, str],
) -> dict[str, Any]:
    """Addresses with what can be done there; `operation` and `parameter` describe these as everywhere else."""
    kept = building.OwnFormOut
    refused = writes | {
        409: "The form has faults, was changed elsewhere, is there already, or there are as many as may be"
    }
    return {
        "/interview-forms": {
            "get": operation("List the person's own forms", building.OwnFormList),
            "post": operation("Keep a form", kept, refused, body=building.OwnFormIn, status=201),
        },
        "/interview-forms/check": {
            "post": operation("Try a form", building.CheckedOut, writes, body=building.FormIn),
        },
        "/interview-forms/{form_id}": {
            "parameters": [parameter("form_id")],
            "get": operation("Show a form", kept, unknown),
            "put": operation("Change a form", kept, unknown | refused, body=building.OwnFormChange),
            "delete": operation("Delete a form", kept, unknown | {403: writes[403]}),
        },
    }

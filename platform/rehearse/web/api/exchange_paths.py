"""What the description of the API says of bringing in and taking out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rehearse.web import exchanging
from rehearse.web.api.exchange import FORMATS, MEDIA_TYPES
from rehearse.web.reviewing import Nothing

#: The shapes that these paths give.
SHAPES = (exchanging.ImportsOut, exchanging.UndoneOut)


def paths(operation: Callable[..., dict[str, Any]], unknown: dict[int, str], writes: dict[int, str]) -> dict[str, Any]:
    """The paths, made by whoever makes all others."""
    busy = {409: "Another file is worked on, or this one is being stored"}
    taking = {409: "Another file is worked on, or this one was cancelled while it was sent"}
    foreign = {403: writes[403]}
    return {
        "/review/imports": {
            "get": operation("How far the present file is, and what was brought in", exchanging.ImportsOut),
            "post": _taking_bytes(operation("Bring a file in", exchanging.ImportsOut, writes | taking, status=202)),
            "delete": operation("Stop working on the present file", exchanging.ImportsOut, foreign | busy),
        },
        "/review/imports/confirm": {
            "post": operation(
                "Restore the backup whose changes were shown",
                exchanging.ImportsOut,
                writes | {409: "No backup waits for that"},
                body=Nothing,
                status=202,
            )
        },
        "/review/imports/{number}/undo": {
            "parameters": [
                {
                    "name": "number",
                    "in": "path",
                    "required": True,
                    "schema": {"type": "integer", "minimum": 0, "maximum": 2**31 - 1},
                }
            ],
            "post": operation(
                "Take the last import back",
                exchanging.UndoneOut,
                unknown | writes | {409: "It is not the last one, or was taken back"},
                body=Nothing,
            ),
        },
        "/review/export": {
            "get": _giving_files(
                operation(
                    "Take cards or everything out",
                    None,
                    unknown
                    | {
                        409: "The backup would be larger than what can be restored",
                        422: "No such format",
                        507: "The disk is full",
                    },
                )
            )
        },
    }


def _taking_bytes(described: dict[str, Any]) -> dict[str, Any]:
    pattern = r"^[^/\\]{1,100}\.(apkg|colpkg|csv|tsv|json)$"
    name = {"name": "name", "in": "query", "required": True, "schema": {"type": "string", "pattern": pattern}}
    content = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    return described | {"parameters": [name], "requestBody": {"required": True, "content": content}}


def _giving_files(described: dict[str, Any]) -> dict[str, Any]:
    parameters = [
        {"name": "format", "in": "query", "required": True, "schema": {"enum": [*FORMATS]}},
        {"name": "deck", "in": "query", "required": False, "schema": {"type": "string"}},
        {"name": "catalogue", "in": "query", "required": False, "schema": {"type": "boolean"}},
        {"name": "media", "in": "query", "required": False, "schema": {"type": "boolean"}},
    ]
    described["responses"]["200"]["content"] = {kind: {"schema": {}} for kind in {*MEDIA_TYPES.values()}}
    return described | {"parameters": parameters}

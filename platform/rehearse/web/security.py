"""What every request must prove and every answer carries: same origin, strict content security, no sniffing."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from urllib.parse import urlsplit

from flask import Flask, Response, g, request

from rehearse.web.errors import Refusal

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

#: Addresses that take the bytes of a file, which no form can send in this way either.
TAKE_BYTES = frozenset({"api.exchange.hand_in"})

#: The nonce is for the one style element that the editor makes. Nothing is loaded from another host.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def register(app: Flask) -> None:
    """Guard every request and answer of this application."""
    app.before_request(_make_nonce)
    app.before_request(_refuse_foreign_writes)
    app.after_request(_add_headers)


def _make_nonce() -> None:
    g.csp_nonce = secrets.token_urlsafe(16)


def _refuse_foreign_writes() -> None:
    """Take a write only from a page of ours or from a program, and only as JSON or a file's bytes, which no form can send.

    Raises:
        Refusal: another site's page sent it, or it is not JSON.
    """
    # Read at every request: a name that is not ours ends here with status 400.
    host = request.host
    if request.method in SAFE_METHODS or request.routing_exception is not None:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    foreign = site not in {"same-origin", "none"} if site else origin is not None and urlsplit(origin).netloc != host
    if foreign:
        raise Refusal(HTTPStatus.FORBIDDEN, "Another site's page sent this. Only this site's own pages may write.")
    wanted = "application/octet-stream" if request.endpoint in TAKE_BYTES else "application/json"
    # No form can send a DELETE either, and it has nothing to say.
    if request.method != "DELETE" and request.mimetype != wanted:
        sent = request.mimetype or "no content type"
        what = "JSON" if wanted.endswith("json") else "the bytes of the file"
        raise Refusal(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            f"The request came as {sent}. Send {what}, with the header Content-Type: {wanted}.",
        )


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    nonce = g.get("csp_nonce", "")
    response.headers.setdefault("Content-Security-Policy", POLICY.format(nonce=nonce or secrets.token_urlsafe(16)))
    return response

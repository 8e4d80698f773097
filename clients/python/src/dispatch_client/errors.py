"""What calls raise."""

from __future__ import annotations

import time
from email.utils import parsedate_to_datetime
from typing import Any, Mapping, cast

import httpx

from .types import Problem


class DispatchError(Exception):
    """A call that did not succeed. Its class says of which kind that is, and `code` which one."""

    status: int
    """The status of the answer; 0 when there was none."""
    code: str
    """For programs; it never changes its meaning."""
    problems: list[Problem]
    """All that is wrong with the request, each with its place."""
    details: Mapping[str, Any]
    """What else the server says, such as `quota`, or `workflow` with `precondition_failed`."""
    request_id: str | None
    """Under this id the server's log has the request."""
    retry_after: float | None
    """In how many seconds to come back, where the server says so."""

    def __init__(
        self,
        message: str,
        *,
        status: int = 0,
        code: str = "unknown",
        details: Mapping[str, Any] | None = None,
        request_id: str | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.details = details or {}
        self.problems = list(self.details.get("problems", []))
        self.request_id = request_id
        self.retry_after = retry_after


class BadRequestError(DispatchError):
    """The request is not what the server takes (400, 405, 413): `problems` says where."""


class AuthenticationError(DispatchError):
    """Nobody is signed in: the token is wrong, expired or revoked (401)."""


class PermissionDeniedError(DispatchError):
    """The token must not do that (403)."""


class NotFoundError(DispatchError):
    """There is no such thing, or it is another user's (404)."""


class ConflictError(DispatchError):
    """The thing is not in a state in which this can be done, or there is too much of it (409)."""


class PreconditionFailedError(DispatchError):
    """The workflow was changed since it was seen; `details["workflow"]` is what is there now (412)."""


class RateLimitError(DispatchError):
    """Too many requests, or streams that are open (429)."""


class ServerError(DispatchError):
    """Something went wrong at the server (500 and above)."""


class UnavailableError(ServerError):
    """The server takes no such work just now (503)."""


class APIConnectionError(DispatchError):
    """There was no answer, or only a part of it."""


class APITimeoutError(APIConnectionError):
    """There was no answer in time."""


class WebhookVerificationError(DispatchError):
    """A delivery that was not signed with the webhook's secret, or not lately."""


_CLASSES: dict[int, type[DispatchError]] = {
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    408: APITimeoutError,
    409: ConflictError,
    412: PreconditionFailedError,
    429: RateLimitError,
    503: UnavailableError,
}


def error_of(response: httpx.Response) -> DispatchError:
    """The error that an answer, read whole, stands for; also where it comes from a proxy, in HTML."""
    try:
        parsed = response.json()
    except ValueError:
        parsed = None  # not of Dispatch: its status has to do
    body = cast("dict[str, Any]", parsed) if isinstance(parsed, dict) else {}
    details: dict[str, Any] = body.get("details") or {}
    status = response.status_code
    lines = [body.get("error") or f"The server answered {status}"]
    lines += [f"{one['path']}: {one['message']}" for one in details.get("problems", [])]
    after = retry_after(response.headers.get("retry-after"))
    return _CLASSES.get(status, ServerError if status >= 500 else BadRequestError)(
        "\n  ".join(lines),
        status=status,
        code=body.get("code") or "unknown",
        details=details,
        request_id=response.headers.get("x-request-id"),
        retry_after=after if after is not None else body.get("retryAfter"),
    )


def connection_error(what: str, failure: httpx.TransportError) -> APIConnectionError:
    """The error of a request that has no answer."""
    if isinstance(failure, httpx.TimeoutException):
        return APITimeoutError(f"{what}: no answer in time", code="timeout")
    return APIConnectionError(f"{what}: the connection failed: {failure}", code="connection")


def retry_after(header: str | None) -> float | None:
    """`Retry-After` is seconds, or a date (RFC 9110, 10.2.3)."""
    if header is None:
        return None
    try:
        return max(0.0, float(header))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(header).timestamp() - time.time())
    except ValueError:
        return None

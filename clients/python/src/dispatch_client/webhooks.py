"""Whether a delivery comes from Dispatch (Standard Webhooks)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import time
from typing import TYPE_CHECKING, Literal, Mapping, Sequence, TypedDict, Union, cast

from .errors import WebhookVerificationError
from .types import RunRecord

if TYPE_CHECKING:
    from typing_extensions import NotRequired


class RunDelivery(TypedDict):
    """A run has ended, or waits for you."""

    id: str
    """The same on each attempt: keep those that you have seen."""
    timestamp: int
    event: Literal["run.completed", "run.failed", "run.waiting"]
    run: RunRecord
    truncated: NotRequired[Literal[True]]
    """The run is too large to send: its steps are without input and output."""


class WorkflowName(TypedDict):
    id: str
    name: str


class ExpiredIntegration(TypedDict):
    tool: str
    label: str
    error: str
    workflows: list[WorkflowName]


class IntegrationDelivery(TypedDict):
    """A tool has to be connected anew."""

    id: str
    timestamp: int
    event: Literal["integration.expired"]
    integration: ExpiredIntegration


WebhookEvent = Union[RunDelivery, IntegrationDelivery]
"""What a delivery says; `event` says which."""


def verify_webhook(
    body: bytes | str,
    headers: Mapping[str, str],
    secret: str | Sequence[str],
    *,
    tolerance: float = 300,
    now: float | None = None,
) -> WebhookEvent:
    """What a delivery says, once it is certain that it was signed with the secret, lately.

    `body` is as it came, before anything parses it. `secret` is the webhook's `whsec_…`, or several of them while one takes the
    place of another. `tolerance` is how old or how far ahead a delivery may be, in seconds. Raises WebhookVerificationError.
    """
    names = {name.lower(): value for name, value in headers.items()}
    for name in ("webhook-id", "webhook-timestamp", "webhook-signature"):
        if name not in names:
            raise _refused(f"`{name}` is missing")
    timestamp = names["webhook-timestamp"]
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        raise _refused("`webhook-timestamp` is no time")
    if abs((time.time() if now is None else now) - int(timestamp)) > tolerance:
        raise _refused("`webhook-timestamp` is too old or ahead")
    raw = body.encode() if isinstance(body, str) else body
    signed = f"{names['webhook-id']}.{timestamp}.".encode() + raw
    keys = [_key(one) for one in ([secret] if isinstance(secret, str) else secret)]
    wanted = [b"v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()) for key in keys]
    signatures = [one.encode("utf-8", "replace") for one in names["webhook-signature"].split(" ")]
    # Compares in a time that does not depend on the bytes.
    if not any(hmac.compare_digest(one, given) for one in wanted for given in signatures):
        raise _refused("no signature matches")
    return cast(WebhookEvent, json.loads(raw))


def _refused(why: str) -> WebhookVerificationError:
    return WebhookVerificationError(f"The delivery is not to be trusted: {why}", code="webhook_not_verified")


def _key(secret: str) -> bytes:
    try:
        key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not key:
        raise ValueError("The secret is not the `whsec_…` of a webhook")
    return key

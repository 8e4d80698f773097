# Written by generate.py from _async: do not edit.
"""Webhooks: see docs/guide/deliveries.md."""

from __future__ import annotations

from typing import Literal, Sequence, cast
from urllib.parse import quote

from .._policy import Ask, given
from ..types import CreatedWebhook, Delivery, Webhook, WebhookPatch
from .listing import Listing, listing
from .transport import Transport

EventName = Literal["run.completed", "run.failed", "run.waiting", "integration.expired"]


class Webhooks:
    """Addresses of yours that are told of runs."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self, *, limit: int | None = None, timeout: float | None = None) -> Listing[Webhook]:
        """All of them."""
        return listing(self._transport, "/api/webhooks", "webhooks", given(limit=limit), timeout)

    def create(
        self, url: str, events: Sequence[EventName], *, workflow_id: str | None = None, timeout: float | None = None
    ) -> CreatedWebhook:
        """The answer has the secret that `verify_webhook` wants, this once."""
        body = given(url=url, events=[*events], workflowId=workflow_id)
        ask = Ask("POST", "/api/webhooks", repeatable=False, body=body, timeout=timeout)
        return cast(CreatedWebhook, self._transport.json(ask))

    def change(self, webhook_id: str, patch: WebhookPatch, *, timeout: float | None = None) -> Webhook:
        """Changes what is said of it, and leaves all else."""
        ask = Ask("PATCH", _at(webhook_id), repeatable=True, body=patch, timeout=timeout)
        return cast(Webhook, (self._transport.json(ask))["webhook"])

    def delete(self, webhook_id: str, *, timeout: float | None = None) -> None:
        """Deletes it with its deliveries."""
        self._transport.json(Ask("DELETE", _at(webhook_id), repeatable=True, timeout=timeout))

    def deliveries(
        self, webhook_id: str, *, limit: int | None = None, timeout: float | None = None
    ) -> Listing[Delivery]:
        """What was sent to it, newest first, with every attempt."""
        return listing(self._transport, _at(webhook_id) + "/deliveries", "deliveries", given(limit=limit), timeout)

    def redeliver(self, webhook_id: str, delivery_id: str, *, timeout: float | None = None) -> Delivery:
        """Sends one again that was delivered or has failed."""
        path = f"{_at(webhook_id)}/deliveries/{quote(delivery_id, safe='')}/redeliver"
        return cast(Delivery, (self._transport.json(Ask("POST", path, repeatable=False, timeout=timeout)))["delivery"])


def _at(webhook_id: str) -> str:
    return "/api/webhooks/" + quote(webhook_id, safe="")

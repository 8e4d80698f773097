"""Webhooks: see docs/guide/deliveries.md."""

from __future__ import annotations

from typing import Literal, Sequence, cast
from urllib.parse import quote

from .._policy import Ask, given
from ..types import CreatedWebhook, Delivery, Webhook, WebhookPatch
from .listing import AsyncListing, listing
from .transport import AsyncTransport

EventName = Literal["run.completed", "run.failed", "run.waiting", "integration.expired"]


class AsyncWebhooks:
    """Addresses of yours that are told of runs."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    def list(self, *, limit: int | None = None, timeout: float | None = None) -> AsyncListing[Webhook]:
        """All of them."""
        return listing(self._transport, "/api/webhooks", "webhooks", given(limit=limit), timeout)

    async def create(
        self, url: str, events: Sequence[EventName], *, workflow_id: str | None = None, timeout: float | None = None
    ) -> CreatedWebhook:
        """The answer has the secret that `verify_webhook` wants, this once."""
        body = given(url=url, events=[*events], workflowId=workflow_id)
        ask = Ask("POST", "/api/webhooks", repeatable=False, body=body, timeout=timeout)
        return cast(CreatedWebhook, await self._transport.json(ask))

    async def change(self, webhook_id: str, patch: WebhookPatch, *, timeout: float | None = None) -> Webhook:
        """Changes what is said of it, and leaves all else."""
        ask = Ask("PATCH", _at(webhook_id), repeatable=True, body=patch, timeout=timeout)
        return cast(Webhook, (await self._transport.json(ask))["webhook"])

    async def delete(self, webhook_id: str, *, timeout: float | None = None) -> None:
        """Deletes it with its deliveries."""
        await self._transport.json(Ask("DELETE", _at(webhook_id), repeatable=True, timeout=timeout))

    def deliveries(
        self, webhook_id: str, *, limit: int | None = None, timeout: float | None = None
    ) -> AsyncListing[Delivery]:
        """What was sent to it, newest first, with every attempt."""
        return listing(self._transport, _at(webhook_id) + "/deliveries", "deliveries", given(limit=limit), timeout)

    async def redeliver(self, webhook_id: str, delivery_id: str, *, timeout: float | None = None) -> Delivery:
        """Sends one again that was delivered or has failed."""
        path = f"{_at(webhook_id)}/deliveries/{quote(delivery_id, safe='')}/redeliver"
        return cast(Delivery, (await self._transport.json(Ask("POST", path, repeatable=False, timeout=timeout)))["delivery"])


def _at(webhook_id: str) -> str:
    return "/api/webhooks/" + quote(webhook_id, safe="")

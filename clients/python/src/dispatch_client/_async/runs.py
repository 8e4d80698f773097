"""Runs: see docs/guide/runs.md."""

from __future__ import annotations

from typing import Any, Literal, Mapping, cast
from urllib.parse import quote

import httpx

from .._policy import Ask, given
from ..types import RunRecord, WorkflowPlan
from .listing import AsyncListing, listing
from .stream import AsyncRunStream
from .transport import AsyncTransport

Mode = Literal["live", "dry-run"]
RunFilter = Literal["ended", "active", "queued", "running", "waiting", "ok", "failed", "cancelled", "all"]
_ASYNC = {"Prefer": "respond-async"}


class AsyncRuns:
    """Your runs."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    def list(
        self,
        *,
        workflow_id: str | None = None,
        status: RunFilter | None = None,
        trigger: Literal["manual", "scheduled", "webhook"] | None = None,
        started_from: int | None = None,
        started_before: int | None = None,
        text: str | None = None,
        limit: int | None = None,
        timeout: float | None = None,
    ) -> AsyncListing[RunRecord]:
        """The ended ones, newest first, or those that are asked for. Times are milliseconds since 1970; `limit` is of a page."""
        query = {
            "workflowId": workflow_id,
            "status": status,
            "trigger": trigger,
            "from": started_from,
            "to": started_before,
            "text": text,
            "limit": limit,
        }
        return listing(self._transport, "/api/runs", "runs", query, timeout)

    async def get(self, run_id: str, *, timeout: float | None = None) -> RunRecord:
        """The run with the outcomes of its steps so far."""
        answer = await self._transport.json(Ask("GET", _at(run_id), repeatable=True, timeout=timeout))
        return cast(RunRecord, answer["run"])

    async def plan(self, run_id: str, *, timeout: float | None = None) -> WorkflowPlan:
        """The plan that it was begun with, as it was then."""
        answer = await self._transport.json(Ask("GET", _at(run_id) + "/plan", repeatable=True, timeout=timeout))
        return cast(WorkflowPlan, answer["plan"])

    def events(
        self, run_id: str, *, after: str | None = None, cancel_on_leave: bool = False, idle_timeout: float = 45
    ) -> AsyncRunStream:
        """What is told of it: from the start, or after the event of that id, up to its end."""

        async def open(last: str | None) -> httpx.Response:
            headers = {"Last-Event-ID": last} if last is not None else {}
            return await self._transport.open(Ask("GET", _at(run_id) + "/events", repeatable=True, headers=headers), idle_timeout)

        return AsyncRunStream(open, self.cancel, self._transport.max_retries, cancel_on_leave, after, run_id)

    async def wait(self, run_id: str) -> RunRecord:
        """The run, once it has ended. One that waits for an approval is waited for as well."""
        async with self.events(run_id) as events:
            async for _ in events:
                pass  # up to the last one
        return await self.get(run_id)

    async def cancel(self, run_id: str, *, timeout: float | None = None) -> RunRecord:
        """Has it end `cancelled`; gives the run as it is at that moment. One that has ended stays as it is."""
        return await self._post(f"{_at(run_id)}/cancel", None, timeout, repeatable=True)

    async def approve(self, run_id: str, step_id: str, *, reason: str | None = None, timeout: float | None = None) -> RunRecord:
        """Has a step that waits for its owner be carried out."""
        return await self._post(f"{_at(run_id)}/steps/{quote(step_id, safe='')}/approve", given(reason=reason), timeout)

    async def reject(self, run_id: str, step_id: str, *, reason: str | None = None, timeout: float | None = None) -> RunRecord:
        """Has a step that waits for its owner fail with `approval_rejected`."""
        return await self._post(f"{_at(run_id)}/steps/{quote(step_id, safe='')}/reject", given(reason=reason), timeout)

    async def retry(
        self, run_id: str, *, plan: Literal["recorded", "current"] | None = None, timeout: float | None = None
    ) -> RunRecord:
        """Begins a run that goes on where this one failed; what was done is taken over. `wait` for it by the id of what is answered.

        Retry, replay and undo have no idempotency key, so they are not repeated by themselves when an answer is lost: look at the list first.
        """
        return await self._post(f"{_at(run_id)}/retry", given(plan=plan), timeout, headers=_ASYNC)

    async def replay(self, run_id: str, *, timeout: float | None = None) -> RunRecord:
        """Begins a run of the recorded plan with the recorded payload: everything it does is done again."""
        return await self._post(f"{_at(run_id)}/replay", None, timeout, headers=_ASYNC)

    async def undo(self, run_id: str, *, mode: Mode | None = None, timeout: float | None = None) -> RunRecord:
        """Begins a run that takes back what this one did; `mode="dry-run"` says what would be done."""
        return await self._post(f"{_at(run_id)}/undo", given(mode=mode), timeout, headers=_ASYNC)

    async def _post(
        self, path: str, body: Any, timeout: float | None, *, repeatable: bool = False, headers: Mapping[str, str] = {}
    ) -> RunRecord:
        ask = Ask("POST", path, repeatable=repeatable, body=body or None, headers=headers, timeout=timeout)
        return cast(RunRecord, (await self._transport.json(ask))["run"])


def _at(run_id: str) -> str:
    return "/api/runs/" + quote(run_id, safe="")

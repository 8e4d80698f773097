"""A server of Dispatch, as one of its users."""

from __future__ import annotations

import uuid
from types import TracebackType
from typing import Any, Mapping, Sequence, cast

import httpx

from .._policy import Ask, given
from ..types import Parsed, PlanReview, RunRecord, User
from .runs import AsyncRuns, Mode
from .stream import AsyncRunStream
from .transport import AsyncTransport
from .webhooks import AsyncWebhooks
from .workflows import AnyPlan, AsyncWorkflows


class AsyncDispatch:
    """A server of Dispatch, as one of its users. May be shared; `with` or `close` ends its idle connections.

    `url` is the server's address, `token` an API token. `timeout`, in seconds, is for one attempt: to connect, and for each silence
    while an answer comes. `max_retries` is how often a failed attempt is made again. `client` is one of httpx of your own.
    """

    workflows: AsyncWorkflows
    runs: AsyncRuns
    webhooks: AsyncWebhooks

    def __init__(
        self,
        url: str,
        token: str | None = None,
        *,
        timeout: float = 60,
        max_retries: int = 4,
        headers: Mapping[str, str] | None = None,
        client: httpx.AsyncClient | None = None,
    ) -> None:
        self._transport = AsyncTransport(url, token, timeout, max_retries, headers or {}, client)
        self.workflows = AsyncWorkflows(self._transport)
        self.runs = AsyncRuns(self._transport)
        self.webhooks = AsyncWebhooks(self._transport)

    async def aclose(self) -> None:
        """Ends its idle connections."""
        await self._transport.aclose()

    async def __aenter__(self) -> AsyncDispatch:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, failure: BaseException | None, at: TracebackType | None) -> None:
        await self.aclose()

    async def parse(
        self,
        brief: str,
        *,
        plan: AnyPlan | None = None,
        enabled_tools: Sequence[str] | None = None,
        trace: bool | None = None,
        timeout: float | None = None,
    ) -> Parsed:
        """Makes a plan of a brief in English, or changes `plan` by it. Nothing is saved or run."""
        body = given(input=brief, plan=plan, enabledTools=enabled_tools, trace=trace)
        return cast(Parsed, await self._transport.json(Ask("POST", "/api/parse", repeatable=True, body=body, timeout=timeout)))

    async def check(self, plan: AnyPlan, *, timeout: float | None = None) -> PlanReview:
        """All that is known of a plan without running it: a plan that is not valid is no error here."""
        ask = Ask("POST", "/api/plans/check", repeatable=True, body={"plan": plan}, timeout=timeout)
        return cast(PlanReview, await self._transport.json(ask))

    def execute(
        self,
        plan: AnyPlan,
        *,
        trigger: Mapping[str, Any] | None = None,
        mode: Mode | None = None,
        workflow_id: str | None = None,
        idempotency_key: str | None = None,
        cancel_on_leave: bool = False,
        idle_timeout: float = 45,
    ) -> AsyncRunStream:
        """Runs a plan once, and gives its events as they come. The run begins when the first one is asked for.

        After `idle_timeout` seconds of silence the connection counts as dead: the server breaks each silence after 15.
        """
        key = idempotency_key or str(uuid.uuid4())
        body = given(plan=plan, workflowId=workflow_id, trigger=trigger, mode=mode)

        async def open(last: str | None) -> httpx.Response:
            headers = given(**{"Idempotency-Key": key, "Last-Event-ID": last})
            return await self._transport.open(Ask("POST", "/api/execute", repeatable=True, body=body, headers=headers), idle_timeout)

        return AsyncRunStream(open, self.runs.cancel, self._transport.max_retries, cancel_on_leave)

    async def start(
        self,
        plan: AnyPlan,
        *,
        trigger: Mapping[str, Any] | None = None,
        mode: Mode | None = None,
        workflow_id: str | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RunRecord:
        """Runs a plan once, and does not wait for it."""
        headers = {"Prefer": "respond-async", "Idempotency-Key": idempotency_key or str(uuid.uuid4())}
        body = given(plan=plan, workflowId=workflow_id, trigger=trigger, mode=mode)
        ask = Ask("POST", "/api/execute", repeatable=True, body=body, headers=headers, timeout=timeout)
        return cast(RunRecord, (await self._transport.json(ask))["run"])

    async def me(self, *, timeout: float | None = None) -> User | None:
        """Who is signed in; None when nobody is."""
        answer = await self._transport.json(Ask("GET", "/api/auth/me", repeatable=True, timeout=timeout))
        return cast("User | None", answer["user"])

    async def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Any operation of the API: `call("GET", "/api/quotas")`. What changes something is made once, whatever becomes of its answer."""
        ask = Ask(method, path, repeatable=method == "GET", query=query or {}, body=body, headers=headers or {}, timeout=timeout)
        return await self._transport.json(ask)

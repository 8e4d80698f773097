"""Sends requests, again where that helps and does no harm."""

from __future__ import annotations

from typing import Any, Mapping

import anyio
import httpx

from .._policy import Ask, backoff, may_repeat
from ..errors import DispatchError, connection_error, error_of


class AsyncTransport:
    def __init__(
        self, url: str, token: str | None, timeout: float, max_retries: int, headers: Mapping[str, str], client: httpx.AsyncClient | None
    ) -> None:
        self._url = url.rstrip("/")
        self._headers = {"Accept": "application/json, text/event-stream", **headers}
        if token is not None:
            self._headers["Authorization"] = f"Bearer {token}"
        self._timeout = timeout
        self._owned = client is None
        # Redirects are not followed, so that the token goes nowhere else.
        self._client = client if client is not None else httpx.AsyncClient(follow_redirects=False)
        self.max_retries = max_retries

    async def aclose(self) -> None:
        if self._owned:
            await self._client.aclose()

    async def json(self, ask: Ask) -> Any:
        """The JSON that is answered."""
        return (await self.tagged(ask))[0]

    async def tagged(self, ask: Ask) -> tuple[Any, str | None]:
        """The JSON that is answered, and the tag of its state."""
        attempt = 0
        while True:
            try:
                return await self._once(ask)
            except DispatchError as failure:
                if attempt >= self.max_retries or not may_repeat(ask, failure):
                    raise
                await anyio.sleep(backoff(attempt, failure.retry_after))
                attempt += 1

    async def _once(self, ask: Ask) -> tuple[Any, str | None]:
        try:
            response = await self._client.send(self._request(ask, ask.timeout or self._timeout))
        except httpx.TransportError as failure:
            raise connection_error(str(ask), failure) from failure
        if not response.is_success:
            raise error_of(response)
        return response.json(), response.headers.get("etag")

    async def open(self, ask: Ask, idle: float) -> httpx.Response:
        """The answer, once it has begun. Its body is read by who asks, who closes it; a silence of `idle` seconds breaks it."""
        attempt = 0
        while True:
            try:
                return await self._begin(ask, idle)
            except DispatchError as failure:
                if attempt >= self.max_retries or not may_repeat(ask, failure):
                    raise
                await anyio.sleep(backoff(attempt, failure.retry_after))
                attempt += 1

    async def _begin(self, ask: Ask, idle: float) -> httpx.Response:
        try:
            response = await self._client.send(self._request(ask, idle), stream=True)
            if not response.is_success:
                await response.aread()
                await response.aclose()
                raise error_of(response)
            return response
        except httpx.TransportError as failure:
            raise connection_error(str(ask), failure) from failure

    def _request(self, ask: Ask, timeout: float) -> httpx.Request:
        query = {name: value for name, value in ask.query.items() if value is not None}
        return self._client.build_request(
            ask.method, self._url + ask.path, params=query, json=ask.body, headers={**self._headers, **ask.headers}, timeout=timeout
        )

"""The events of one run, as they come."""

from __future__ import annotations

from contextlib import aclosing
from types import TracebackType
from typing import Awaitable, AsyncGenerator, AsyncIterator, Callable

import anyio
import httpx

from .._policy import backoff
from .._sse import Message, Parser
from ..errors import APIConnectionError, DispatchError
from ..events import RunEvent, event_of, is_after


class AsyncRunStream:
    """The events of one run, each once and in order, up to its end.

    A connection that breaks is taken up after the last event that was seen. Nothing is read before it is asked for. Used by `with`, the
    connection is closed at the end of the block, whatever happens in it; the run goes on unless `cancel_on_leave` was said.
    """

    run_id: str | None
    """The run's id; known from the first event on."""
    last_event_id: str | None
    """The id of the last event that was handed out: `runs.events(run_id, after=…)` goes on behind it, also in another process."""

    def __init__(
        self,
        open: Callable[[str | None], Awaitable[httpx.Response]],
        cancel: Callable[[str], Awaitable[object]],
        max_retries: int,
        cancel_on_leave: bool,
        after: str | None = None,
        run_id: str | None = None,
    ) -> None:
        self._open = open
        self._cancel = cancel
        self._max_retries = max_retries
        self._cancel_on_leave = cancel_on_leave
        self._ended = False
        self._events: AsyncGenerator[RunEvent, None] | None = None
        self.last_event_id = after
        self.run_id = run_id

    async def cancel(self) -> None:
        """Has the run end `cancelled`. The stream goes on up to that."""
        if self.run_id is None:
            raise DispatchError("The run is not known yet: read its first event", code="not_begun")
        await self._cancel(self.run_id)

    async def aclose(self) -> None:
        """Leaves the stream."""
        if self._events is not None:
            await self._events.aclose()

    async def __aenter__(self) -> AsyncRunStream:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, failure: BaseException | None, at: TracebackType | None) -> None:
        await self.aclose()

    def __aiter__(self) -> AsyncIterator[RunEvent]:
        if self._events is not None:
            raise TypeError("A stream is read once; runs.events(run_id) has the events again")
        self._events = self._all()
        return self._events

    async def _all(self) -> AsyncGenerator[RunEvent, None]:
        failures = 0
        try:
            while not self._ended:
                before = self.last_event_id
                broken: Exception | None = None
                try:
                    async with aclosing(self._connection()) as events:
                        async for event in events:
                            yield event
                except (httpx.TransportError, httpx.StreamError) as failure:
                    broken = failure
                if self._ended:
                    return
                failures = failures + 1 if self.last_event_id == before else 1
                if failures > self._max_retries:
                    raise APIConnectionError("The stream ends again and again before the run does", code="connection") from broken
                await anyio.sleep(backoff(failures - 1))
        finally:
            if not self._ended and self._cancel_on_leave and self.run_id is not None:
                await self._cancel(self.run_id)

    async def _connection(self) -> AsyncGenerator[RunEvent, None]:
        """What one connection tells, up to where it breaks off."""
        response = await self._open(self.last_event_id)
        try:
            if response.status_code == 204:
                self._ended = True  # nothing can come after the event that was seen last
                return
            parser = Parser()
            async for chunk in response.aiter_bytes():
                for message in parser.feed(chunk):
                    if message.event == "error":
                        return
                    event = self._event(message)
                    if event is not None:
                        yield event
                    if self._ended:
                        return
        finally:
            await response.aclose()

    def _event(self, message: Message) -> RunEvent | None:
        """None for what was handed out before, and for what only a later version of the API tells."""
        if message.id is None or not is_after(message.id, self.last_event_id):
            return None
        self.last_event_id = message.id
        self.run_id = message.id.rpartition(":")[0]
        self._ended = message.event == "run_complete"
        return event_of(message, message.id)

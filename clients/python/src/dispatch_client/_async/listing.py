"""Lists that come in pages."""

from __future__ import annotations

from typing import Awaitable, Any, AsyncIterator, Callable, Generic, TypeVar

from .._page import Page
from .._policy import Ask
from .transport import AsyncTransport

T = TypeVar("T")


class AsyncListing(Generic[T]):
    """A list that comes in pages: a loop goes through all of it, and asks for a page when the one before is used up."""

    def __init__(self, ask: Callable[[str | None], Awaitable[Page[T]]]) -> None:
        self._ask = ask

    async def page(self, cursor: str | None = None) -> Page[T]:
        """One page: the first, or the one that begins at `cursor`. It may be empty and not be the last."""
        return await self._ask(cursor)

    async def take(self, most: int) -> list[T]:
        """The first `most` of them."""
        items: list[T] = []
        cursor: str | None = None
        while len(items) < most:
            page = await self._ask(cursor)
            items += page.items
            cursor = page.next_cursor
            if cursor is None:
                break
        return items[:most]

    async def __aiter__(self) -> AsyncIterator[T]:
        cursor: str | None = None
        while True:
            page = await self._ask(cursor)
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if cursor is None:
                return


def listing(transport: AsyncTransport, path: str, name: str, query: dict[str, Any], timeout: float | None) -> AsyncListing[Any]:
    """The listing of what the answers hold under a name of their own."""

    async def ask(cursor: str | None) -> Page[Any]:
        request = Ask("GET", path, repeatable=True, query={**query, "cursor": cursor}, timeout=timeout)
        answer = await transport.json(request)
        return Page(answer[name], answer.get("nextCursor"))

    return AsyncListing(ask)

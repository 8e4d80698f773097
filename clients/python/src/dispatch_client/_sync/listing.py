# Written by generate.py from _async: do not edit.
"""Lists that come in pages."""

from __future__ import annotations

from typing import Any, Iterator, Callable, Generic, TypeVar

from .._page import Page
from .._policy import Ask
from .transport import Transport

T = TypeVar("T")


class Listing(Generic[T]):
    """A list that comes in pages: a loop goes through all of it, and asks for a page when the one before is used up."""

    def __init__(self, ask: Callable[[str | None], Page[T]]) -> None:
        self._ask = ask

    def page(self, cursor: str | None = None) -> Page[T]:
        """One page: the first, or the one that begins at `cursor`. It may be empty and not be the last."""
        return self._ask(cursor)

    def take(self, most: int) -> list[T]:
        """The first `most` of them."""
        items: list[T] = []
        cursor: str | None = None
        while len(items) < most:
            page = self._ask(cursor)
            items += page.items
            cursor = page.next_cursor
            if cursor is None:
                break
        return items[:most]

    def __iter__(self) -> Iterator[T]:
        cursor: str | None = None
        while True:
            page = self._ask(cursor)
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if cursor is None:
                return


def listing(transport: Transport, path: str, name: str, query: dict[str, Any], timeout: float | None) -> Listing[Any]:
    """The listing of what the answers hold under a name of their own."""

    def ask(cursor: str | None) -> Page[Any]:
        request = Ask("GET", path, repeatable=True, query={**query, "cursor": cursor}, timeout=timeout)
        answer = transport.json(request)
        return Page(answer[name], answer.get("nextCursor"))

    return Listing(ask)

"""What requests are, and whether and when they are made again."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any, Mapping

from .errors import APIConnectionError, DispatchError

# After these the server has done nothing, or a repeatable request may be made again.
_PASSING = frozenset({408, 429, 500, 502, 503, 504})
# Where the server says to come back later than this, the caller decides.
_LONGEST_WAIT = 60.0


@dataclass(frozen=True)
class Ask:
    """A request, and what may be done about it when it fails."""

    method: str
    path: str
    repeatable: bool
    """Whether a second attempt does no harm where the first may have been carried out."""
    query: Mapping[str, Any] = field(default_factory=dict[str, Any])
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    timeout: float | None = None

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def may_repeat(ask: Ask, failure: DispatchError) -> bool:
    """Whether the same request may be made again: a 429 is answered before anything is done; of all else that is not known."""
    if failure.retry_after is not None and failure.retry_after > _LONGEST_WAIT:
        return False
    if failure.status == 429:
        return True
    return ask.repeatable and (isinstance(failure, APIConnectionError) or failure.status in _PASSING)


def backoff(attempt: int, retry_after: float | None = None) -> float:
    """What the server says, or else twice as long each time; of that, a random part ("full jitter"), so that many do not come back at once."""
    if retry_after is not None:
        return retry_after + random.random() * 0.25
    return random.random() * min(0.5 * 2.0**attempt, 20.0)


def given(**members: Any) -> dict[str, Any]:
    """What was said: None is what was not."""
    return {name: value for name, value in members.items() if value is not None}

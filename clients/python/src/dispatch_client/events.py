"""What is told of a run."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal, Union

from ._sse import Message
from .types import PhaseCompleteEvent, RunCompleteEvent, StepDoneEvent, StepLogEvent, StepModeEvent, StepStartEvent


@dataclass(frozen=True)
class _Told:
    id: str
    """`RUNID:SEQ`. Numbers may be skipped; what is told is whole all the same."""

    @property
    def run_id(self) -> str:
        """The run's id."""
        return self.id.rpartition(":")[0]


@dataclass(frozen=True)
class StepStart(_Told):
    """A step begins."""

    data: StepStartEvent
    type: Literal["step_start"] = "step_start"


@dataclass(frozen=True)
class StepLog(_Told):
    """A line of what a step does, for people."""

    data: StepLogEvent
    type: Literal["step_log"] = "step_log"


@dataclass(frozen=True)
class StepMode(_Told):
    """A step goes on in another mode."""

    data: StepModeEvent
    type: Literal["step_mode"] = "step_mode"


@dataclass(frozen=True)
class StepDone(_Told):
    """A step has ended; told when that is on record."""

    data: StepDoneEvent
    type: Literal["step_done"] = "step_done"


@dataclass(frozen=True)
class PhaseComplete(_Told):
    """All steps of a phase have ended."""

    data: PhaseCompleteEvent
    type: Literal["phase_complete"] = "phase_complete"


@dataclass(frozen=True)
class RunComplete(_Told):
    """The run has ended. The last event of a stream."""

    data: RunCompleteEvent
    type: Literal["run_complete"] = "run_complete"


RunEvent = Union[StepStart, StepLog, StepMode, StepDone, PhaseComplete, RunComplete]
"""What is told of a run; `type` says what `data` is."""

_TYPES: dict[str, type[RunEvent]] = {
    "step_start": StepStart,
    "step_log": StepLog,
    "step_mode": StepMode,
    "step_done": StepDone,
    "phase_complete": PhaseComplete,
    "run_complete": RunComplete,
}


def event_of(message: Message, event_id: str) -> RunEvent | None:
    """The event; None for what only a later version of the API tells."""
    kind = _TYPES.get(message.event)
    return None if kind is None else kind(event_id, json.loads(message.data))


def is_after(event_id: str, last: str | None) -> bool:
    """Whether it comes after the last one that was seen."""
    return last is None or int(event_id.rpartition(":")[2]) > int(last.rpartition(":")[2])

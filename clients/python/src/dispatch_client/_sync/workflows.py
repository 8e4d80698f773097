# Written by generate.py from _async: do not edit.
"""Workflows: plans that are kept."""

from __future__ import annotations

import uuid
from typing import Any, Literal, Mapping, Union, cast
from urllib.parse import quote

from .._policy import Ask, given
from ..types import PlanGiven, RunRecord, Saved, SavedWorkflow, SavedWorkflowKeepRuns, WorkflowPatch, WorkflowPlan, WorkflowVersion
from .listing import Listing, listing
from .runs import Mode
from .transport import Transport

AnyPlan = Union[PlanGiven, WorkflowPlan, SavedWorkflow]
"""A plan as it may be sent: one of your own, of a parse, or of a workflow."""
Schedule = Literal["on_demand", "scheduled", "webhook"]


class Workflows:
    """Your workflows."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self, *, limit: int | None = None, timeout: float | None = None) -> Listing[SavedWorkflow]:
        """The last changed first; `limit` is of a page."""
        return listing(self._transport, "/api/workflows", "workflows", given(limit=limit), timeout)

    def get(self, workflow_id: str, *, timeout: float | None = None) -> SavedWorkflow:
        """The workflow with its plan."""
        return (self.get_tagged(workflow_id, timeout=timeout))[0]

    def get_tagged(self, workflow_id: str, *, timeout: float | None = None) -> tuple[SavedWorkflow, str | None]:
        """The workflow, and the tag of its state for `if_match`."""
        answer, etag = self._transport.tagged(Ask("GET", _at(workflow_id), repeatable=True, timeout=timeout))
        return cast(SavedWorkflow, answer["workflow"]), etag

    def save(
        self,
        plan: AnyPlan,
        *,
        schedule: Schedule | None = None,
        keep_runs: SavedWorkflowKeepRuns | None = None,
        if_match: str | None = None,
        timeout: float | None = None,
    ) -> Saved:
        """Saves a plan as your workflow of its id.

        What `parse` gave can be saved as it is, with the schedule that the brief asks for: `save(parsed["plan"],
        schedule=parsed["schedule"])`. `keep_runs` has its runs kept shorter than the server keeps them.
        """
        body = given(plan=plan, schedule=schedule, keepRuns=keep_runs)
        return self._change("POST", "/api/workflows", body, if_match, timeout, named="id" in plan)

    def replace(
        self, workflow_id: str, plan: AnyPlan, *, schedule: Schedule | None = None, if_match: str | None = None, timeout: float | None = None
    ) -> Saved:
        """Gives a workflow another plan as a whole."""
        return self._change("PUT", _at(workflow_id), given(plan=plan, schedule=schedule), if_match, timeout)

    def patch(
        self, workflow_id: str, patch: WorkflowPatch, *, if_match: str | None = None, timeout: float | None = None
    ) -> Saved:
        """Changes what is said of it, and leaves all else."""
        return self._change("PATCH", _at(workflow_id), patch, if_match, timeout)

    def delete(self, workflow_id: str, *, if_match: str | None = None, timeout: float | None = None) -> None:
        """Deletes it with its versions, if it is there; its runs stay."""
        self._change("DELETE", _at(workflow_id), None, if_match, timeout)

    def versions(
        self, workflow_id: str, *, limit: int | None = None, timeout: float | None = None
    ) -> Listing[WorkflowVersion]:
        """Earlier plans of it, the newest first."""
        return listing(self._transport, _at(workflow_id) + "/versions", "versions", given(limit=limit), timeout)

    def restore(self, workflow_id: str, version: int, *, timeout: float | None = None) -> SavedWorkflow:
        """Gives it the plan of an earlier version, as a new one."""
        path = f"{_at(workflow_id)}/versions/{version}/restore"
        return cast(SavedWorkflow, (self._transport.json(Ask("POST", path, repeatable=True, timeout=timeout)))["workflow"])

    def run(
        self,
        workflow_id: str,
        *,
        trigger: Mapping[str, Any] | None = None,
        mode: Mode | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RunRecord:
        """Begins a run of it, once whatever becomes of answers, and does not wait: `runs.events` and `runs.wait` do.

        The same `idempotency_key` within 24 hours begins one run. Without it, each call has one of its own, for all its attempts.
        """
        headers = {"Prefer": "respond-async", "Idempotency-Key": idempotency_key or str(uuid.uuid4())}
        body = given(trigger=trigger, mode=mode)
        ask = Ask("POST", _at(workflow_id) + "/run", repeatable=True, body=body, headers=headers, timeout=timeout)
        return cast(RunRecord, (self._transport.json(ask))["run"])

    def _change(
        self, method: str, path: str, body: Any, if_match: str | None, timeout: float | None, *, named: bool = True
    ) -> Saved:
        # A change of a state that was seen is not repeated: the second time, its own first one would stand in its way. Nor is
        # what is saved without an id, which would be there twice.
        headers = given(**{"If-Match": if_match})
        ask = Ask(method, path, repeatable=named and if_match is None, body=body, headers=headers, timeout=timeout)
        return cast(Saved, self._transport.json(ask))


def _at(workflow_id: str) -> str:
    return "/api/workflows/" + quote(workflow_id, safe="")

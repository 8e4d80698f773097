"""The client of Dispatch, programmable agents: plans, runs, their streams of events, webhooks."""

from ._async.dispatch import AsyncDispatch
from ._async.listing import AsyncListing
from ._async.runs import AsyncRuns
from ._async.stream import AsyncRunStream
from ._async.webhooks import AsyncWebhooks
from ._async.workflows import AsyncWorkflows
from ._page import Page
from ._sync.dispatch import Dispatch
from ._sync.listing import Listing
from ._sync.runs import Mode, RunFilter, Runs
from ._sync.stream import RunStream
from ._sync.webhooks import EventName, Webhooks
from ._sync.workflows import AnyPlan, Schedule, Workflows
from .errors import (
    APIConnectionError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    DispatchError,
    NotFoundError,
    PermissionDeniedError,
    PreconditionFailedError,
    RateLimitError,
    ServerError,
    UnavailableError,
    WebhookVerificationError,
)
from .events import PhaseComplete, RunComplete, RunEvent, StepDone, StepLog, StepMode, StepStart
from .webhooks import IntegrationDelivery, RunDelivery, WebhookEvent, verify_webhook

__all__ = [
    "APIConnectionError",
    "APITimeoutError",
    "AnyPlan",
    "AsyncDispatch",
    "AsyncListing",
    "AsyncRunStream",
    "AsyncRuns",
    "AsyncWebhooks",
    "AsyncWorkflows",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "Dispatch",
    "DispatchError",
    "EventName",
    "IntegrationDelivery",
    "Listing",
    "Mode",
    "NotFoundError",
    "Page",
    "PermissionDeniedError",
    "PhaseComplete",
    "PreconditionFailedError",
    "RateLimitError",
    "RunComplete",
    "RunDelivery",
    "RunEvent",
    "RunFilter",
    "RunStream",
    "Runs",
    "Schedule",
    "ServerError",
    "StepDone",
    "StepLog",
    "StepMode",
    "StepStart",
    "UnavailableError",
    "WebhookEvent",
    "WebhookVerificationError",
    "Webhooks",
    "Workflows",
    "verify_webhook",
]

# Written by generate.py from check_async.py: do not edit.
"""What must hold whatever happens to connections; .ci/clients runs it against a server, behind a way on which things go wrong."""

from __future__ import annotations

import base64
import hashlib
import hmac
import itertools
import os
import re
import sys
import time
import traceback
from typing import Any, Callable, TypeVar

import httpx

import dispatch_client as d
from dispatch_client import Dispatch, RunStream, DispatchError, RunEvent, verify_webhook
from dispatch_client._policy import Ask, may_repeat
from dispatch_client._sse import Message, Parser
from dispatch_client.types import PlanGiven

URL, FAULTY, OUTSIDE, CONTROL = (os.environ[name] for name in ("DISPATCH_URL", "FAULTY_URL", "OUTSIDE_URL", "CONTROL_URL"))
TOKEN = os.environ["DISPATCH_TOKEN"]
NAME = "check_sync"
plans = itertools.count()
E = TypeVar("E", bound=DispatchError)


def faulty(**options: Any) -> Dispatch:
    return Dispatch(FAULTY, TOKEN, **options)


def next_faults(*faults: str) -> None:
    """Has the next requests through the faulty way met by these, one by one."""
    httpx.post(f"{CONTROL}?{';'.join(faults)}")


def requests() -> list[str]:
    return httpx.get(CONTROL).text.split("\n")


def calls(path: str) -> int:
    return int(httpx.get(f"{OUTSIDE}/calls?{path}").text)


def key_of(request: str) -> str:
    found = re.search(r"idempotency-key: (\S+)", request, re.I)
    return found.group(1) if found else ""


def plan_of(steps: int, path: str = "/items") -> tuple[PlanGiven, list[str]]:
    """A plan whose steps call addresses of their own, one after the other."""
    paths = [f"{path}/{NAME}-{next(plans)}" for _ in range(steps)]
    plan: PlanGiven = {
        "id": f"wf_{NAME}_{next(plans)}",
        "name": "Check",
        "steps": [
            {"id": f"step{n}", "tool": "http", "op": "get", "params": {"url": OUTSIDE + at}} for n, at in enumerate(paths)
        ],
    }
    return plan, paths


def all_of(stream: RunStream) -> list[RunEvent]:
    with stream as events:
        return [event for event in events]


def refused(kind: type[E], call: Callable[[], object]) -> E:
    try:
        call()
    except kind as failure:
        return failure
    raise AssertionError(f"no {kind.__name__}")


def a_stream_that_is_cut_in_the_middle_of_an_event_is_whole(direct: Dispatch) -> None:
    plan, paths = plan_of(3)
    next_faults("cut=3", "cut=2", "cut=0")
    with faulty() as client:
        stream = client.execute(plan)
        events = all_of(stream)
    assert events[-1].type == "run_complete"
    assert stream.last_event_id == events[-1].id and stream.run_id
    assert events == all_of(direct.runs.events(stream.run_id))
    assert any(event.type == "step_done" and event.data.get("result", {})["json"]["odd"] == "a\u2028b\u0085c" for event in events)
    assert [calls(path) for path in paths] == [1, 1, 1]
    asked = requests()
    assert len(asked) == 4 and re.search(f"last-event-id: {events[2].id}", asked[1], re.I), asked


def a_stream_of_which_nothing_was_seen_begins_its_run_once(direct: Dispatch) -> None:
    plan, paths = plan_of(1)
    next_faults("lose", "cut=0")
    with faulty() as client:
        events = all_of(client.execute(plan))
    assert events[-1].type == "run_complete" and calls(paths[0]) == 1
    asked = requests()
    assert len(asked) == 3 and len(set(map(key_of, asked))) == 1 and key_of(asked[0]), asked


def a_connection_that_is_silent_counts_as_dead(direct: Dispatch) -> None:
    next_faults("stall=2")
    with faulty() as client:
        events = all_of(client.execute(plan_of(1)[0], idle_timeout=0.3))
    assert events[-1].type == "run_complete" and len(requests()) == 2


def a_stream_that_breaks_again_and_again_is_given_up(direct: Dispatch) -> None:
    next_faults("cut=1", "cut=0", "cut=0")
    with faulty(max_retries=1) as client:
        refused(d.APIConnectionError, lambda: all_of(client.execute(plan_of(1)[0])))


def events_go_on_from_an_id_and_nothing_comes_after_the_last_one(direct: Dispatch) -> None:
    events = all_of(direct.execute(plan_of(1)[0]))
    run = events[0].run_id
    assert all_of(direct.runs.events(run, after=events[1].id)) == events[2:]
    assert all_of(direct.runs.events(run, after=events[-1].id)) == []


def a_stream_that_is_left_goes_on_without_us_or_ends_its_run_when_asked_to(direct: Dispatch) -> None:
    for cancel, status in ((False, "ok"), (True, "cancelled")):
        with direct.execute(plan_of(2, "/slow")[0], cancel_on_leave=cancel) as stream:
            for _ in stream:
                break
        assert stream.run_id and (direct.runs.wait(stream.run_id))["status"] == status


def a_run_can_be_cancelled_by_its_stream(direct: Dispatch) -> None:
    types: list[str] = []
    with direct.execute(plan_of(2, "/slow")[0]) as stream:
        for event in stream:
            if not types:
                stream.cancel()
            types.append(event.type)
            if event.type == "run_complete":
                assert event.data["status"] == "cancelled"
    assert types[-1] == "run_complete"


def attempts_at_a_run_have_one_key_begin_one_run_and_come_back_when_they_are_told_to(direct: Dispatch) -> None:
    plan, paths = plan_of(1)
    workflow = (direct.workflows.save(plan))["workflow"]
    next_faults("status=503&after=1", "lose", "status=429&after=0")
    begun = time.monotonic()
    with faulty() as client:
        run = client.workflows.run(workflow["id"])
    assert time.monotonic() - begun >= 1
    assert (direct.runs.wait(run["id"]))["status"] == "ok"
    asked = requests()
    assert len(asked) == 4 and len(set(map(key_of, asked))) == 1, asked
    assert calls(paths[0]) == 1
    assert len(direct.runs.list(workflow_id=workflow["id"], status="all").take(5)) == 1


def what_would_be_done_twice_is_not_repeated(direct: Dispatch) -> None:
    run = (all_of(direct.execute(plan_of(1)[0])))[-1].run_id
    with faulty() as client:
        next_faults("lose")
        refused(d.APIConnectionError, lambda: client.runs.replay(run))
        assert len(requests()) == 1
        next_faults("status=429&after=0")
        assert (client.runs.replay(run)).get("replayOf") == run
        assert len(requests()) == 2
        next_faults("lose")
        nameless: PlanGiven = {"name": "Of no id", "steps": plan_of(1)[0]["steps"]}
        refused(d.APIConnectionError, lambda: client.workflows.save(nameless))
        assert len(requests()) == 1


def retries_end_with_the_last_refusal(direct: Dispatch) -> None:
    next_faults("status=408&after=0", "status=500&after=0", "status=502&after=0", "status=504&after=0")
    with faulty() as client:
        assert client.me()
    assert len(requests()) == 5
    next_faults("status=503&after=0", "status=503&after=0", "status=503&after=0")
    with faulty(max_retries=2) as client:
        last = refused(d.UnavailableError, lambda: client.me())
        assert (last.status, last.code, last.request_id, last.retry_after) == (503, "unavailable", "req_proxy", 0)
        next_faults("status=429&after=3600")
        assert (refused(d.RateLimitError, lambda: client.me())).retry_after == 3600
        assert len(requests()) == 1
    ask = Ask("GET", "/", repeatable=False)
    assert may_repeat(ask, d.RateLimitError("", status=429, retry_after=60))
    assert not may_repeat(ask, d.RateLimitError("", status=429, retry_after=60.001))
    assert not may_repeat(ask, d.UnavailableError("", status=503, retry_after=1))


def no_answer_in_time_is_a_timeout(direct: Dispatch) -> None:
    with faulty(timeout=0.3) as client:
        next_faults("hang")
        assert client.me()
        next_faults("hang")
        refused(d.APITimeoutError, lambda: client.runs.replay("run_nope"))
    with Dispatch("http://localhost:9", TOKEN, max_retries=0) as nobody:
        refused(d.APIConnectionError, lambda: nobody.me())


def refusals_are_errors_of_their_kind(direct: Dispatch) -> None:
    missing = refused(d.NotFoundError, lambda: direct.runs.get("run_nope"))
    assert (missing.status, missing.code) == (404, "not_found") and missing.request_id
    wrong: PlanGiven = {"steps": [{"id": "a", "tool": "fax", "op": "send", "params": {}}]}
    failure = refused(d.BadRequestError, lambda: all_of(direct.execute(wrong)))
    assert failure.code == "plan_invalid" and failure.problems[0]["path"] == "/plan/steps/0/tool"
    assert not (direct.check(wrong))["valid"]
    with Dispatch(URL, "dsp_live_nobody") as nobody:
        denied = refused(d.AuthenticationError, lambda: nobody.workflows.list().page())
        assert "dsp_live_nobody" not in repr(denied) + str(denied) + repr(nobody)


def lists_go_on_to_the_next_page_and_changes_are_made_of_what_was_seen(direct: Dispatch) -> None:
    ids = [(direct.workflows.save(plan_of(1)[0]))["workflow"]["id"] for _ in range(3)]
    listed = [workflow["id"] for workflow in direct.workflows.list(limit=2)]
    assert [listed.count(one) for one in ids] == [1, 1, 1]
    assert len((direct.workflows.list(limit=2).page()).items) == 2
    _, etag = direct.workflows.get_tagged(ids[0])
    assert (direct.workflows.patch(ids[0], {"name": "Mine"}, if_match=etag))["workflow"]["name"] == "Mine"
    assert len((direct.workflows.get(ids[0]))["steps"]) == 1
    changed = refused(d.PreconditionFailedError, lambda: direct.workflows.patch(ids[0], {"name": "Yours"}, if_match=etag))
    assert changed.details["workflow"]["name"] == "Mine"
    assert len(direct.workflows.versions(ids[0]).take(9)) == 2
    for one in ids:
        direct.workflows.delete(one)
    refused(d.NotFoundError, lambda: direct.workflows.get(ids[0]))
    assert (direct.call("GET", "/api/quotas"))["quotas"]


def a_step_that_waits_is_decided_once(direct: Dispatch) -> None:
    plan, paths = plan_of(1)
    plan["steps"][0]["approval"] = {"message": "Now?"}
    run = (direct.start(plan))["id"]
    waiting = None
    while waiting is None:
        waiting = next(iter([one for one in direct.runs.list(status="waiting") if one["id"] == run]), None)
    assert waiting.get("approvals", [])[0].get("message") == "Now?"
    direct.runs.approve(run, "step0", reason="Why not")
    ended = direct.runs.wait(run)
    assert (ended["status"], ended.get("approvals", [])[0].get("reason")) == ("ok", "Why not")
    refused(d.ConflictError, lambda: direct.runs.reject(run, "step0"))
    assert calls(paths[0]) == 1


def a_run_is_retried_replayed_undone(direct: Dispatch) -> None:
    broken: PlanGiven = {"steps": [{"id": "a", "tool": "http", "op": "get", "params": {"url": "http://localhost:9/"}}]}
    failed = direct.runs.wait((direct.start(broken))["id"])
    assert (failed["status"], failed.get("code")) == ("failed", "egress_blocked")
    assert (direct.runs.retry(failed["id"])).get("retryOf") == failed["id"]
    assert len((direct.runs.plan(failed["id"]))["steps"]) == 1
    ok = direct.runs.wait((direct.start(plan_of(1)[0], mode="dry-run"))["id"])
    assert (ok["status"], ok["mode"]) == ("ok", "dry-run")
    assert (direct.runs.replay(ok["id"])).get("replayOf") == ok["id"]
    assert (refused(d.ConflictError, lambda: direct.runs.undo(ok["id"]))).code == "conflict"


def bytes_become_events_however_they_are_cut(direct: Dispatch) -> None:
    text = ": hello\r\nevent: a\r\ndata: {\"x\":\r\ndata: \"\u2028\"}\r\nid: r:1\r\n\r\ndata: b\nid: r:2\n\nevent: cut\ndata: c\n".encode()
    wanted = [Message("a", '{"x":\n"\u2028"}', "r:1"), Message("message", "b", "r:2")]
    for size in range(1, len(text)):
        parser = Parser()
        assert [one for at in range(0, len(text), size) for one in parser.feed(text[at : at + size])] == wanted, size


def a_delivery_is_trusted_only_as_it_was_signed(direct: Dispatch) -> None:
    key, other = os.urandom(24), "whsec_" + base64.b64encode(os.urandom(24)).decode()
    secret = "whsec_" + base64.b64encode(key).decode()
    body = '{"id":"dlv_1","timestamp":1,"event":"run.completed","run":{"id":"run_1"}}'

    def signed(at: float | None = None) -> dict[str, str]:
        moment = int(time.time() if at is None else at)
        signature = base64.b64encode(hmac.new(key, f"dlv_1.{moment}.{body}".encode(), hashlib.sha256).digest()).decode()
        return {"Webhook-Id": "dlv_1", "webhook-timestamp": str(moment), "webhook-signature": f"v1a,odd v1,{signature}"}

    told = verify_webhook(body, signed(), secret)
    assert told["event"] == "run.completed" and told["run"]["id"] == "run_1"
    verify_webhook(body.encode(), signed(), [other, secret])
    bad: list[tuple[str, dict[str, str], str]] = [
        (body, signed(), other),
        (body.replace("run_1", "run_2"), signed(), secret),
        (body, {**signed(), "Webhook-Id": "dlv_2"}, secret),
        (body, {**signed(), "webhook-signature": "v1,"}, secret),
        (body, {**signed(), "webhook-signature": "v1,\u00e9"}, secret),
        (body, {**signed(), "webhook-timestamp": "\u0663"}, secret),
        (body, {}, secret),
    ]
    at = 1_000_000
    verify_webhook(body, signed(at + 300), secret, now=at)
    verify_webhook(body, signed(at - 300), secret, now=at)
    for text, headers, with_secret in bad:
        not_verified(lambda: verify_webhook(text, headers, with_secret))
    not_verified(lambda: verify_webhook(body, signed(at + 301), secret, now=at))
    not_verified(lambda: verify_webhook(body, signed(at - 301), secret, now=at))


def not_verified(verify: Callable[[], object]) -> None:
    try:
        verify()
    except d.WebhookVerificationError:
        return
    raise AssertionError("it was trusted")


def main() -> None:
    checks = [
        a_stream_that_is_cut_in_the_middle_of_an_event_is_whole,
        a_stream_of_which_nothing_was_seen_begins_its_run_once,
        a_connection_that_is_silent_counts_as_dead,
        a_stream_that_breaks_again_and_again_is_given_up,
        events_go_on_from_an_id_and_nothing_comes_after_the_last_one,
        a_stream_that_is_left_goes_on_without_us_or_ends_its_run_when_asked_to,
        a_run_can_be_cancelled_by_its_stream,
        attempts_at_a_run_have_one_key_begin_one_run_and_come_back_when_they_are_told_to,
        what_would_be_done_twice_is_not_repeated,
        retries_end_with_the_last_refusal,
        no_answer_in_time_is_a_timeout,
        refusals_are_errors_of_their_kind,
        lists_go_on_to_the_next_page_and_changes_are_made_of_what_was_seen,
        a_step_that_waits_is_decided_once,
        a_run_is_retried_replayed_undone,
        bytes_become_events_however_they_are_cut,
        a_delivery_is_trusted_only_as_it_was_signed,
    ]
    failures = 0
    with Dispatch(URL, TOKEN) as direct:
        for check in checks:
            try:
                check(direct)
            except Exception:
                failures += 1
                print(f"NOT SO ({NAME}): {check.__name__}", file=sys.stderr)
                traceback.print_exc()
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

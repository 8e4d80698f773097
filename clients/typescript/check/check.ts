// What must hold whatever happens to connections; .ci/clients runs it against a server, behind a way on which things go wrong.
import assert from 'node:assert/strict'
import { createHmac, randomBytes } from 'node:crypto'
import {
  AuthenticationError, BadRequestError, ConflictError, APIConnectionError, Dispatch, DispatchError, NotFoundError, PreconditionFailedError,
  RateLimitError, APITimeoutError, UnavailableError, verifyWebhook, WebhookVerificationError,
  type DispatchOptions, type PlanGiven, type Run, type RunEvent, type RunStream,
} from 'dispatch-client'

const env = (name: string): string => process.env[name] ?? assert.fail(`${name} is not set`)
const outside = env('OUTSIDE_URL')
const to = (options: DispatchOptions = {}) => new Dispatch({ url: env('DISPATCH_URL'), token: env('DISPATCH_TOKEN'), ...options })
const faulty = (options: DispatchOptions = {}) => to({ url: env('FAULTY_URL'), ...options })
const direct = to()

/** Has the next requests through the faulty way met by these, one by one. */
const next = (...faults: string[]) => fetch(`${env('CONTROL_URL')}?${faults.join(';')}`, { method: 'POST' })
const requests = async () => (await (await fetch(env('CONTROL_URL'))).text()).split('\n')
const calls = async (path: string) => Number(await (await fetch(`${outside}/calls?${path}`)).text())

let plans = 0
/** A plan whose steps call addresses of their own, one after the other. */
function planOf(steps: number, path = '/items'): { plan: PlanGiven; paths: string[] } {
  const paths = Array.from({ length: steps }, (_, step) => `${path}/ts-${process.pid}-${++plans}-${step}`)
  return {
    paths,
    plan: {
      id: `wf_ts_${process.pid}_${++plans}`,
      name: 'Check',
      steps: paths.map((at, step) => ({ id: `step${step}`, tool: 'http', op: 'get', params: { url: outside + at } })),
    },
  }
}

async function all(stream: RunStream): Promise<RunEvent[]> {
  const events: RunEvent[] = []
  for await (const event of stream) events.push(event)
  return events
}

async function refusedWith<E extends DispatchError>(kind: new (...args: never[]) => E, call: Promise<unknown>): Promise<E> {
  const failure: unknown = await call.then(() => assert.fail(`no ${kind.name}`), (refused: unknown) => refused)
  assert.ok(failure instanceof kind, `${kind.name} was expected, and not ${failure}`)
  return failure
}

const keyOf = (request: string) => /idempotency-key: (\S+)/i.exec(request)?.[1]

const checks: Record<string, () => Promise<void>> = {
  async 'a stream that is cut in the middle of an event is whole'() {
    const { plan, paths } = planOf(3)
    await next('cut=3', 'cut=2', 'cut=0')
    const stream = faulty().execute(plan)
    const events = await all(stream)
    assert.equal(events.at(-1)?.type, 'run_complete')
    assert.equal(stream.lastEventId, events.at(-1)?.id)
    const recorded = await all(direct.runs.events(stream.runId ?? assert.fail()))
    assert.deepEqual(events, recorded)
    for (const path of paths) assert.equal(await calls(path), 1)
    const asked = await requests()
    assert.equal(asked.length, 4)
    assert.match(asked[1] ?? '', new RegExp(`last-event-id: ${events[2]?.id}`, 'i'))
  },

  async 'a stream of which nothing was seen begins its run once'() {
    const { plan, paths } = planOf(1)
    await next('lose', 'cut=0')
    const events = await all(faulty().execute(plan))
    assert.equal(events.at(-1)?.type, 'run_complete')
    assert.equal(await calls(paths[0] ?? ''), 1)
    const asked = await requests()
    assert.equal(asked.length, 3)
    assert.equal(new Set(asked.map(keyOf)).size, 1)
    assert.ok(keyOf(asked[0] ?? ''))
  },

  async 'a connection that is silent counts as dead'() {
    await next('stall=2')
    const events = await all(faulty().execute(planOf(1).plan, { idleTimeoutMs: 300 }))
    assert.equal(events.at(-1)?.type, 'run_complete')
    assert.equal((await requests()).length, 2)
  },

  async 'a stream that breaks again and again is given up'() {
    const { plan } = planOf(1)
    await next('cut=1', 'cut=0', 'cut=0')
    await refusedWith(APIConnectionError, all(faulty({ maxRetries: 1 }).execute(plan)))
  },

  async 'events go on from an id, and nothing comes after the last one'() {
    const events = await all(direct.execute(planOf(1).plan))
    const run = events[0]?.runId ?? assert.fail()
    assert.deepEqual(await all(direct.runs.events(run, { after: events[1]?.id })), events.slice(2))
    assert.deepEqual(await all(direct.runs.events(run, { after: events.at(-1)?.id })), [])
  },

  async 'a stream that is left goes on without us, or ends its run when asked to'() {
    const left = direct.execute(planOf(2, '/slow').plan)
    for await (const _ of left) break
    assert.equal((await direct.runs.wait(left.runId ?? '')).status, 'ok')
    const ended = direct.execute(planOf(2, '/slow').plan, { cancelOnLeave: true })
    for await (const _ of ended) break
    assert.equal((await direct.runs.wait(ended.runId ?? '')).status, 'cancelled')
  },

  async 'a signal breaks off a stream and a call, with its reason'() {
    const stop = new AbortController()
    const why = new Error('enough')
    const stream = direct.execute(planOf(2, '/slow').plan, { signal: stop.signal })
    await assert.rejects(async () => { for await (const _ of stream) stop.abort(why) }, failure => failure === why)
    assert.equal((await direct.runs.cancel(stream.runId ?? '')).id, stream.runId)
    await next('hang')
    const call = faulty().me({ signal: AbortSignal.timeout(100) })
    await assert.rejects(call, { name: 'TimeoutError' })
  },

  async 'a run can be cancelled by its stream'() {
    const stream = direct.execute(planOf(2, '/slow').plan)
    const types: string[] = []
    for await (const event of stream) {
      if (types.length === 0) await stream.cancel()
      types.push(event.type)
      if (event.type === 'run_complete') assert.equal(event.data.status, 'cancelled')
    }
    assert.equal(types.at(-1), 'run_complete')
  },

  async 'nothing is read ahead of who reads'() {
    let pulled = 0
    const encoder = new TextEncoder()
    const body = () => new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled++
        controller.enqueue(encoder.encode(`event: step_log\ndata: {"stepId":"a","line":"${pulled}"}\nid: run_a:${pulled}\n\n`))
      },
    }, { highWaterMark: 0 })
    const stream = to({ fetch: async () => new Response(body()) }).runs.events('run_a')
    let taken = 0
    for await (const _ of stream) {
      assert.ok(pulled - ++taken <= 1, `${pulled} were read, ${taken} taken`)
      if (taken === 50) break
    }
  },

  async 'attempts at a run have one key, begin one run, and come back when they are told to'() {
    const { plan, paths } = planOf(1)
    const { workflow } = await direct.workflows.save(plan)
    await next('status=503&after=1', 'lose', 'status=429&after=0')
    const begun = Date.now()
    const run = await faulty().workflows.run(workflow.id)
    assert.ok(Date.now() - begun >= 1000, 'it came back too early')
    assert.equal((await direct.runs.wait(run.id)).status, 'ok')
    assert.equal(await calls(paths[0] ?? ''), 1)
    const asked = await requests()
    assert.equal(asked.length, 4)
    assert.equal(new Set(asked.map(keyOf)).size, 1)
    const runs = await direct.runs.list({ workflowId: workflow.id, status: 'all' }).take(5)
    assert.equal(runs.length, 1)
  },

  async 'what would be done twice is not repeated'() {
    const run = (await all(direct.execute(planOf(1).plan))).at(-1)?.runId ?? ''
    await next('lose')
    await refusedWith(APIConnectionError, faulty().runs.replay(run))
    assert.equal((await requests()).length, 1)
    await next('status=429&after=0')
    assert.equal((await faulty().runs.replay(run)).replayOf, run)
    assert.equal((await requests()).length, 2)
    await next('lose')
    await refusedWith(APIConnectionError, faulty().workflows.save({ name: 'Of no id', steps: planOf(1).plan.steps }))
    assert.equal((await requests()).length, 1)
  },

  async 'retries end, with the last refusal'() {
    await next('status=408&after=0', 'status=500&after=0', 'status=502&after=0', 'status=504&after=0')
    assert.ok(await faulty().me())
    assert.equal((await requests()).length, 5)
    await next('status=503&after=0', 'status=503&after=0', 'status=503&after=0')
    const refused = await refusedWith(UnavailableError, faulty({ maxRetries: 2 }).me())
    assert.deepEqual([refused.status, refused.code, refused.requestId, refused.retryAfterMs], [503, 'unavailable', 'req_proxy', 0])
    await next('status=429&after=3600')
    assert.equal((await refusedWith(RateLimitError, faulty().me())).retryAfterMs, 3_600_000)
    assert.equal((await requests()).length, 1)
    await next('status=429&after=60') // so long it waits, until it is told not to
    await assert.rejects(faulty().me({ signal: AbortSignal.timeout(200) }), { name: 'TimeoutError' })
    await next('status=429&after=61')
    await refusedWith(RateLimitError, faulty().me())
  },

  async 'no answer in time is a APITimeoutError'() {
    await next('hang')
    await refusedWith(APITimeoutError, faulty({ maxRetries: 0 }).me({ timeoutMs: 200 }))
    await next('hang')
    assert.ok(await faulty({ timeoutMs: 200 }).me())
    await refusedWith(APIConnectionError, to({ url: 'http://localhost:9', maxRetries: 0 }).me())
  },

  async 'refusals are errors of their kind'() {
    const missing = await refusedWith(NotFoundError, direct.runs.get('run_nope'))
    assert.deepEqual([missing.status, missing.code], [404, 'not_found'])
    assert.ok(missing.requestId)
    const wrong = await refusedWith(BadRequestError, all(direct.execute({ steps: [{ id: 'a', tool: 'fax', op: 'send', params: {} }] })))
    assert.equal(wrong.code, 'plan_invalid')
    assert.equal(wrong.problems[0]?.path, '/plan/steps/0/tool')
    const token = 'dsp_live_nobody'
    const nobody = await refusedWith(AuthenticationError, to({ token }).workflows.list().page())
    assert.ok(!(nobody.stack + JSON.stringify(nobody) + JSON.stringify(to({ token }))).includes(token))
    assert.equal((await direct.check({ steps: [{ id: 'a', tool: 'fax', op: 'send', params: {} }] })).valid, false)
  },

  async 'lists go on to the next page, and changes are made of what was seen'() {
    const ids: string[] = []
    for (let i = 0; i < 3; i++) ids.push((await direct.workflows.save(planOf(1).plan)).workflow.id)
    const listed: string[] = []
    for await (const workflow of direct.workflows.list({ limit: 2 })) listed.push(workflow.id)
    for (const id of ids) assert.equal(listed.filter(one => one === id).length, 1)
    assert.equal((await direct.workflows.list({ limit: 2 }).page()).items.length, 2)
    const id = ids[0] ?? ''
    const { etag } = await direct.workflows.getTagged(id)
    assert.equal((await direct.workflows.patch(id, { name: 'Mine' }, { ifMatch: etag })).workflow.name, 'Mine')
    assert.equal((await direct.workflows.get(id)).steps.length, 1)
    const changed = await refusedWith(PreconditionFailedError, direct.workflows.patch(id, { name: 'Yours' }, { ifMatch: etag }))
    assert.equal((changed.details['workflow'] as { name: string }).name, 'Mine')
    assert.equal((await direct.workflows.versions(id).take(9)).length, 2)
    for (const one of ids) await direct.workflows.delete(one)
    await refusedWith(NotFoundError, direct.workflows.get(id))
    assert.ok((await direct.call('get', '/api/quotas')).quotas.length > 0)
  },

  async 'a step that waits is decided once'() {
    const { plan, paths } = planOf(1)
    plan.steps[0] = { ...plan.steps[0] ?? assert.fail(), approval: { message: 'Now?' } }
    const run = await direct.start(plan)
    let waiting: Run | undefined
    while (!waiting) waiting = (await direct.runs.list({ status: 'waiting' }).take(50)).find(one => one.id === run.id)
    assert.equal(waiting.approvals?.[0]?.message, 'Now?')
    await direct.runs.approve(run.id, 'step0', { reason: 'Why not' })
    const ended = await direct.runs.wait(run.id)
    assert.deepEqual([ended.status, ended.approvals?.[0]?.reason], ['ok', 'Why not'])
    await refusedWith(ConflictError, direct.runs.reject(run.id, 'step0'))
    assert.equal(await calls(paths[0] ?? ''), 1)
  },

  async 'a run is retried, replayed, undone'() {
    const broken: PlanGiven = { name: 'Broken', steps: [{ id: 'a', tool: 'http', op: 'get', params: { url: 'http://localhost:9/' } }] }
    const failed = await direct.runs.wait((await direct.start(broken)).id)
    assert.deepEqual([failed.status, failed.code], ['failed', 'egress_blocked'])
    assert.equal((await direct.runs.retry(failed.id)).retryOf, failed.id)
    assert.equal((await direct.runs.plan(failed.id)).steps.length, 1)
    const ok = await direct.runs.wait((await direct.start(planOf(1).plan, { mode: 'dry-run' })).id)
    assert.deepEqual([ok.status, ok.mode], ['ok', 'dry-run'])
    assert.equal((await direct.runs.replay(ok.id)).replayOf, ok.id)
    assert.equal((await refusedWith(ConflictError, direct.runs.undo(ok.id))).code, 'conflict')
  },

  async 'a delivery is trusted only as it was signed'() {
    const key = randomBytes(24)
    const secret = `whsec_${key.toString('base64')}`
    const body = '{"id":"dlv_1","timestamp":1,"event":"run.completed","run":{"id":"run_1"}}'
    const signed = (at = Math.floor(Date.now() / 1000), of = body) => ({
      'Webhook-Id': 'dlv_1',
      'webhook-timestamp': String(at),
      'webhook-signature': `v1a,odd v1,${createHmac('sha256', key).update(`dlv_1.${at}.${of}`).digest('base64')}`,
    })
    const told = await verifyWebhook(body, signed(), secret)
    assert.ok(told.event === 'run.completed' && told.run.id === 'run_1')
    const other = `whsec_${randomBytes(24).toString('base64')}`
    await verifyWebhook(new TextEncoder().encode(body), new Headers(signed()), [other, secret])
    await refusedWith(WebhookVerificationError, verifyWebhook(body, signed(), other))
    await refusedWith(WebhookVerificationError, verifyWebhook(body.replace('run_1', 'run_2'), signed(), secret))
    await refusedWith(WebhookVerificationError, verifyWebhook(body, { ...signed(), 'Webhook-Id': 'dlv_2' }, secret))
    await refusedWith(WebhookVerificationError, verifyWebhook(body, { ...signed(), 'webhook-signature': 'v1,' }, secret))
    await refusedWith(WebhookVerificationError, verifyWebhook(body, { ...signed(), 'webhook-timestamp': '' }, secret))
    await refusedWith(WebhookVerificationError, verifyWebhook(body, {}, secret))
    const now = () => 1_000_000_000
    for (const [at, good] of [[1_000_300, true], [999_700, true], [1_000_301, false], [999_699, false]] as const) {
      const verified = verifyWebhook(body, signed(at), secret, { now })
      if (good) await verified
      else await refusedWith(WebhookVerificationError, verified)
    }
  },
}

for (const [name, check] of Object.entries(checks)) {
  try {
    await check()
  } catch (failure) {
    console.error(`NOT SO: ${name}`)
    console.error(failure)
    process.exitCode = 1
  }
}

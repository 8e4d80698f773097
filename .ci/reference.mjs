// Runs every sample of a reference of the API as it is printed, against the packaged server, and holds each answer against the
// shape that the reference gives for its operation: node .ci/reference.mjs REFERENCE.txt
import assert from 'node:assert'
import fs from 'node:fs'
import path from 'node:path'
import { CRON_SECRET, browser, dispatch, packages, run, world } from './server.mjs'
import { misfit, shape } from './shape.mjs'

const reference = fs.readFileSync(process.argv[2], 'utf8')
const HOST = 'https://dispatch.app'
const ACCOUNT = { email: 'you@example.com', password: 'hunter2' }
const get = url => ({ id: 'look', tool: 'http', op: 'get', params: { url } })
const plan = (id, ...steps) => ({ id, name: 'Check', steps })

/** What samples abbreviate, and what stands for it here; nothing else of a sample is changed, but the host. */
const ABBREVIATIONS = [
  ['{"id":"...","name":"...","steps":[...]}', async () => JSON.stringify(plan('wf_sample', get(outside.url)))],
  ['{"plan":{...}}', async () => JSON.stringify({ plan: plan('wf_sample', get(outside.url)) })],
  ['wf_8a23', async () => (await workflow()).id],
  ['run_8a23/retry', async () => (await lastRun(get(outside.url + '/broken'))) + '/retry'],
  ['run_8a23', () => lastRun(get(outside.url))],
  ['8a23-...', async () => (await workflow()).webhookSecret],
  ['dsp_live_<dispatch_session>', async () => (await user.call('POST', '/api/tokens', { name: 'sample' })).token],
]

/** What must be so before a sample, besides being signed in. */
const BEFORE = {
  'POST /api/auth/signup': () => user.call('DELETE', '/api/auth/me', { password: ACCOUNT.password }),
  'POST /api/credentials/{provider}': () => user.call('PUT', '/api/credentials/openai', { apiKey: 'sk-before' }),
  'PUT /api/credentials/default': () => user.call('PUT', '/api/credentials/anthropic', { apiKey: 'sk-ant-before' }),
}

const outside = await world()
const server = await dispatch(outside)
const user = browser(server.url)
let failures = 0
let checks = 0

async function check(name, body) {
  checks++
  try {
    await body()
  } catch (failure) {
    failures++
    console.log(`NOT OK  ${name}\n        ${failure.message.replaceAll('\n', '\n        ')}`)
  }
}

async function workflow(...steps) {
  const wanted = plan('wf_' + Math.random().toString(36).slice(2), ...(steps.length ? steps : [get(outside.url)]))
  return (await user.call('POST', '/api/workflows', { plan: wanted })).workflow
}

async function lastRun(...steps) {
  return (await user.call('POST', `/api/workflows/${(await workflow(...steps)).id}/run`)).run.id
}

// ---- The reference

/** The operations, each with the shape of its answer. */
function operations() {
  const heads = [...reference.matchAll(/^(GET|POST|PUT|PATCH|DELETE)(\/api\/\S*)$/gm)]
  return heads.map((head, i) => {
    const section = reference.slice(head.index, heads[i + 1]?.index)
    const answer = section.match(/^Response \(200\)\n([^]*?)^Example$/m)[1]
    const form = new RegExp('^' + head[2].replace(/\{\w+}/g, '[^/]+') + '$')
    return { name: `${head[1]} ${head[2]}`, method: head[1], literal: !head[2].includes('{'), form, answer }
  })
}

/** The commands, in the printed order. */
function commands() {
  return [...reference.matchAll(/^curl (?:.*\\\n)*.*$/gm)].map(([text]) => ({
    text,
    method: text.match(/-X (\w+)/)?.[1] ?? 'GET',
    path: text.match(/https:\/\/[^/]+([^\s"?]*)/)[1],
  }))
}

/** The code between two lines. */
function code(after, before) {
  const start = reference.indexOf(`\n${after}\n`) + after.length + 2
  assert(start > after.length + 2, `no ${after}`)
  return reference.slice(start, reference.indexOf(`\n${before}`, start)).replaceAll(HOST, server.url)
}

// ---- Its commands

async function ready(operation) {
  if ((await user.call('GET', '/api/auth/me')).user === null) {
    const known = await user.fetch('/api/auth/login', { method: 'POST', body: JSON.stringify(ACCOUNT) })
    if (known.status === 401) await user.call('POST', '/api/auth/signup', ACCOUNT)
  }
  await BEFORE[operation.name]?.()
  const jar = `127.0.0.1\tFALSE\t/\tFALSE\t0\tdispatch_session\t${user.session()}\n`
  fs.writeFileSync(path.join(server.folder, 'cookies.txt'), '# Netscape HTTP Cookie File\n' + jar)
}

async function printed(text) {
  let real = text.replaceAll(HOST, server.url)
  for (const [short, whole] of ABBREVIATIONS) {
    if (real.includes(short)) real = real.replaceAll(short, await whole())
  }
  return real
}

function operationOf({ method, path }, known) {
  return known.filter(one => one.method === method && one.form.test(path)).sort((a, b) => b.literal - a.literal)[0]
}

async function runCommand(text, operation) {
  await ready(operation)
  const script = `curl() { command curl -sS -w '\\n%{http_code}' "$@"; }\n${await printed(text)}`
  const { out, err } = await run('bash', ['-euc', script], { cwd: server.folder, env: { ...process.env, CRON_SECRET } })
  const [, body, status] = out.match(/^([^]*)\n(\d+)$/) ?? assert.fail(err + out)
  assert.equal(status, '200', body)
  if (operation.answer.startsWith('text/event-stream')) {
    const names = [...body.matchAll(/^event: (.*)$/gm)].map(([, name]) => name)
    assert.deepEqual([names[0], names.at(-1)], ['step_start', 'run_complete'], body)
  } else {
    const wrong = misfit(shape(operation.answer), JSON.parse(body))
    assert(!wrong, `${wrong} in ${body}`)
  }
}

// ---- Its programs

const AsyncFunction = (async () => {}).constructor
const asModule = text => import('data:text/javascript,' + encodeURIComponent(text))

async function browserSample() {
  const events = []
  const text = code('Browser — fetch + ReadableStream reader', 'Event types')
  const runPlan = await new AsyncFunction('fetch', 'handleEvent', `${text}; return runPlan`)(
    user.fetch, (name, data) => events.push({ name, data }))
  await runPlan(plan('wf_browser', get(outside.url)))
  assert.deepEqual([events[0].name, events.at(-1).name], ['step_start', 'run_complete'])
  assert.equal(events.at(-1).data.status, 'ok')
  assert((await user.call('GET', '/api/history')).history.some(one => one.id === events.at(-1).data.runId))
}

/** No version of the package that has a default export sends the `method` and `payload`: it asks by GET, and is told so. */
async function eventSourceSample() {
  const folder = packages('reference', 'eventsource@2.0.2')
  const given = `const token = ${JSON.stringify(user.session())}, plan = ${JSON.stringify(plan('wf_es', get(outside.url)))}\n`
  fs.writeFileSync(path.join(folder, 'sample.js'), given + code('Node — EventSource via the eventsource package', '/ Webhook'))
  const before = (await user.call('GET', '/api/history')).history.length
  const { status, out, err } = await run('node', ['sample.js'], { cwd: folder })
  assert.deepEqual({ status, out, err }, { status: 0, out: '', err: '' })
  assert.equal((await user.call('GET', '/api/history')).history.length, before)
  const refused = await user.fetch('/api/execute')
  assert.deepEqual([refused.status, refused.headers.get('allow')], [405, 'POST'])
  assert.deepEqual(Object.keys(await refused.json()), ['error', 'code', 'details'])
}

async function verifierSample() {
  const { verify } = await asModule(code('Verify a webhook (Node)', 'Heads up'))
  const { secret } = await user.call('POST', '/api/webhooks', { url: outside.url + '/hook', events: ['run.completed'] })
  await lastRun(get(outside.url))
  const isHook = call => call.url === '/hook'
  for (const end = Date.now() + 10_000; !outside.calls.some(isHook) && Date.now() < end;) {
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  const delivery = outside.calls.find(isHook)
  assert(delivery, 'nothing was delivered')
  assert.equal(verify(delivery, secret), true)
  assert.equal(verify({ ...delivery, rawBody: delivery.rawBody + ' ' }, secret), false)
  assert.equal(verify(delivery, secret + 'x'), false)
  assert.equal(delivery.headers['x-dispatch-event'], 'run.completed')
}

async function clientSample() {
  const text = code('JavaScript / TypeScript', 'Python — requests').replace(/(\w): string\b/g, '$1')
  const client = await new AsyncFunction('fetch', `${text}; return { login, listWorkflows, plan }`)(browser(server.url).fetch)
  assert.equal((await client.login(ACCOUNT.email, ACCOUNT.password)).user.email, ACCOUNT.email)
  assert(Array.isArray((await client.listWorkflows()).workflows))
  assert((await client.plan('Summarize my Gmail every morning into a Notion page.')).plan.steps.length > 0)
  await assert.rejects(client.login(ACCOUNT.email, 'wrong-password'), /wrong/)
}

async function pythonSample() {
  const has = await run('python3', ['-c', 'import requests'])
  if (has.status !== 0) {
    console.log('The sample in Python was not run: there is no python3 with requests.')
    return
  }
  const calls = `
assert login('${ACCOUNT.email}', '${ACCOUNT.password}')['user']['email'] == '${ACCOUNT.email}'
assert isinstance(list_workflows()['workflows'], list)
assert plan('Summarize my Gmail every morning into a Notion page.')['plan']['steps']
assert run('${(await workflow()).id}')['run']['status'] == 'ok'
`
  const { status, err } = await run('python3', ['-c', code('Python — requests', 'Official SDKs') + calls])
  assert.equal(status, 0, err)
}

// ---- All of it

try {
  const known = operations()
  const sampled = commands().map(command => ({ text: command.text, operation: operationOf(command, known) }))
  for (const { text, operation } of sampled) await check(text, () => runCommand(text, operation))
  await check('every operation has a sample', () =>
    assert.deepEqual(new Set(sampled.map(one => one.operation.name)), new Set(known.map(one => one.name))))
  await ready({})
  await check('the reader in a browser', browserSample)
  await check('EventSource', eventSourceSample)
  await check('the verifier', verifierSample)
  await check('the client in JavaScript', clientSample)
  await check('the client in Python', pythonSample)
  console.log(`The reference: ${checks - failures} of ${checks} samples work as printed (${known.length} operations).`)
} finally {
  await server.close()
  outside.close()
}
process.exitCode = failures === 0 ? 0 : 1

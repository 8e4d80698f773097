// Talks to the packaged program by the protocol's TypeScript SDK and its inspector, over HTTP and stdio: node .ci/mcp.mjs [DATABASE_URL]
//
// With the address of an empty PostgreSQL it does so, too, with two servers on it, behind a proxy that sends them the requests in turns.
import assert from 'node:assert'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { browser, dispatch, inTurns, packages, run, world } from './server.mjs'

const SDK = '@modelcontextprotocol/sdk@1.32.2'
const INSPECTOR = '@modelcontextprotocol/inspector@0.17.2'
const folder = packages('mcp', SDK)
const from = file => import(pathToFileURL(path.join(folder, 'node_modules/@modelcontextprotocol/sdk/dist/esm', file)))
const { Client } = await from('client/index.js')
const { StreamableHTTPClientTransport } = await from('client/streamableHttp.js')
const { StdioClientTransport } = await from('client/stdio.js')
const { ElicitRequestSchema } = await from('types.js')

const plan = (method, url) => ({ name: method, steps: [{ id: 'a', tool: 'http', op: 'request', params: { method, url } }] })

/** A client whose user answers so; without an answer it cannot ask. */
async function connect(transport, answer) {
  const asked = []
  const progress = []
  const client = new Client({ name: 'check', version: '1' }, { capabilities: answer ? { elicitation: {} } : {} })
  if (answer) client.setRequestHandler(ElicitRequestSchema, question => { asked.push(question.params.message); return { action: answer, content: {} } })
  await client.connect(transport)
  // By stdio the SDK drops progress that comes in one piece with the result: so it is taken from the messages themselves.
  const { onmessage } = transport
  transport.onmessage = (message, ...more) => {
    if (message.method === 'notifications/progress') progress.push(message.params)
    onmessage(message, ...more)
  }
  await client.listTools() // the client then holds results against their schemas
  return { client, asked, progress, call: async (name, args, options) => (await client.callTool({ name, arguments: args }, undefined, options)) }
}

/** All that a model would do, by whatever way. */
async function tour(open, outside) {
  const { client, asked, progress, call } = await connect(open(), 'accept')
  assert.equal(client.getServerVersion().name, 'dispatch')
  assert.equal((await client.listTools()).tools.length, 14)
  const planned = await call('plan', { brief: `Get ${outside.url}/items` })
  assert.equal(planned.structuredContent.plan.steps.length, 1)
  const got = await call('run', { plan: planned.structuredContent.plan }, { onprogress: () => {} })
  assert.equal(got.structuredContent.status, 'ok')
  assert.equal(progress.at(-1).progress, progress.at(-1).total)
  assert.equal(asked.length, 0)
  const posted = await call('run', { plan: plan('POST', `${outside.url}/answers`) })
  assert.equal(posted.structuredContent.status, 'ok')
  assert.match(asked[0], /POST/)
  const wrong = await call('run', { plan: { name: 'x', steps: [{ id: 'a', tool: 'htpt', op: 'get', params: {} }] } })
  assert.equal(wrong.isError, true)
  assert.equal(JSON.parse(wrong.content[0].text).code, 'plan_invalid')
  const { resources } = await client.listResources()
  assert.ok(resources.some(one => one.uri === 'dispatch://docs/plans'))
  const uri = `dispatch://runs/${got.structuredContent.runId}`
  assert.match((await client.readResource({ uri })).contents[0].text, /"steps"/)
  await client.complete({ ref: { type: 'ref/resource', uri: 'dispatch://runs/{id}' }, argument: { name: 'id', value: 'run_' } })
  assert.equal((await client.listPrompts()).prompts.length, 2)

  const slow = new AbortController()
  const begun = call('run', { plan: plan('GET', `${outside.url}/slow/${Math.random()}`) }, { signal: slow.signal, onprogress: () => slow.abort() })
  await assert.rejects(begun)
  await client.close()
}

/** A user's token for all that a model may do. */
async function tokenAt(url) {
  const user = browser(url)
  await user.call('POST', '/api/auth/signup', { email: 'you@example.com', password: 'hunter2' })
  return (await user.call('POST', '/api/tokens', { name: 'model', scopes: ['read', 'run', 'write', 'approve'] })).token
}

const overHttp = (url, token) => new StreamableHTTPClientTransport(new URL('/mcp', url), { requestInit: { headers: { Authorization: `Bearer ${token}` } } })

/** Two servers, no session of which stays at one of them. */
async function behindAProxy(database, outside) {
  const settings = { DISPATCH_DATABASE_URL: database, DISPATCH_MASTER_KEY: randomBytes(32).toString('base64') }
  const servers = [await dispatch(outside, settings), await dispatch(outside, settings)]
  const proxy = await inTurns(...servers.map(server => server.url))
  try {
    const token = await tokenAt(proxy.url)
    for (let turn = 0; turn < 2; turn++) {
      proxy.skip() // what went to one server the first time goes to the other now
      await tour(() => overHttp(proxy.url, token), outside)
    }
    console.log(`${SDK} did the same with two servers behind a proxy that sends them requests in turns.`)
  } finally {
    proxy.close()
    for (const server of servers) await server.close()
  }
}

const outside = await world()
const server = await dispatch(outside)
const local = fs.mkdtempSync(path.join(os.tmpdir(), 'dispatch-'))
try {
  const token = await tokenAt(server.url)
  const http = () => overHttp(server.url, token)
  const env = { ...process.env, DISPATCH_EGRESS_ALLOW: outside.address, DISPATCH_DATA: local }
  const stdio = (...more) => () => new StdioClientTransport({ command: './dispatch', args: ['mcp', ...more], env })

  await tour(http, outside)
  await tour(stdio('--data', local), outside)
  await tour(stdio('--server', server.url, '--token', token), outside)

  const declining = await connect(http(), 'decline')
  assert.equal((await declining.call('run', { plan: plan('POST', `${outside.url}/x`) })).structuredContent.outcome, 'declined')
  await declining.client.close()
  const unable = await connect(http())
  const needed = (await unable.call('run', { plan: plan('POST', `${outside.url}/x`) })).structuredContent
  assert.equal(needed.outcome, 'confirmation_needed')
  assert.equal(outside.calls.filter(call => call.url === '/x').length, 0)
  const confirmed = await unable.call('run', { plan: plan('POST', `${outside.url}/x`), confirm: needed.confirm })
  assert.equal(confirmed.structuredContent.status, 'ok')
  await unable.client.close()
  await assert.rejects(connect(new StreamableHTTPClientTransport(new URL('/mcp', server.url))))
  console.log(`${SDK} planned, ran, was asked, watched and cancelled over HTTP and stdio.`)

  if (process.argv[2]) await behindAProxy(process.argv[2], outside)

  if (!process.env.MCP_WITHOUT_INSPECTOR) {
    const inspector = path.join(packages('inspector', INSPECTOR), 'node_modules/.bin/mcp-inspector')
    const inspect = async (...args) => {
      const done = await run(inspector, ['--cli', ...args], { env })
      assert.equal(done.status, 0, done.err + done.out)
      return JSON.parse(done.out)
    }
    const at = [`${server.url}/mcp`, '--transport', 'http', '--header', `Authorization: Bearer ${token}`]
    assert.equal((await inspect(...at, '--method', 'tools/list')).tools.length, 14)
    const found = await inspect(...at, '--method', 'tools/call', '--tool-name', 'find_templates', '--tool-arg', 'query=slack')
    assert.ok(found.structuredContent.templates.length > 0)
    assert.ok((await inspect('./dispatch', 'mcp', '--method', 'resources/list')).resources.length >= 3)
    console.log(`${INSPECTOR} listed, called and read.`)
  }
} finally {
  await server.close()
  outside.close()
  fs.rmSync(local, { recursive: true })
}

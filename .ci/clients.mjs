// Runs the programs of the guide that import packages, and a library that signs in by a code, against the packaged server:
// node .ci/clients.mjs PAGE.md
import assert from 'node:assert'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { browser, dispatch, packages, world } from './server.mjs'

const [page] = process.argv.slice(2)
const OPENID = '6.9.0'
const VERSIONS = ['3.0.7', '4.1.1'] // of eventsource; 5 has the same interface and needs a newer Node

/** A way to the server that breaks once, as soon as the first event has gone through it. */
function breakingWay(url) {
  const { hostname, port } = new URL(url)
  let requests = ''
  let broken = false
  const way = net.createServer(client => {
    const server = net.connect(port, hostname)
    const end = () => { client.destroy(); server.destroy() }
    client.on('data', bytes => { requests += bytes; server.write(bytes) }).on('error', end).on('close', end)
    server.on('data', bytes => {
      client.write(bytes, () => {
        if (!broken && String(bytes).includes('event: step_start')) { broken = true; end() }
      })
    }).on('error', end).on('close', end)
  })
  return new Promise(resolve => way.listen(0, '127.0.0.1', () => resolve({
    url: `http://127.0.0.1:${way.address().port}`, requests: () => requests, close: () => way.close(),
  })))
}

/** The run is started once, the connection breaks, and the client comes back for the rest without starting another. */
async function watchesThroughABreak(version, user, server, outside) {
  const folder = packages(`eventsource-${version}`, `eventsource@${version}`)
  const code = fs.readFileSync(page, 'utf8').match(/```js\n(import \{ EventSource[^]*?)```/)[1]
  const file = path.join(folder, 'watch.js')
  fs.writeFileSync(file, code)
  const { watch } = await import(pathToFileURL(file))
  const way = await breakingWay(server.url)
  const { token } = await user.call('POST', '/api/tokens', { name: version })
  const id = 'wf_' + version.replaceAll('.', '_')
  const slow = { id: 'wait', tool: 'http', op: 'get', params: { url: `${outside.url}/slow/${version}` } }
  const events = []
  const workflowId = (await user.call('POST', '/api/workflows', { plan: { id, name: 'Watch', steps: [slow] } })).workflow.id

  await new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('no end of the run was seen: ' + JSON.stringify(events))), 20_000).unref()
    watch({ id: workflowId, name: 'Watch', steps: [slow] }, { base: way.url, token }, (name, data, event) => {
      events.push({ name, data, event })
      if (name === 'run_complete') resolve()
    })
  })

  way.close()
  const names = events.map(one => one.name)
  assert.deepEqual([names[0], names.at(-1), events.at(-1).data.status], ['step_start', 'run_complete', 'ok'])
  const ids = events.map(one => one.event)
  assert.equal(new Set(ids).size, ids.length, 'an event came twice: ' + ids)
  assert.equal(new Set(ids.map(one => one.split(':')[0])).size, 1, 'there were two runs: ' + ids)
  assert.equal(outside.calls.filter(call => call.url === `/slow/${version}`).length, 1)
  assert.match(way.requests(), new RegExp(`last-event-id: ${ids[0].split(':')[0]}:`, 'i'), 'it never came back')
}

/** Whoever may not is told so, and the client does not come back. */
async function closesWhenRefused(version, server) {
  const { watch } = await import(pathToFileURL(path.resolve('target/clients', `eventsource-${version}`, 'watch.js')))
  const source = watch({ id: 'wf_x', name: 'X', steps: [] }, { base: server.url, token: 'dsp_live_none' }, () => assert.fail())
  await new Promise(resolve => source.addEventListener('error', resolve))
  assert.equal(source.readyState, source.CLOSED)
}

/** A library that knows RFC 8628 gets a token of a person who confirms its code. */
async function signsInByACode(version, user, server) {
  const folder = packages('openid-client', `openid-client@${version}`)
  const file = path.join(folder, 'client.js')
  fs.writeFileSync(file, "export * from 'openid-client'")
  const openid = await import(pathToFileURL(file))
  const at = {
    issuer: server.url,
    device_authorization_endpoint: `${server.url}/oauth/device_authorization`,
    token_endpoint: `${server.url}/oauth/token`,
  }
  const config = new openid.Configuration(at, 'check', undefined, openid.None())
  openid.allowInsecureRequests(config)
  const signIn = async allow => {
    const begun = await openid.initiateDeviceAuthorization(config, { scope: 'read run' })
    const polled = openid.pollDeviceAuthorizationGrant(config, begun)
    await user.call('POST', `/api/auth/device/${begun.user_code}`, { allow })
    return polled
  }
  const tokens = await signIn(true)
  assert.equal(tokens.scope, 'read run')
  const answer = await fetch(`${server.url}/api/workflows`, { headers: { Authorization: `Bearer ${tokens.access_token}` } })
  assert.equal(answer.status, 200)
  await assert.rejects(signIn(false), { error: 'access_denied' })
}

const outside = await world()
const server = await dispatch(outside)
try {
  const user = browser(server.url)
  await user.call('POST', '/api/auth/signup', { email: 'you@example.com', password: 'hunter2' })
  for (const version of VERSIONS) {
    await watchesThroughABreak(version, user, server, outside)
    await closesWhenRefused(version, server)
    console.log(`eventsource ${version} watched a run through a break, and closed when it was refused.`)
  }
  await signsInByACode(OPENID, user, server)
  console.log(`openid-client ${OPENID} was let in by a code, and refused.`)
} finally {
  await server.close()
  outside.close()
}

// The packaged server, started for a check, and what stands for the world around it.
import assert from 'node:assert'
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'

export const CRON_SECRET = 'the-secret-of-cron'

/** A service that answers every call, and keeps each with its headers and raw body. */
export async function world() {
  const calls = []
  const server = http.createServer((request, response) => {
    let rawBody = ''
    request.setEncoding('utf8').on('data', text => { rawBody += text }).on('end', () => {
      calls.push({ method: request.method, url: request.url, headers: request.headers, rawBody })
      const answer = () => response
        .writeHead(request.url.startsWith('/broken') ? 400 : 200, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ ok: true, team: 'Acme', user: 'bot', items: [1, 2], data: [] }))
      if (request.url.startsWith('/slow')) setTimeout(answer, 1500)
      else answer()
    })
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = `127.0.0.1:${server.address().port}`
  return { address, url: `http://${address}`, calls, close: () => { server.close(); server.closeAllConnections() } }
}

/** `./dispatch serve` with an empty folder of data, that world, and these settings more. */
export async function dispatch({ address, url }, settings = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dispatch-'))
  const env = {
    ...process.env, CRON_SECRET, DISPATCH_EGRESS_ALLOW: address, DISPATCH_LOG_LEVEL: 'error',
    DISPATCH_TOOL_SLACK_BASE_URL: url, DISPATCH_LLM_OPENAI_BASE_URL: url, ...settings,
  }
  const program = spawn('./dispatch', ['serve', '--port', '0', '--data', folder], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise(resolve => program.on('exit', resolve))
  const ready = await new Promise((resolve, reject) => {
    program.stdout.once('data', line => resolve(String(line)))
    program.on('exit', code => reject(new Error(`./dispatch serve ended with ${code}`)))
  })
  const close = async () => {
    program.kill()
    await ended
    fs.rmSync(folder, { recursive: true })
  }
  return { url: ready.match(/http:\S+/)[0], folder, close }
}

/** A proxy that sends each request to the next of these servers, whoever asks. */
export async function inTurns(...urls) {
  let turn = 0
  const proxy = http.createServer((request, response) => {
    const { hostname, port } = new URL(urls[turn++ % urls.length])
    const on = http.request({ hostname, port, method: request.method, path: request.url, headers: request.headers }, answer => {
      response.writeHead(answer.statusCode, answer.headers)
      answer.pipe(response)
    })
    on.on('error', () => response.destroy())
    response.on('close', () => on.destroy())
    request.pipe(on)
  })
  await new Promise(resolve => proxy.listen(0, '127.0.0.1', resolve))
  const close = () => { proxy.close(); proxy.closeAllConnections() }
  return { url: `http://127.0.0.1:${proxy.address().port}`, skip: () => { turn++ }, close }
}

/** A `fetch` that knows the server's address and keeps its cookie, as a page in a browser does. */
export function browser(url) {
  let cookie = ''
  const browse = async (to, init = {}) => {
    const headers = { ...init.headers, ...(cookie && { Cookie: cookie }) }
    const response = await fetch(new URL(to, url), { ...init, headers })
    const set = response.headers.get('set-cookie')
    if (set) cookie = set.split(';')[0]
    return response
  }
  /** The same for JSON; any other status than 200 is a mistake of the check. */
  const call = async (method, to, body) => {
    const response = await browse(to, { method, body: body && JSON.stringify(body) })
    const text = await response.text()
    assert.equal(response.status, 200, `${method} ${to}: ${text}`)
    return JSON.parse(text)
  }
  return { fetch: browse, call, session: () => cookie.replace('dispatch_session=', '') }
}

/** A folder below target/ with these packages of npm, at these very versions. */
export function packages(name, ...wanted) {
  const folder = path.resolve('target/clients', name)
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, 'package.json'), '{"private":true,"type":"module"}')
  const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--silent', ...wanted], { cwd: folder, encoding: 'utf8' })
  assert.equal(npm.status, 0, `npm install ${wanted.join(' ')}: ${npm.stderr}${npm.stdout}`)
  return folder
}

/** Runs a program to its end, without holding up this one. */
export function run(command, args, options = {}) {
  return new Promise(resolve => {
    const program = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 })
    let out = '', err = ''
    program.stdout.on('data', text => { out += text })
    program.stderr.on('data', text => { err += text })
    program.on('error', failure => resolve({ status: -1, out, err: String(failure) }))
    program.on('exit', status => resolve({ status, out, err }))
  })
}

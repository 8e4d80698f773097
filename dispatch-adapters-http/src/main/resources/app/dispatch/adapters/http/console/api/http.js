// One request to the API, as a browser's page makes it: with the session's cookie, and errors as one kind of error.

/** What the server, or the way to it, refused. `code` is one of the API's, or `offline` when nothing was answered. */
export class ApiError extends Error {
  constructor(status, body) {
    super(body.error || 'The server cannot be reached')
    this.status = status
    this.code = body.code || 'offline'
    this.details = body.details || {}
    this.retryAfter = body.retryAfter
    this.requestId = this.details.requestId
  }

  get problems() {
    return this.details.problems || []
  }
}

const listeners = new Set()

/** Calls `listener` with each ApiError, whoever made the request. */
export function onError(listener) {
  listeners.add(listener)
}

const reached = new Set()

/** Calls `listener` whenever the server has answered something. */
export function onReached(listener) {
  reached.add(listener)
}

async function body(answer) {
  const text = await answer.text()
  try {
    return text ? JSON.parse(text) : {}
  } catch {
    return { error: `The server answered ${answer.status} with something that is not JSON`, code: 'internal' }
  }
}

async function request(method, path, content, { headers = {}, signal } = {}) {
  const options = { method, headers: { Accept: 'application/json', ...headers }, signal, credentials: 'same-origin' }
  if (content !== undefined) {
    options.body = JSON.stringify(content)
    options.headers['Content-Type'] = 'application/json'
  }
  try {
    return await fetch(path, options)
  } catch (unreachable) {
    if (signal?.aborted) throw unreachable
    throw new ApiError(0, {})
  }
}

/** Sends a request and gives the JSON of its answer with its entity tag; throws an ApiError, which has the tag of what is there. */
export async function exchange(method, path, content, options) {
  try {
    const answer = await request(method, path, content, options)
    for (const listener of reached) listener()
    const json = await body(answer)
    const tag = answer.headers.get('ETag')
    if (!answer.ok) throw Object.assign(new ApiError(answer.status, json), { tag })
    return { json, tag }
  } catch (error) {
    if (error instanceof ApiError) for (const listener of listeners) listener(error, path)
    throw error
  }
}

/** The same without the tag. */
export const send = async (...request) => (await exchange(...request)).json

export const get = (path, options) => send('GET', path, undefined, options)
export const post = (path, content, options) => send('POST', path, content, options)
export const put = (path, content) => send('PUT', path, content)
export const patch = (path, content) => send('PATCH', path, content)
export const del = path => send('DELETE', path)

/**
 * Starts a run and gives its record at once. Where the server knows keys, one makes a request that is sent `again` over a broken connection
 * start one run all the same; elsewhere it is sent once.
 */
export async function start(path, content = {}, { again = true } = {}) {
  const headers = { Prefer: 'respond-async', 'Idempotency-Key': crypto.randomUUID?.() || `${Date.now()}-${Math.random()}` }
  for (let attempt = 0; ; attempt++) {
    try {
      return (await post(path, content, { headers })).run
    } catch (error) {
      if (error.code !== 'offline' || !again || attempt === 2) throw error
      await new Promise(then => setTimeout(then, 500 * 2 ** attempt))
    }
  }
}

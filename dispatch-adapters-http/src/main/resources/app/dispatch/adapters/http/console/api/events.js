// The events of a run, each once and in order, over as many connections as it takes.
import { ApiError, onReached } from './http.js'

const FIRST_WAIT = 500
const LONGEST_WAIT = 10_000
/** The server breaks a silence every 15 seconds; a connection that is silent for longer is dead. */
const SILENCE = 40_000

/**
 * Follows a run until its end. `told` gets each event as {name, data, id}; `state` is told 'live', 'away' and 'ended', and what the
 * server said where it refused.
 * Gives a function that stops it.
 */
export function follow(run, { told, state }) {
  const ending = new AbortController()
  keep(run, { told, state, signal: ending.signal }).catch(() => {})
  return () => ending.abort()
}

async function keep(run, { told, state, signal }) {
  let last = null
  let wait = FIRST_WAIT
  while (!signal.aborted) {
    let refused = null
    try {
      const ended = await read(run, last, signal, event => {
        last = event.id || last
        wait = FIRST_WAIT
        told(event)
        return event.name === 'run_complete'
      }, () => state('live'))
      if (ended) return state('ended')
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof ApiError && [401, 403, 404].includes(error.status)) return state('ended', error)
      refused = error instanceof ApiError ? error : null
    }
    if (signal.aborted) return
    state('away', refused)
    await pause(Math.max(wait, (refused?.retryAfter || 0) * 1000), signal)
    wait = Math.min(wait * 2, LONGEST_WAIT)
  }
}

/** One connection, to its end; true when nothing more can come. */
async function read(run, last, signal, told, open) {
  const cut = new AbortController()
  const stop = () => cut.abort()
  signal.addEventListener('abort', stop)
  let alive = setTimeout(stop, SILENCE)
  try {
    const headers = { Accept: 'text/event-stream' }
    if (last) headers['Last-Event-ID'] = last
    const answer = await fetch(`/api/runs/${run}/events`, { headers, signal: cut.signal, cache: 'no-store' })
    if (answer.status === 204) return true
    if (!answer.ok) throw new ApiError(answer.status, await answer.json().catch(() => ({})))
    open()
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
    const parse = parser(told)
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return false
      clearTimeout(alive)
      alive = setTimeout(stop, SILENCE)
      if (parse(value)) return true
    }
  } finally {
    clearTimeout(alive)
    signal.removeEventListener('abort', stop)
    cut.abort()
  }
}

/** Cuts text into events, wherever it is broken; says true when one of them was the last. */
function parser(told) {
  let rest = ''
  let event = {}
  return text => {
    const lines = (rest + text).split('\n')
    rest = lines.pop()
    let ended = false
    for (const line of lines) {
      if (line === '') {
        if (event.name) ended = told({ ...event, data: JSON.parse(event.data || '{}') }) || ended
        event = {}
      } else if (line.startsWith('event: ')) event.name = line.slice(7)
      else if (line.startsWith('data: ')) event.data = line.slice(6)
      else if (line.startsWith('id: ')) event.id = line.slice(4)
    }
    return ended
  }
}

const waiting = new Set()
onReached(() => {
  for (const go of waiting) go()
})
addEventListener('online', () => {
  for (const go of waiting) go()
})

function pause(milliseconds, signal) {
  return new Promise(then => {
    const go = () => {
      clearTimeout(timer)
      waiting.delete(go)
      then()
    }
    const timer = setTimeout(go, milliseconds)
    waiting.add(go)
    signal.addEventListener('abort', go, { once: true })
  })
}

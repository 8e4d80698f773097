// What the docs are drawn from: each address is asked once, when it is first needed.
import { html, update } from '../shell/view.js'
import { errorPanel, skeleton } from '../look/errors.js'
import { get } from '../api/http.js'

export const API = '/api/openapi.json'
export const ERRORS = '/docs/errors.json'
export const CONTENTS = '/docs/contents.json'
export const TOOLS = '/api/tools?schemas=false'

const known = new Map()

async function load(path, one) {
  one.error = null
  try {
    one.value = await get(path)
  } catch (error) {
    one.error = error
  }
  update()
}

/** What is at that address: {value, error}, both null until it is there. */
export function need(path) {
  if (!known.has(path)) {
    known.set(path, { value: null, error: null })
    load(path, known.get(path))
  }
  return known.get(path)
}

/** What `draw` makes of what is at that address, or of the waiting for it. */
export function loaded(path, draw) {
  const one = need(path)
  if (one.value) return draw(one.value)
  return one.error
    ? html`<h1>Docs</h1>${errorPanel(one.error, 'This page cannot be shown', () => load(path, one))}`
    : html`<h1 class="sr">Loading</h1>${skeleton(8, 'Loading the page')}`
}

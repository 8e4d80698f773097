// Which page is shown at which address, and how one gets from one to another without loading anything.
import { update } from './view.js'

const routes = []
let shown = null
let leaving = null

/** Has addresses such as /runs/{id} shown by what `make` gives for {params, query}: {title, view, leave?}. */
export function route(pattern, make) {
  const names = []
  const source = pattern.replace(/\{(\w+)\}/g, (all, name) => {
    names.push(name)
    return '([^/]+)'
  })
  routes.push({ names, expression: new RegExp(`^${source}$`), make })
}

export const query = () => new URLSearchParams(location.search)

/** A part of a path; one that is not encoded as it should be stays as it is, and leads to nothing. */
function decoded(part) {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function find(path) {
  for (const { expression, names, make } of routes) {
    const match = expression.exec(path)
    if (match) {
      return { make, params: Object.fromEntries(names.map((name, i) => [name, decoded(match[i + 1])])) }
    }
  }
  return null
}

/** What is shown now: {title, view}, or null for an address that leads nowhere. */
export const page = () => shown

/** Shows what belongs to the address that the browser is at. */
export function show() {
  const found = find(location.pathname)
  leaving?.()
  shown = found ? found.make(found.params) : null
  leaving = shown?.leave || null
  update()
}

/** Goes to an address of the console. */
export function go(to, { replace = false, keepFocus = false } = {}) {
  history[replace ? 'replaceState' : 'pushState'](null, '', to)
  show()
  if (!keepFocus) {
    scrollTo(0, 0)
    queueMicrotask(() => document.querySelector('main')?.focus({ preventScroll: true }))
  }
}

/** Changes the query of the address and nothing else: what a page's filters say. */
export function setQuery(values, { replace = true } = {}) {
  const next = query()
  for (const [name, value] of Object.entries(values)) value ? next.set(name, value) : next.delete(name)
  const text = next.toString()
  history[replace ? 'replaceState' : 'pushState'](null, '', location.pathname + (text ? `?${text}` : ''))
  update()
}

/** Takes over links within the console, and the browser's buttons for back and forth. */
export function listen() {
  addEventListener('popstate', show)
  document.addEventListener('click', event => {
    const link = event.target.closest?.('a[href]')
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    if (link.origin !== location.origin || link.target || link.hasAttribute('download')) return
    if (link.getAttribute('href').startsWith('#') || !find(link.pathname)) return
    event.preventDefault()
    go(link.pathname + link.search + link.hash)
  })
}

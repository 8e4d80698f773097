// A page whose code is loaded when somebody goes there, so that the first page stays small.
import { html, update } from './view.js'
import { get, onReached } from '../api/http.js'
import { errorPanel, skeleton } from '../look/errors.js'

const waiting = new Set()

onReached(() => {
  for (const again of waiting) again()
})

/** The files that the browser has. */
const here = new Set([...document.querySelectorAll('link[rel=modulepreload]')].map(link => link.href))

class NotHere extends Error {}

/**
 * Has a module and all that it imports in the browser's cache. A browser that could not load a module may never try it again, so it is
 * not asked to before the files are here.
 */
async function bring(url) {
  if (here.has(url)) return
  const answer = await fetch(url).catch(() => ({}))
  if (!answer.ok) throw new NotHere(`${url} is answered ${answer.status}`)
  const names = [...(await answer.text()).matchAll(/^import .* from .(\.[\w./-]+)/gm)].map(([, name]) => name)
  await Promise.all(names.map(name => bring(new URL(name, url).href)))
  here.add(url)
}

/** What is exported beside the module at that path, seen from here; the rooms that come later are files of their own, each beside that of this code. */
export async function loadModule(path) {
  const url = new URL(`./${/(\w+)\/\w+\.js$/.exec(path)[1]}.js`, import.meta.url).href
  await bring(url)
  return import(url)
}

/**
 * What makes the page at an address; `path` is that of its module, seen from here, `make` takes the page out of it, and `more` is what is
 * known of it before. Whoever comes again finds it at once.
 */
export function later(title, path, make, more = {}) {
  let known = null
  return params => {
    if (known) return known(params)
    let page = null
    let error = null
    let isGone = false

    async function open() {
      waiting.delete(open)
      error = null
      try {
        known = make(await loadModule(path))
        if (!isGone) page = known(params)
      } catch (failure) {
        if (!(failure instanceof NotHere)) console.error(failure)
        error = { code: 'offline', message: 'This page could not be loaded.' }
        // Whether the server is away: then this is tried again as soon as it is back.
        get('/api/auth/me').catch(() => !isGone && waiting.add(open))
      }
      update()
    }

    open()
    return {
      ...more,
      title: () => (typeof page?.title === 'function' ? page.title() : page?.title ?? title),
      // The server may be a newer one, which has other files: the way to those is the page anew.
      view: () => page?.view() ?? html`
        <div class="head"><div><h1>${title}</h1></div></div>
        ${error ? errorPanel(error, 'The page is not here', () => location.reload()) : skeleton(5, 'Loading the page')}`,
      keys: () => page?.keys?.() ?? {},
      here: () => page?.here?.() ?? [],
      leave: () => {
        isGone = true
        waiting.delete(open)
        page?.leave?.()
      },
    }
  }
}

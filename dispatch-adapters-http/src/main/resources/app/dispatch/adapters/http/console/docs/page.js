// The docs: what is shown at /docs and below. They are fetched when somebody first goes there, with a style sheet of their own.
import { drawn, html, nothing } from '../shell/view.js'
import { nothingHere } from '../shell/missing.js'
import { API, CONTENTS, ERRORS, TOOLS, loaded, need } from './data.js'
import { apiPage } from './api.js'
import { errorsPage } from './errors.js'
import { guidePage } from './guide.js'
import { homePage } from './home.js'
import { operationPage } from './operation.js'
import { planPage } from './plan.js'
import { openSearch, searchDialog } from './search.js'
import { foldToc, toc } from './toc.js'
import { toolPage, toolsPage } from './tools.js'

await new Promise(done => {
  const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${document.documentElement.dataset.files}docs/docs.css`, onload: done, onerror: done })
  document.head.append(style)
})

/** What is drawn at the address: where its data are, and what is made of them; null where there is nothing. */
function content({ section = '', page = '' }) {
  if (!section) return [CONTENTS, homePage]
  if (section === 'api') return [API, document => (page ? operationPage(document, page) : apiPage(document))]
  if (section === 'errors' && !page) return [ERRORS, errorsPage]
  if (section === 'plan' && !page) return ['/schemas/plan.json', planPage]
  if (section === 'tools') return page ? [`/api/tools/${encodeURIComponent(page)}`, toolPage] : [TOOLS, toolsPage]
  if (['guide', 'reference'].includes(section) && page) return [`/docs/${section}/${encodeURIComponent(page)}.json`, one => guidePage(one, need(CONTENTS).value)]
  return null
}

const gone = () => ({
  title: 'Not found',
  main: nothingHere('There is no such page in the docs', 'The address may have a typing error, or be one of another version.', html`<a class="btn primary" href="/docs">To the docs</a>`),
})

/** Goes to the place on the page that the address names, once what is there has been drawn, and has the list of places show this one. */
function goToPlace() {
  const here = document.querySelector('.toc [aria-current]')
  const list = here?.closest('.toc')
  const below = list ? here.offsetTop - list.offsetTop - list.clientHeight + 2 * here.offsetHeight : 0
  if (below > 0) list.scrollTop = below + list.clientHeight / 2
  const place = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (!place) return
  place.querySelector('details')?.setAttribute('open', '')
  place.scrollIntoView()
}

export function docsPage(params) {
  const found = content(params)
  const section = params.section || ''
  let title = 'Docs'
  let keys = {}
  let isThere = false
  foldToc()

  const draw = made => {
    title = made.title === 'Docs' ? 'Docs' : `${made.title} · Docs`
    keys = made.keys || {}
    if (!isThere) {
      isThere = true
      drawn(goToPlace)
    }
    return html`<article class="prose">${made.main}</article>${made.aside ? html`<aside class="try" aria-label="Beside the page">${made.aside}</aside>` : html`<div></div>`}`
  }

  const missing = error => (error?.status === 404 ? draw(gone()) : nothing)

  const body = () => {
    if (!found) return draw(gone())
    const [path, make] = found
    if (need(path).error?.status === 404) return missing(need(path).error)
    return need(path).value ? draw(make(need(path).value) || gone()) : html`<article class="prose">${loaded(path, () => nothing)}</article>`
  }

  return {
    title: () => title,
    slim: true,
    view: () => html`<div class="ref-page">${toc(section)}${body()}</div>${searchDialog()}`,
    keys: () => ({ '/': openSearch, ...keys }),
  }
}

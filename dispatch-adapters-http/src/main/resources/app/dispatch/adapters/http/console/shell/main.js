// The console's beginning: its pages, who is signed in, and what is drawn when.
import { html, mount, nothing, update } from './view.js'
import { go, listen, page, query, route, show } from './router.js'
import { listenToKeys, setPageKeys } from './keys.js'
import { openPalette, setHere } from './palette.js'
import { closeMenu, frame, openFrame } from './frame.js'
import { later } from './later.js'
import { missingPage } from './missing.js'
import { errorPanel } from '../look/errors.js'
import { afterSignIn } from '../account/form.js'
import { load, session } from '../account/session.js'
import { welcomePage } from '../account/welcome.js'
import { composePage } from '../compose/page.js'
import { runPage } from '../run/page.js'
import { workflowsPage } from '../workflow/list.js'
import { workflowPage } from '../workflow/page.js'
import { historyPage } from '../history/page.js'

/** A page for users: who is not signed in sees the welcome, and the page after it. */
const users = make => params => (session.user ? make(params) : welcomePage(location.pathname + location.search))

/** The welcome: who is signed in has seen it. */
const welcome = () => {
  const then = afterSignIn()
  if (!session.user) return welcomePage(then)
  queueMicrotask(() => go(then, { replace: true }))
  return { title: 'Dispatch', view: () => nothing }
}

route('/', welcome)
route('/signin', welcome)
route('/signup', welcome)
route('/compose', users(composePage))
route('/workflows', users(workflowsPage))
route('/workflows/{id}', users(workflowPage))
route('/history', users(historyPage))
const difference = later('Difference of two runs', '../run/difference.js', module => module.differencePage)
route('/runs/{id}', users(params => (query().has('with') ? difference : runPage)(params)))
route('/approvals', users(later('Approvals', '../approval/page.js', module => module.approvalsPage)))
route('/templates', users(later('Templates', '../template/page.js', module => module.templatesPage)))
route('/templates/{slug}', users(later('Template', '../template/detail.js', module => module.templatePage)))
route('/integrations', users(later('Integrations', '../integration/page.js', module => module.integrationsPage)))
route('/integrations/{tool}', users(later('Integration', '../integration/tool.js', module => module.toolPage)))
const settings = users(later('Settings', '../settings/page.js', module => module.settingsPage))
route('/settings', settings)
route('/settings/{part}', settings)
route('/device', users(later('Let a program in', '../settings/device.js', module => module.devicePage)))

const docs = later('Docs', '../docs/page.js', module => module.docsPage, { slim: true })
route('/docs', docs)
route('/docs/{section}', docs)
route('/docs/{section}/{page}', docs)

let shownFor = 'nobody yet'
let shown

/** The page at the address, made anew when somebody else is signed in. */
function current() {
  if (shownFor !== session.user?.id) {
    shownFor = session.user?.id
    show()
  }
  const now = page() || missingPage(Boolean(session.user))
  if (shown !== now) {
    shown = now
    closeMenu()
    setPageKeys(now.keys)
    setHere(now.here)
  }
  const title = typeof now.title === 'function' ? now.title() : now.title
  document.title = title === 'Dispatch' ? title : `${title} · Dispatch`
  return now
}

function draw() {
  if (session.error && session.user === undefined) return openFrame(errorPanel(session.error, 'Dispatch cannot be reached', load))
  if (session.user === undefined) return nothing
  const now = current()
  return session.user ? frame(html`${now.view()}`, now.slim) : openFrame(now.view())
}

addEventListener('unhandledrejection', event => console.error(event.reason))
listen()
listenToKeys({ palette: openPalette, signedIn: () => Boolean(session.user) })
const root = document.createElement('div')
root.className = 'root'
document.body.append(root)
mount(root, draw)
await load()
update()

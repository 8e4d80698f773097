// The frame around every page: where one can go, who is signed in, and the page itself.
import { html, nothing, ifDefined, update } from './view.js'
import { icon, sprite } from '../look/icons.js'
import { notices } from './notices.js'
import { keysDialog, openKeys, MOD, MAC } from './keys.js'
import { palette, openPalette } from './palette.js'
import { toggleTheme } from './theme.js'
import { signOut, session } from '../account/session.js'
import { accountForm, signInAddress } from '../account/form.js'
import { waitingCount } from '../approval/waiting.js'
import { go } from './router.js'

const PLACES = [
  ['/compose', 'compose', 'Compose'],
  ['/workflows', 'workflows', 'Workflows'],
  ['/history', 'history', 'History'],
  ['/approvals', 'inbox', 'Approvals', waitingCount],
  ['/templates', 'templates', 'Templates'],
  ['/integrations', 'plug', 'Integrations'],
  ['/settings', 'settings', 'Settings'],
  ['/docs', 'docs', 'Docs'],
]

let menu = false

function toggleMenu() {
  menu = !menu
  update()
}

export function closeMenu() {
  menu = false
}

const isHere = path => location.pathname === path || location.pathname.startsWith(`${path}/`) || (path === '/history' && location.pathname.startsWith('/runs/'))

const place = ([path, name, label, count]) => html`
  <a href=${path} aria-current=${ifDefined(isHere(path) ? 'page' : undefined)}>${icon(name)}<span class="label">${label}</span>${count?.() ?? nothing}</a>`

async function leave() {
  try {
    await signOut()
    go('/')
  } catch {
    update()
  }
}

const side = () => html`
  <header class="side ${menu ? 'menu-open' : ''}">
    <div class="side-top">
      <a class="brand" href="/compose" aria-label="Dispatch">${icon('logo')}<span class="label">Dispatch</span></a>
      <button class="find wide-not" type="button" aria-label="Go to or do" @click=${openPalette}>${icon('search')}</button>
      <button class="btn ghost square menu" type="button" aria-label="Menu" aria-expanded=${menu} @click=${toggleMenu}>${icon('menu')}</button>
    </div>
    <button class="find" type="button" @click=${openPalette}>${icon('search')}<span class="label">Go to or do</span><kbd>${MOD}${MAC ? '' : ' '}K</kbd></button>
    <nav class="nav" aria-label="Main">
      ${PLACES.map(place)}
      <div class="user foot">
        <span class="who" title=${session.user.email}>${session.user.email}</span>
        <button class="btn square ghost small" type="button" aria-label="Keyboard" title="Keyboard" @click=${openKeys}>${icon('keyboard')}</button>
        <button class="btn square ghost small" type="button" aria-label="Light or dark" title="Light or dark" @click=${toggleTheme}>${icon('theme')}</button>
        <button class="btn square ghost small" type="button" aria-label="Sign out" title="Sign out" @click=${leave}>${icon('out')}</button>
      </div>
    </nav>
  </header>`

/** A page of somebody who is signed in; a slim one has more room, and the places only as icons. */
export const frame = (content, slim = false) => html`
  ${sprite}
  <a class="skip-link" href="#main" @click=${skip}>Skip to content</a>
  <div class="app ${slim ? 'slim' : ''}">
    ${side()}
    <main id="main" tabindex="-1">
      ${notices()}
      ${session.ended ? html`<div class="again">${accountForm(false, update)}</div>` : nothing}
      ${content}
    </main>
  </div>
  ${palette()}
  ${keysDialog()}`

/** A page of somebody who is not. */
export const openFrame = content => html`
  ${sprite}
  <a class="skip-link" href="#main" @click=${skip}>Skip to content</a>
  <div class="out">
    <header class="topbar">
      <a class="brand" href="/" aria-label="Dispatch">${icon('logo')}<span class="label">Dispatch</span></a>
      <span class="push"></span>
      ${isHere('/docs') ? html`<a class="btn ghost" href=${signInAddress()}>Sign in</a>` : html`<a class="btn ghost" href="/docs">Docs</a>`}
      <button class="btn square ghost" type="button" aria-label="Light or dark" title="Light or dark" @click=${toggleTheme}>${icon('theme')}</button>
    </header>
    <main id="main" class="bare" tabindex="-1">${notices()}${content}</main>
  </div>
  ${keysDialog()}`

function skip(event) {
  event.preventDefault()
  document.getElementById('main').focus()
}

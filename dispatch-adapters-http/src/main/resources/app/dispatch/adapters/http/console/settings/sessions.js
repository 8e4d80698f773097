// Where one is signed in, and a way to end that elsewhere.
import { html, nothing, update } from '../shell/view.js'
import { del } from '../api/http.js'
import { all } from '../api/pages.js'
import { errorLine, errorPanel, skeleton } from '../look/errors.js'
import { exact } from '../look/time.js'
import { doer } from './doing.js'

const BROWSERS = [['Firefox', 'Firefox'], ['Edg/', 'Edge'], ['OPR/', 'Opera'], ['Chrome', 'Chrome'], ['Safari', 'Safari'], ['curl', 'curl']]
const SYSTEMS = [['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Android', 'Android'], ['Windows', 'Windows'], ['Mac OS', 'macOS'], ['Linux', 'Linux']]

/** "Firefox on Linux"; what it calls itself where that says nothing. */
export function inWords(agent = '') {
  const [browser, system] = [BROWSERS, SYSTEMS].map(known => known.find(([part]) => agent.includes(part))?.[1])
  return browser ? `${browser}${system ? ` on ${system}` : ''}` : agent.slice(0, 60) || 'An unknown program'
}

export function sessionsSection() {
  const state = { list: null, error: null }
  const { state: now, doing } = doer()

  async function load() {
    try {
      state.list = (await all('/api/auth/sessions', 'sessions')).sort((one, other) => other.current - one.current || other.createdAt - one.createdAt)
      state.error = null
    } catch (error) {
      state.error = error
    }
    update()
  }

  const end = sessions => doing(sessions.map(one => one.id).join(), async () => {
    try {
      for (const one of sessions) await del(`/api/auth/sessions/${one.id}`)
    } finally {
      await load()
    }
  })

  const row = one => html`
    <li><div><span class="name" title=${one.userAgent || ''}>${inWords(one.userAgent)}</span>${one.current ? html` <span class="meta">this one</span>` : nothing}
      <p class="sub">since ${exact(one.createdAt)}, until ${exact(one.expiresAt)}</p></div>
      <div class="actions">${one.current ? nothing : html`<button class="btn small" type="button" @click=${() => end([one])}>${now.busy === one.id ? 'Ending' : 'End'}<span class="sr"> ${inWords(one.userAgent)}</span></button>`}</div></li>`

  load()
  return {
    load,
    view: () => {
      const others = state.list?.filter(one => !one.current) || []
      return html`
        <section class="section" aria-labelledby="sessions"><div class="section-head"><h2 id="sessions">Sessions</h2><span class="push"></span>
          ${others.length > 1 ? html`<button class="link" type="button" @click=${() => end(others)}>End all others</button>` : nothing}</div>
          ${errorLine(now.error)}
          ${state.list ? html`<ul class="panel rows plain">${state.list.map(row)}</ul>` : state.error ? errorPanel(state.error, 'The sessions cannot be shown', load) : skeleton(2, 'Loading the sessions')}</section>`
    },
  }
}

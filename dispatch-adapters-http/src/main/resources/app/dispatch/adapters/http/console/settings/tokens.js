// API tokens: made, shown once, and revoked.
import { html, nothing, drawn, update } from '../shell/view.js'
import { del, post } from '../api/http.js'
import { all } from '../api/pages.js'
import { errorLine, errorPanel, skeleton } from '../look/errors.js'
import { icon } from '../look/icons.js'
import { count, exact, when } from '../look/time.js'
import { ask, openDialog } from '../look/ask.js'
import { doer } from './doing.js'
import { once } from './once.js'

export const SCOPES = [
  ['read', 'Look at workflows, runs and connections; no secret is among it', true],
  ['run', 'Plan briefs, start runs, cancel, repeat and undo them', true],
  ['write', 'Make, change and delete workflows and webhooks', true],
  ['approve', 'Answer what a run asks you', false],
  ['manage', 'Change connections, keys and secrets; end sessions and tokens', false],
]
const DAYS = [[30, '30 days'], [90, '90 days'], [365, 'a year'], ['', 'no end']]

export function tokensPart() {
  const state = { list: null, lost: null, isOpen: false, made: null, chosen: null, withMade: false }
  const { state: now, doing } = doer()

  async function load() {
    try {
      state.list = await all('/api/tokens', 'tokens')
      state.lost = null
    } catch (error) {
      state.lost = error
    }
    update()
  }

  const toggle = () => {
    state.isOpen = !state.isOpen
    now.error = null
    drawn(() => state.isOpen && document.getElementById('token-name')?.focus())
  }

  const create = event => {
    event.preventDefault()
    const data = new FormData(event.target)
    return doing('create', async () => {
      const days = data.get('days')
      state.made = await post('/api/tokens', { name: data.get('name').trim(), scopes: data.getAll('scope'), ...(days ? { expiresInDays: Number(days) } : {}) })
      state.isOpen = false
      drawn(() => document.getElementById('once')?.focus())
      await load()
    })
  }

  const revoke = () => doing('revoke', async () => {
    await del(`/api/tokens/${state.chosen.id}${state.withMade ? '?withMade=true' : ''}`)
    if (state.made?.id === state.chosen.id) state.made = null
    await load()
  })

  const form = () => html`
    <form class="panel panel-body form narrow-form" aria-label="New API token" @submit=${create}>
      <div class="field"><label for="token-name">Name</label><input class="input" id="token-name" name="name" required maxlength="100" autocomplete="off" placeholder="CI"></div>
      <fieldset class="ways"><legend>It may</legend>
        ${SCOPES.map(([name, words, isUsual]) => html`<label class="row"><input type="checkbox" name="scope" value=${name} ?checked=${isUsual}><span><b class="mono">${name}</b> <span class="soft">${words}</span></span></label>`)}</fieldset>
      <div class="field"><label for="token-days">Ends after</label><select class="select" id="token-days" name="days">${DAYS.map(([days, words]) => html`<option value=${days} ?selected=${days === 90}>${words}</option>`)}</select></div>
      ${now.at === 'create' ? errorLine(now.error) : nothing}
      <div class="row"><button class="btn primary" type="submit">${now.busy === 'create' ? 'Creating' : 'Create token'}</button><button class="btn ghost" type="button" @click=${toggle}>Close</button></div>
    </form>`

  const isOver = token => token.expiresAt && token.expiresAt < Date.now()

  const row = token => html`
    <li><div><span class="name">${token.name}</span> <span class="v">${token.prefix}…</span>
      <p class="sub">${token.scopes.join(', ')}. ${token.lastUsedAt ? html`Used ${when(token.lastUsedAt)}` : 'Never used'}. ${token.expiresAt ? html`<span class=${isOver(token) ? 'bad' : ''}>${isOver(token) ? 'Ended' : 'Ends'} ${exact(token.expiresAt)}</span>` : 'Has no end'}.</p></div>
      <div class="actions"><button class="btn small danger" type="button" @click=${() => {
        Object.assign(state, { chosen: token, withMade: false })
        drawn(() => openDialog('revoke'))
      }}>Revoke<span class="sr"> ${token.name}</span></button></div></li>`

  function dialog() {
    const { chosen } = state
    if (!chosen) return nothing
    const made = [[chosen.made.workflows.length, 'workflow'], [chosen.made.webhooks.length, 'webhook']].filter(([n]) => n).map(([n, word]) => count(n, word)).join(' and ')
    return ask('revoke', `Revoke ${chosen.name}?`, html`
      <p>Programs that use it are refused from that moment on.</p>
      ${made ? html`<label class="row check"><input type="checkbox" .checked=${state.withMade} @change=${event => {
        state.withMade = event.target.checked
      }}><span>Delete what was made with it too: ${made}</span></label>` : nothing}`, 'Revoke this token', revoke)
  }

  const empty = () => html`
    <div class="panel empty"><h3>No API token yet</h3>
      <p>A token stands for you in scripts and other programs. You choose what it may do and when it ends.</p>
      <button class="btn primary" type="button" @click=${toggle}>New token</button></div>`

  load()
  return {
    view: () => html`
      <section class="section" aria-labelledby="tokens"><div class="section-head"><h2 id="tokens">API tokens</h2><span class="push"></span>
        ${state.list?.length && !state.isOpen ? html`<button class="btn small" type="button" @click=${toggle}>${icon('plus')}New token</button>` : nothing}</div>
        ${once(state.made?.token, `${state.made?.name}, shown this once`, 'Dispatch keeps its hash alone. Put it where the program finds it, and nowhere else.', () => {
          state.made = null
          update()
        })}
        ${state.isOpen ? form() : nothing}
        ${now.at === 'revoke' ? errorLine(now.error) : nothing}
        ${state.list ? (state.list.length ? html`<ul class="panel rows plain">${state.list.map(row)}</ul>` : state.isOpen ? nothing : empty())
          : state.lost ? errorPanel(state.lost, 'The tokens cannot be shown', load) : skeleton(3, 'Loading the tokens')}
      </section>
      ${dialog()}`,
  }
}

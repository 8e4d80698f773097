// The account: how the console looks, the password, where one is signed in, how much is kept, and the end of it all.
import { html, nothing, drawn, update } from '../shell/view.js'
import { go } from '../shell/router.js'
import { close, closeOutside } from '../shell/keys.js'
import { setTheme, theme } from '../shell/theme.js'
import { get, put, send } from '../api/http.js'
import { gone, session } from '../account/session.js'
import { dialogHead } from '../look/ask.js'
import { errorLine } from '../look/errors.js'
import { icon } from '../look/icons.js'
import { count } from '../look/time.js'
import { doer } from './doing.js'
import { sessionsSection } from './sessions.js'

const THEMES = [['', 'As the system'], ['light', 'Light'], ['dark', 'Dark']]
const KEPT = { workflows: 'Workflows', workflowText: 'Text of workflows', webhooks: 'Webhooks', tokens: 'API tokens', runs: 'Runs', runText: 'Text of runs' }

const size = n => (n < 1024 * 1024 ? `${Math.ceil(n / 1024).toLocaleString('en')} KiB` : `${Math.round(n / 1024 / 1024).toLocaleString('en')} MiB`)
const amount = (quota, n) => (quota.endsWith('Text') ? size(n) : n.toLocaleString('en'))

const look = () => html`
  <section class="section" aria-labelledby="look"><div class="section-head"><h2 id="look">Appearance</h2></div>
    <div class="segments" role="group" aria-label="Theme">${THEMES.map(([name, words]) => html`<button type="button" aria-pressed=${theme() === name} @click=${() => {
      setTheme(name)
      update()
    }}>${words}</button>`)}</div>
  </section>`

const field = (id, label, autocomplete, hint, least = 1) => html`
  <div class="field"><label for=${id}>${label}</label><input class="input" id=${id} name=${id} type="password" required minlength=${least} autocomplete=${autocomplete}>${hint ? html`<span class="hint">${hint}</span>` : nothing}</div>`

/** Empties what was typed once it has arrived; what never did may be sent again. */
function forget(form, error) {
  if (error?.code !== 'offline') form.reset()
}

export function accountPart() {
  const password = doer()
  const end = doer()
  const sessions = sessionsSection()
  const state = { changed: null, quotas: null }

  get('/api/quotas').then(({ quotas }) => {
    state.quotas = quotas
    update()
  }, () => {})

  async function change(event) {
    event.preventDefault()
    const form = event.target
    const { current, next } = Object.fromEntries(new FormData(form))
    state.changed = null
    await password.doing('change', async () => {
      state.changed = await put('/api/auth/password', { currentPassword: current, newPassword: next })
      sessions.load()
    })
    forget(form, password.state.error)
  }

  async function remove(event) {
    event.preventDefault()
    const form = event.target
    await end.doing('remove', () => send('DELETE', '/api/auth/me', { password: new FormData(form).get('farewell') }))
    forget(form, end.state.error)
    if (end.state.error) return
    form.closest('dialog').close()
    gone()
    go('/')
  }

  const passwordForm = () => html`
    <section class="section" aria-labelledby="password"><div class="section-head"><h2 id="password">Password</h2></div>
      <form class="form narrow-form" aria-labelledby="password" @submit=${change}>
        <input class="sr" type="email" name="username" autocomplete="username" tabindex="-1" aria-hidden="true" readonly .value=${session.user.email}>
        ${field('current', 'Current password', 'current-password')}
        ${field('next', 'New password', 'new-password', '7 characters or more', 7)}
        ${errorLine(password.state.error)}
        <div><button class="btn" type="submit">${password.state.busy ? 'Changing' : 'Change password'}</button></div>
        <div role="status">${state.changed ? html`<p class="said">${icon('tick')}<span>The password is changed. ${state.changed.sessionsEnded ? `${count(state.changed.sessionsEnded, 'other session')} ended.` : 'No other session was open.'} API tokens go on; <a href="/settings/tokens">revoke them</a> if somebody else may have them.</span></p>` : nothing}</div>
      </form></section>`

  const quotas = () => (state.quotas ? html`
    <section class="section" aria-labelledby="kept"><div class="section-head"><h2 id="kept">What you keep</h2></div>
      <dl class="quotas">${state.quotas.map(({ quota, used, most }) => html`<div><dt>${KEPT[quota] || quota}</dt><dd>${amount(quota, used)} <span class="meta">of ${amount(quota, most)}</span></dd></div>`)}</dl>
      <p class="soft gap-s">One JSON file has all of it: workflows with their versions, runs with what went in and came out, webhooks with their deliveries. No secrets.</p>
      <p class="gap-s"><a class="btn" href="/api/account/export" download>Export all of it</a></p></section>` : nothing)

  const dangerZone = () => html`
    <section class="section danger-zone" aria-labelledby="end"><div class="section-head"><h2 id="end">Delete the account</h2></div>
      <p class="soft">Workflows, runs, connections, keys and tokens go with it, for good. Runs under way are cancelled.</p>
      <p class="gap-s"><button class="btn danger" type="button" @click=${() => {
        end.state.error = null
        document.getElementById('end-dialog').showModal()
        drawn(() => document.getElementById('farewell').focus())
      }}>Delete this account</button></p></section>
    <dialog id="end-dialog" aria-labelledby="end-title" @click=${closeOutside} @close=${event => event.target.querySelector('form').reset()}>
      <form @submit=${remove}>
        ${dialogHead('end', `Delete ${session.user.email}?`)}
        <div class="panel-body form"><p>Nobody can bring it back. The address may sign up again, and begins with nothing.</p>
          ${field('farewell', 'Your password', 'current-password')}${errorLine(end.state.error)}</div>
        <div class="panel-foot"><button class="btn" type="button" @click=${close}>Keep</button><button class="btn danger" type="submit">${end.state.busy ? 'Deleting' : 'Delete for good'}</button></div>
      </form>
    </dialog>`

  return { view: () => html`${look()}${passwordForm()}${sessions.view()}${quotas()}${dangerZone()}` }
}

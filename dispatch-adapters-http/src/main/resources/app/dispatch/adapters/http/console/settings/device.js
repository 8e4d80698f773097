// A program that asks to be let in: its code is typed, what it wants is shown, and somebody says yes or no.
import { html, nothing, drawn } from '../shell/view.js'
import { query } from '../shell/router.js'
import { get, post } from '../api/http.js'
import { errorLine } from '../look/errors.js'
import { icon } from '../look/icons.js'
import { when } from '../look/time.js'
import { doer } from './doing.js'
import { SCOPES } from './tokens.js'

const address = code => `/api/auth/device/${encodeURIComponent(code)}`

const NONE = 'No program waits with this code: it holds for ten minutes, and for one answer.'

export function devicePage() {
  const state = { code: query().get('code') ?? '', login: null, answer: '' }
  const { state: now, doing } = doer()

  const headline = () => drawn(() => document.getElementById('device-title')?.focus())

  const said = act => act().catch(error => {
    throw error.code === 'not_found' ? Object.assign(error, { message: NONE }) : error
  })

  const look = event => {
    event?.preventDefault()
    return doing('look', () => said(async () => {
      state.login = (await get(address(state.code.trim()))).login
      headline()
    }))
  }

  const answer = allow => doing(allow ? 'allow' : 'refuse', () => said(async () => {
    await post(address(state.code.trim()), { allow })
    state.answer = allow ? 'allowed' : 'refused'
    headline()
  }))

  const form = () => html`
    <form class="panel panel-body form narrow-form" aria-labelledby="device-title" @submit=${look}>
      <div class="field"><label for="device-code">Code</label>
        <input class="input mono" id="device-code" name="code" required maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="BCDF-GHJK"
          aria-describedby="device-hint" .value=${state.code} @input=${event => {
            state.code = event.target.value
          }}>
        <span class="hint" id="device-hint">Eight letters that the program shows</span></div>
      ${now.at === 'look' ? errorLine(now.error) : nothing}
      <div class="row"><button class="btn primary" type="submit">${now.busy === 'look' ? 'Looking' : 'Continue'}</button></div>
    </form>`

  const scope = name => html`<li><b class="mono">${name}</b> <span class="soft">${SCOPES.find(([known]) => known === name)?.[1] ?? ''}</span></li>`

  const question = () => html`
    <section class="panel panel-body form narrow-form" aria-labelledby="device-title">
      <p><b>${state.login.name}</b> wants to act for you. Asked ${when(state.login.createdAt)}, from <span class="mono">${state.login.client}</span>, and shows the code <b class="mono">${state.code.trim().toUpperCase()}</b>.</p>
      <div><p>It may then:</p><ul>${state.login.scopes.map(scope)}</ul></div>
      <p class="row line">${icon('st-waiting')}<span>Let it in only if you started it yourself, now. Nobody else has a reason to send you a code.</span></p>
      ${['allow', 'refuse'].includes(now.at) ? errorLine(now.error) : nothing}
      <div class="row wrap">
        <button class="btn primary" type="button" @click=${() => answer(true)}>${now.busy === 'allow' ? 'Letting it in' : 'Let it in'}</button>
        <button class="btn" type="button" @click=${() => answer(false)}>${now.busy === 'refuse' ? 'Refusing' : 'Refuse'}</button>
      </div>
    </section>`

  const end = () => html`
    <section class="panel panel-body form narrow-form" role="status">
      ${state.answer === 'allowed'
        ? html`<p>${state.login.name} is let in. You can close this page, and revoke its token among <a href="/settings/tokens">your API tokens</a>.</p>`
        : html`<p>${state.login.name} is refused, and has got nothing.</p>`}
    </section>`

  if (state.code) look()
  return {
    title: 'Let a program in',
    view: () => html`
      <div class="head"><div><h1 id="device-title" tabindex="-1">${state.answer ? 'That is all' : 'Let a program in'}</h1>
        <p>A program such as the command line can be let in here, without your password.</p></div></div>
      ${state.answer ? end() : state.login ? question() : form()}`,
  }
}

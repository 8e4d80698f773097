// Settings: the account, its API tokens, and who is told of runs.
import { html, ifDefined } from '../shell/view.js'
import { nothingHere } from '../shell/missing.js'
import { session } from '../account/session.js'
import { accountPart } from './account.js'
import { tokensPart } from './tokens.js'
import { hooksPart } from './hooks.js'

const PARTS = [['', 'Account', accountPart], ['tokens', 'API tokens', tokensPart], ['webhooks', 'Webhooks', hooksPart]]

export function settingsPage({ part = '' }) {
  const found = PARTS.find(([name]) => name === part)
  if (!found) return { title: 'Settings', view: () => nothingHere('There is no such setting', 'The address may have a typing error.', html`<a class="btn primary" href="/settings">See all settings</a>`) }
  const [, title, make] = found
  const shown = make()
  return {
    title: `${title} · Settings`,
    view: () => html`
      <div class="head"><div><h1>Settings</h1><p>${session.user.name && session.user.name !== session.user.email ? `${session.user.name}, ` : ''}${session.user.email}</p></div></div>
      <nav class="bar" aria-label="Settings"><div class="segments">${PARTS.map(([name, words]) => html`<a href=${name ? `/settings/${name}` : '/settings'} aria-current=${ifDefined(name === part ? 'page' : undefined)}>${words}</a>`)}</div></nav>
      ${shown.view()}`,
    leave: shown.leave,
  }
}

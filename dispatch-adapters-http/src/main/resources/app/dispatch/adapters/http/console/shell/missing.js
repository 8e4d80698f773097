// What is shown at an address that leads nowhere, and in place of a thing that is not there.
import { html } from './view.js'

const art = html`
  <svg class="empty-art" width="176" height="72" viewBox="0 0 176 72" aria-hidden="true">
    <path d="M36 36h24M92 36h18" stroke-dasharray="3 4"/><rect x="4" y="22" width="32" height="28" rx="6"/><rect x="60" y="22" width="32" height="28" rx="6"/>
    <rect class="gone" x="116" y="22" width="32" height="28" rx="6" stroke-dasharray="3 4"/>
  </svg>`

export const nothingHere = (title, words, actions) => html`
  <div class="panel empty">${art}<h1>${title}</h1><p>${words}</p><div class="row wrap">${actions}</div></div>`

export const missingPage = signedIn => ({
  title: 'Not found',
  view: () => nothingHere(
    'There is nothing at this address',
    'It may have been deleted, or belong to somebody else, or the address has a typing error.',
    html`<a class="btn primary" href=${signedIn ? '/compose' : '/'}>${signedIn ? 'Go to Compose' : 'Go to the start'}</a>
      ${signedIn ? html`<a class="btn" href="/history">Look in History</a>` : ''}`),
})

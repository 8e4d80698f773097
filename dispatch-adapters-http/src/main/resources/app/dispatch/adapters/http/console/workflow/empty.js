// Where there is no workflow yet: what will be here, and briefs to begin with.
import { html } from '../shell/view.js'
import { EXAMPLES } from '../compose/box.js'

const art = html`
  <svg class="empty-art" width="176" height="72" viewBox="0 0 176 72" aria-hidden="true">
    <path d="M36 36c14 0 10-20 24-20M36 36c14 0 10 20 24 20M92 16c20 0 20 20 40 20M92 56c20 0 20-20 40-20"/>
    <rect x="4" y="22" width="32" height="28" rx="6"/><rect x="60" y="2" width="32" height="28" rx="6"/><rect x="60" y="42" width="32" height="28" rx="6"/><rect class="hot" x="132" y="22" width="32" height="28" rx="6"/>
  </svg>`

export const emptyWorkflows = () => html`
  <div class="panel empty">${art}<h2>No workflow yet</h2>
    <p>Say in a sentence what should happen and when. You see the plan before anything runs.</p>
    <a class="btn primary" href="/compose">Write a brief</a>
    <p class="meta">Or start from one of these</p>
    <div class="starter">${EXAMPLES.map(words => html`<a class="panel start" href=${`/compose?brief=${encodeURIComponent(words)}`}>${words}</a>`)}</div>
  </div>`

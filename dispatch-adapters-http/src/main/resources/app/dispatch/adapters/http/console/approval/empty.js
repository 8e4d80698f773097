// Where nothing waits: what will be here, and a brief that has something wait.
import { html } from '../shell/view.js'

const BRIEF = 'Ask me before you post "Good morning" to #general on Slack'

const art = html`
  <svg class="empty-art" width="176" height="72" viewBox="0 0 176 72" aria-hidden="true">
    <path d="M36 36h24M92 36h24" stroke-dasharray="3 4"/><rect x="4" y="22" width="32" height="28" rx="6"/><rect x="116" y="22" width="32" height="28" rx="6"/>
    <rect class="hot" x="60" y="22" width="32" height="28" rx="6"/><path d="M72 31v10M80 31v10"/>
  </svg>`

export const nothingWaits = () => html`
  <div class="panel empty">${art}<h2>Nothing waits for you</h2>
    <p>A step that you want to see first stops here with its exact call, for days if need be. Say so in the brief: “Ask me before you post”.</p>
    <a class="btn primary" href=${`/compose?brief=${encodeURIComponent(BRIEF)}`}>Try a brief that asks</a>
  </div>`

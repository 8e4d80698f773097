// The icons, drawn for Dispatch: one sprite in the page, and how one of it is used. An icon means nothing to a screen reader.
import { html } from 'lit-html'

/** The symbols, once in the page. */
export const sprite = html`
  <svg class="sprite" aria-hidden="true">
    <defs>
      <pattern id="hatch-failed" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hf" d="M0 0v6" stroke-width="3"/></pattern>
      <pattern id="hatch-hold" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hh" d="M0 0v6" stroke-width="3"/></pattern>
    </defs>
    <symbol id="calendar" viewBox="0 0 16 16"><rect x="2.25" y="3" width="11.5" height="10.5" rx="1.5"/><path d="M2.25 6.5h11.5M5.25 1.75v2.5M10.75 1.75v2.5"/></symbol>
    <symbol id="close" viewBox="0 0 16 16"><path d="m4 4 8 8M12 4l-8 8"/></symbol>
    <symbol id="compose" viewBox="0 0 16 16"><path d="M8.5 13.5h5M9.7 3.4l2.9 2.9-6.8 6.8-3.3.4.4-3.3z"/></symbol>
    <symbol id="copy" viewBox="0 0 16 16"><rect x="5.5" y="5.5" width="8" height="8" rx="1.5"/><path d="M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2"/></symbol>
    <symbol id="docs" viewBox="0 0 16 16"><path d="M3.5 2h6L12.5 5v9h-9zM9.5 2v3h3M6 8.5h4M6 11h4"/></symbol>
    <symbol id="hand" viewBox="0 0 16 16"><rect x="2.25" y="2.25" width="11.5" height="11.5" rx="3"/><path d="M6.25 5.75v4.5M9.75 5.75v4.5"/></symbol>
    <symbol id="history" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.75"/><path d="M8 4.75V8l2.25 1.5"/></symbol>
    <symbol id="hook" viewBox="0 0 16 16"><path d="M9.5 2.5 5 8.75h3.25L6.5 13.5 11.5 7H8.25z"/></symbol>
    <symbol id="iff" viewBox="0 0 16 16"><path d="M2 8h3.5M5.5 8c2.5 0 2-4 5-4h3M5.5 8c2.5 0 2 4 5 4h3"/><path d="m11.75 2.25 2 1.75-2 1.75"/></symbol>
    <symbol id="inbox" viewBox="0 0 16 16"><path d="M2.25 9 4 3.5h8L13.75 9v3.5a1 1 0 0 1-1 1h-9.5a1 1 0 0 1-1-1zM2.25 9H5.5l1 2h3l1-2h3.25"/></symbol>
    <symbol id="logo" viewBox="0 0 20 20"><path d="M3 10h4.5M12.5 4.5H17M12.5 15.5H17M12.5 10H17"/><path d="M7.5 10c3 0 2-5.5 5-5.5M7.5 10c3 0 2 5.5 5 5.5M7.5 10h5"/></symbol>
    <symbol id="menu" viewBox="0 0 16 16"><path d="M2.5 5h11M2.5 11h11"/></symbol>
    <symbol id="note" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.75"/><path d="M8 7.5v3.25M8 5.25h.01"/></symbol>
    <symbol id="play" viewBox="0 0 16 16"><path d="M5 3.25v9.5L12.5 8z" fill="currentColor"/></symbol>
    <symbol id="plug" viewBox="0 0 16 16"><path d="M5.75 2v3M10.25 2v3M4 5h8v2.5a4 4 0 0 1-8 0zM8 11.5V14"/></symbol>
    <symbol id="plus" viewBox="0 0 16 16"><path d="M8 3.5v9M3.5 8h9"/></symbol>
    <symbol id="reads" viewBox="0 0 16 16"><path d="M1.75 8S4 3.75 8 3.75 14.25 8 14.25 8 12 12.25 8 12.25 1.75 8 1.75 8z"/><circle cx="8" cy="8" r="1.75"/></symbol>
    <symbol id="replay" viewBox="0 0 16 16"><path d="M3 3.5v9M13 3.5 6 8l7 4.5z"/></symbol>
    <symbol id="retry" viewBox="0 0 16 16"><path d="M13.25 8A5.25 5.25 0 1 1 11.5 4.1M11.75 1.75v2.75H9"/></symbol>
    <symbol id="right" viewBox="0 0 16 16"><path d="m6.5 4.5 3.5 3.5-3.5 3.5"/></symbol>
    <symbol id="search" viewBox="0 0 16 16"><circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.25 3.25"/></symbol>
    <symbol id="st-approval" viewBox="0 0 16 16"><rect x="2" y="2" width="12" height="12" rx="3" fill="currentColor" stroke="none"/><path class="cut" d="M6.4 5.6v4.8M9.6 5.6v4.8"/></symbol>
    <symbol id="st-cancelled" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.25"/><path d="m6 6 4 4M10 6l-4 4"/></symbol>
    <symbol id="st-dry" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.5" stroke-dasharray="2.4 1.9"/><path d="m5.6 8.2 1.7 1.7 3.1-3.6"/></symbol>
    <symbol id="st-failed" viewBox="0 0 16 16"><path d="M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4z" fill="currentColor" stroke="none"/><path class="cut" d="m5.9 5.9 4.2 4.2M10.1 5.9l-4.2 4.2"/></symbol>
    <symbol id="st-ok" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6" fill="currentColor" stroke="none"/><path class="cut" d="m5.4 8.2 1.8 1.8 3.4-3.9"/></symbol>
    <symbol id="st-running" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.25" opacity=".28"/><path d="M8 2.75A5.25 5.25 0 0 1 13.25 8" stroke-width="2"/></symbol>
    <symbol id="st-skipped" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.25"/><path d="m4.4 11.6 7.2-7.2"/></symbol>
    <symbol id="st-waiting" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.25" stroke-dasharray="1.6 2.3"/></symbol>
    <symbol id="t-github" viewBox="0 0 20 20"><circle cx="6" cy="4.75" r="2"/><circle cx="6" cy="15.25" r="2"/><circle cx="14" cy="7" r="2"/><path d="M6 6.75v6.5M14 9c0 3-5 2-7.2 4.4"/></symbol>
    <symbol id="t-gmail" viewBox="0 0 20 20"><rect x="2.5" y="4.5" width="15" height="11" rx="1.5"/><path d="m3 6 7 5.25L17 6"/></symbol>
    <symbol id="t-linear" viewBox="0 0 20 20"><path d="m3 5.25 1.25 1.25L6.5 4M3 11.25l1.25 1.25L6.5 10M9.5 5.5H17M9.5 11.25H17M9.5 16H14M4.5 16h.01"/></symbol>
    <symbol id="t-openai" viewBox="0 0 20 20"><path d="M10 2.5c.6 4.6 2.9 6.9 7.5 7.5-4.6.6-6.9 2.9-7.5 7.5-.6-4.6-2.9-6.9-7.5-7.5 4.6-.6 6.9-2.9 7.5-7.5z"/></symbol>
    <symbol id="t-slack" viewBox="0 0 20 20"><path d="M8.25 3.5 6.5 16.5M13.5 3.5l-1.75 13M3.75 7.75h13M3.25 12.25h13"/></symbol>
    <symbol id="theme" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.5"/><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor"/></symbol>
    <symbol id="warn" viewBox="0 0 16 16"><path d="M8 2.5 14 13H2zM8 6.5v3M8 11.25h.01"/></symbol>
    <symbol id="workflows" viewBox="0 0 16 16"><rect x="1.75" y="2.5" width="4" height="4" rx="1"/><rect x="1.75" y="9.5" width="4" height="4" rx="1"/><rect x="10.25" y="6" width="4" height="4" rx="1"/><path d="M5.75 4.5H7a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H5.75M8 8h2.25"/></symbol>
    <symbol id="writes" viewBox="0 0 16 16"><path d="M9.9 2.9l3.2 3.2-7 7-3.7.5.5-3.7z" fill="currentColor"/></symbol>
    <symbol id="t-http" viewBox="0 0 20 20"><path d="M7 3.5c-2 0-2.5 1-2.5 2.75v1.5C4.5 9.25 3.75 10 2.75 10c1 0 1.75.75 1.75 2.25v1.5c0 1.75.5 2.75 2.5 2.75M13 3.5c2 0 2.5 1 2.5 2.75v1.5c0 1.5.75 2.25 1.75 2.25-1 0-1.75.75-1.75 2.25v1.5c0 1.75-.5 2.75-2.5 2.75"/></symbol>
    <symbol id="t-google-calendar" viewBox="0 0 20 20"><rect x="3" y="4" width="14" height="12.5" rx="1.5"/><path d="M3 8h14M7 2.5v3M13 2.5v3"/></symbol>
    <symbol id="t-notion" viewBox="0 0 20 20"><path d="M5 2.5h7l3 3v12H5zM12 2.5v3h3M7.5 9.5h5M7.5 12.5h5"/></symbol>
    <symbol id="t-stripe" viewBox="0 0 20 20"><rect x="2.5" y="4.5" width="15" height="11" rx="1.5"/><path d="M2.5 8.25h15M5.5 12.25h3"/></symbol>
    <symbol id="t-discord" viewBox="0 0 20 20"><path d="M3 4.5h14v9H9l-3.5 3v-3H3z"/></symbol>
    <symbol id="t-google-drive" viewBox="0 0 20 20"><path d="M2.5 15.5v-11h5l1.75 2h8.25v9z"/></symbol>
    <symbol id="removes" viewBox="0 0 16 16"><path d="M3 4.5h10M6.5 4.5V2.75h3V4.5M4.25 4.5l.6 8.75h6.3l.6-8.75"/></symbol>
    <symbol id="st-queued" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.5"/><path d="M5.5 8h.01M8 8h.01M10.5 8h.01"/></symbol>
    <symbol id="st-reused" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.25"/><path d="m5.6 8.2 1.7 1.7 3.1-3.6"/></symbol>
    <symbol id="keyboard" viewBox="0 0 16 16"><rect x="1.75" y="4" width="12.5" height="8" rx="1.5"/><path d="M4.5 6.75h.01M7 6.75h.01M9.5 6.75h.01M12 6.75h.01M5.5 9.5h5"/></symbol>
    <symbol id="repeat" viewBox="0 0 16 16"><path d="M3 7V6a2 2 0 0 1 2-2h7M10 2l2 2-2 2M13 9v1a2 2 0 0 1-2 2H4M6 14l-2-2 2-2"/></symbol>
    <symbol id="key" viewBox="0 0 16 16"><circle cx="5" cy="11" r="2.75"/><path d="m7 9 6-6M10.5 5.5l2 2"/></symbol>
    <symbol id="settings" viewBox="0 0 16 16"><path d="M2 5h7M13 5h1M2 11h1M7 11h7"/><circle cx="11" cy="5" r="1.75"/><circle cx="5" cy="11" r="1.75"/></symbol>
    <symbol id="templates" viewBox="0 0 16 16"><rect x="2.25" y="2.5" width="11.5" height="11" rx="1.5"/><path d="M2.25 6h11.5M6 6v7.5"/></symbol>
    <symbol id="tick" viewBox="0 0 16 16"><path d="m3.5 8.5 3 3 6-7"/></symbol>
    <symbol id="person" viewBox="0 0 16 16"><circle cx="8" cy="5.25" r="2.5"/><path d="M3 13.5c.4-2.6 2.3-4 5-4s4.6 1.4 5 4"/></symbol>
    <symbol id="undo" viewBox="0 0 16 16"><path d="M5.5 3 2.75 5.75 5.5 8.5M3 5.75h6.5a3.75 3.75 0 0 1 0 7.5H6"/></symbol>
    <symbol id="out" viewBox="0 0 16 16"><path d="M6.5 2.75h-3.5v10.5h3.5M6.5 8h7M11 5.25 13.75 8 11 10.75"/></symbol>
  </svg>`

/** The icon of that name. */
export const icon = (name, more = '') => html`<svg class="icon ${more}" aria-hidden="true"><use href="#${name}"></use></svg>`

const TOOLS = new Set(['github', 'gmail', 'linear', 'openai', 'slack', 'http', 'notion', 'stripe', 'discord', 'google-calendar', 'google-drive'])
const SAME = { calendar: 'google-calendar', google_calendar: 'google-calendar', gcal: 'google-calendar', drive: 'google-drive', google_drive: 'google-drive', anthropic: 'openai', google: 'openai', llm: 'openai' }

/** What stands for a tool: a glyph of what it works on, else its first letter. */
export const tile = (tool, more = '') => {
  const name = SAME[tool] || tool
  return TOOLS.has(name)
    ? html`<span class="tile ${more}">${icon(`t-${name}`)}</span>`
    : html`<span class="tile letter-tile ${more}" aria-hidden="true">${tool[0]?.toUpperCase()}</span>`
}

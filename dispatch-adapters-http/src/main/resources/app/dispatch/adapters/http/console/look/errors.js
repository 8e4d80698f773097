// An error as it is shown: what happened in the server's words, each problem with where it is, and what can be done.
import { html, nothing } from 'lit-html'
import { icon } from './icons.js'

const REMEDIES = {
  offline: 'Check the connection; what you wrote is kept.',
  rate_limited: error => (error.retryAfter ? `Try again in ${error.retryAfter} s.` : 'Try again in a moment.'),
  too_many_streams: 'Close another page that watches a run, then load this one again.',
  unavailable: 'Try again in a moment; nothing was started.',
  forbidden: 'Ask whoever runs this server.',
}

export function remedy(error) {
  const words = REMEDIES[error.code]
  return typeof words === 'function' ? words(error) : words
}

/** The whole error, for where something should have been. */
export const errorPanel = (error, title, again) => html`
  <div class="panel bad-note" role="alert">
    <p class="row line"><span class="c-failed">${icon('st-failed')}</span><b>${title}</b></p>
    <p class="soft">${error.message}${error.message.endsWith('.') ? '' : '.'} ${remedy(error)}</p>
    ${problems(error)}
    <p class="row wrap">
      ${again ? html`<button class="btn small" type="button" @click=${again}>Try again</button>` : nothing}
      <span class="meta mono">${error.code === 'offline' ? error.code : html`<a href="/docs/errors#${error.code}">${error.code}</a>`}${error.requestId ? ` · ${error.requestId}` : ''}</span>
    </p>
  </div>`

const problems = error => error.problems?.length
  ? html`<ul class="problems">${error.problems.map(one => html`<li><span class="mono">${one.path}</span> ${one.message}</li>`)}</ul>`
  : nothing

/** The error on one line, beside what was pressed. */
export const errorLine = error => (error
  ? html`<p class="problem" role="alert">${icon('st-failed')}<span>${error.message}${error.message.endsWith('.') ? '' : '.'} ${remedy(error)}</span></p>`
  : nothing)

/** Rows that stand for those that are on their way. */
export const skeleton = (rows, words = 'Loading') => html`
  <div class="skeleton" role="status"><span class="sr">${words}</span>${Array.from({ length: rows }, () => html`<div class="bone" aria-hidden="true"></div>`)}</div>`

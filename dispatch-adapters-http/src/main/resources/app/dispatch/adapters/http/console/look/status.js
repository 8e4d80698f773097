// A status as a shape and a word: seen without colour, heard without sight.
import { html } from 'lit-html'
import { icon } from './icons.js'

const SHAPES = {
  waiting: 'waiting', queued: 'queued', running: 'running', ok: 'ok', failed: 'failed', skipped: 'skipped',
  cancelled: 'cancelled', approval: 'approval', dry: 'dry', reused: 'reused',
}

const WORDS = {
  waiting: 'Waits for you', queued: 'Queued', running: 'Running', ok: 'Ok', failed: 'Failed', skipped: 'Skipped',
  cancelled: 'Cancelled', approval: 'Waits for you', dry: 'Dry run', reused: 'Taken over',
}

export const shape = (status, more = '') => icon(`st-${SHAPES[status] || 'waiting'}`, `${status === 'running' ? 'spin' : ''} ${more}`)

/** The mark of a status, with other words where there are some. */
export const mark = (status, words, end) => html`<span class="st" data-mark=${status}>${shape(status)}<span class="st-words">${words ?? WORDS[status] ?? status}</span>${end ?? ''}</span>`

/** What a run is shown as: a dry one is not an ok one, and one that waits does so for its owner. */
export function shownAs(run) {
  if (run.status === 'waiting') return 'approval'
  return run.mode === 'dry-run' && run.status === 'ok' ? 'dry' : run.status
}

/** The outcome of a run in words. */
export const outcome = run => mark(shownAs(run), run.mode === 'dry-run' && run.status === 'failed' ? 'Failed (dry run)' : undefined)

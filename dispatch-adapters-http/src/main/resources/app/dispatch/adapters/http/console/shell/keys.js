// Keys: what can be pressed anywhere, what a page adds, and the list of them all.
import { html, update } from './view.js'
import { go } from './router.js'
import { icon } from '../look/icons.js'

export const MAC = /Mac|iPhone|iPad/.test(navigator.platform)
export const MOD = MAC ? '⌘' : 'Ctrl'

const GO = { c: '/compose', w: '/workflows', h: '/history', a: '/approvals', t: '/templates', i: '/integrations', s: '/settings', d: '/docs' }
let opened = -Infinity
let pageKeys = () => ({})

/** Has the page's own keys work: a function that gives {key: action}. */
export function setPageKeys(keys) {
  pageKeys = keys || (() => ({}))
}

/** Whether it is in a dialog that has been closed; what had the focus there keeps it until the browser draws. */
export const isClosed = element => !!element.closest?.('dialog:not([open])')

const isTyping = element => element?.closest?.('input:not([type=checkbox]), textarea, select, [contenteditable]') && !isClosed(element)

/** Listens; `palette` opens the palette, `signedIn` says whether there are pages to go to. */
export function listenToKeys({ palette, signedIn }) {
  addEventListener('keydown', event => {
    const dialog = document.querySelector('dialog[open]')
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && signedIn()) {
      event.preventDefault()
      palette()
      return
    }
    if (dialog) return
    const combination = `${event.ctrlKey || event.metaKey ? 'mod+' : ''}${event.shiftKey && event.key.length > 1 ? 'shift+' : ''}${event.key.toLowerCase()}`
    const isPlain = !isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey
    // Before the page's own keys: behind G an A goes to the approvals, and approves nothing.
    if (isPlain && GO[event.key] && event.timeStamp - opened < 1500 && signedIn()) {
      opened = -Infinity
      go(GO[event.key])
      return
    }
    const own = pageKeys()[combination]
    if (own && (combination.startsWith('mod+') || !isTyping(event.target))) {
      event.preventDefault()
      own(event)
      return
    }
    if (isPlain && event.key === '?') openKeys()
    else if (isPlain && event.key === 'g') opened = event.timeStamp
  })
}

export function openKeys() {
  document.getElementById('keys')?.showModal()
}

const LISTS = [
  ['Anywhere', [['Go to or do', [MOD, 'K']], ['This list', ['?']], ['Compose', ['G', 'C']], ['Workflows', ['G', 'W']], ['History', ['G', 'H']], ['Approvals', ['G', 'A']], ['Templates', ['G', 'T']], ['Integrations', ['G', 'I']], ['Settings', ['G', 'S']], ['Docs', ['G', 'D']]]],
  ['A plan', [['Plan it, then Run', [MOD, '⏎']], ['Dry run', [MOD, '⇧', '⏎']], ['Next or previous phase', ['←', '→']], ['Next or previous step', ['↑', '↓']]]],
  ['The editor', [['Undo, redo', [MOD, 'Z', '⇧ Z']], ['Save', [MOD, 'S']], ['A step earlier, later', ['Alt', '←', '→']], ['Remove a step', ['Del']], ['Pick a value', ['{{']]]],
  ['Lists', [['Down, up', ['J', 'K']], ['Open', ['⏎']], ['Find', ['/']]]],
  ['A run, an approval', [['Retry', ['R']], ['Approve', ['A']], ['Reject', ['X']], ['Copy the output', ['Y']]]],
]

/** The list, as a dialog that waits to be opened. */
export const keysDialog = () => html`
  <dialog id="keys" aria-labelledby="keys-title" @click=${closeOutside}>
    <div class="panel-head">
      <h2 id="keys-title">Keyboard</h2><span class="push"></span>
      <button class="btn square ghost small" type="button" aria-label="Close" title="Close" @click=${close}>${icon('close')}</button>
    </div>
    <div class="keys">
      ${LISTS.map(([title, keys]) => html`
        <section><h3>${title}</h3><dl>
          ${keys.map(([what, parts]) => html`<div class="line"><dt>${what}</dt><dd>${parts.map(part => html`<kbd>${part}</kbd> `)}</dd></div>`)}
        </dl></section>`)}
    </div>
  </dialog>`

export function close(event) {
  event.target.closest('dialog').close()
  update()
}

/** A click beside a dialog closes it. */
export function closeOutside(event) {
  if (event.target === event.currentTarget) close(event)
}

/** J and K, or the arrows, go from row to row of a list; gives whether the key was one of them. */
export function moveFocus(selector, step) {
  const all = [...document.querySelectorAll(selector)]
  const at = all.indexOf(document.activeElement)
  const to = all[Math.max(0, Math.min(all.length - 1, at + step))]
  to?.focus()
  to?.scrollIntoView({ block: 'nearest' })
}

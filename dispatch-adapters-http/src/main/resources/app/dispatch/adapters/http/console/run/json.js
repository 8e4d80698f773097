// A value as JSON that can be read: coloured, long texts and long lists folded until asked for.
import { html, nothing, update } from '../shell/view.js'

const LONG_TEXT = 400
const LONG_LIST = 5

const open = new WeakMap()
const texts = new Set()

const unfold = (key, path) => event => {
  event.stopPropagation()
  typeof key === 'object' ? open.set(key, true) : texts.add(path)
  update()
}

const indent = depth => '  '.repeat(depth)

const fold = (words, act) => html`<button class="fold" type="button" @click=${act}>${words}</button>`

function text(content, path) {
  if (content.length <= LONG_TEXT || texts.has(path)) return html`<span class="s">${JSON.stringify(content)}</span>`
  return html`<span class="s">${JSON.stringify(content.slice(0, 120)).slice(0, -1)}…"</span> ${fold(`${content.length.toLocaleString('en')} characters`, unfold(path, path))}`
}

function members(entries, depth, [begin, end], whole, path) {
  if (!entries.length) return begin + end
  const shown = Array.isArray(whole) && !open.get(whole) && entries.length > LONG_LIST ? entries.slice(0, LONG_LIST) : entries
  const left = entries.length - shown.length
  return html`${begin}\n${shown.map(([name, content], i) => html`${indent(depth + 1)}${name === null ? nothing : html`<span class="k">${JSON.stringify(name)}</span>: `}${node(content, depth + 1, `${path}/${name ?? i}`)}${i < entries.length - 1 ? ',' : ''}\n`)}${left ? html`${indent(depth + 1)}${fold(`${left} more`, unfold(whole))}\n` : nothing}${indent(depth)}${end}`
}

function node(content, depth, path) {
  if (typeof content === 'string') return text(content, path)
  if (content === null || typeof content === 'boolean') return html`<span class="q">${String(content)}</span>`
  if (typeof content === 'number') return html`<span class="n">${content}</span>`
  if (Array.isArray(content)) return members(content.map(one => [null, one]), depth, ['[', ']'], content, path)
  return members(Object.entries(content), depth, ['{', '}'], content, path)
}

/** The value; `label` is what it is to who cannot see where it stands. */
export const json = (content, { label, role = 'region' }) => html`<pre class="code" tabindex="0" role=${role} aria-label=${label}>${node(content, 0, label)}</pre>`

// Text as it is written in descriptions: what stands between backticks is code, and `METHOD /api/path` of an operation leads to it.
import { html } from '../shell/view.js'

/** The text with its code. */
export const words = text => (text || '').split(/(`[^`]+`)/).map(part => (part.startsWith('`') && part.length > 1 ? html`<code class="v">${part.slice(1, -1)}</code>` : part))

/** A code of errors, as a link to what is said of it. */
export const codeLink = code => html`<a class="mono" href="/docs/errors#${code}">${code}</a>`

/** With a full stop. */
export const sentence = text => (text && !/[.!?]$/.test(text) ? `${text}.` : text)

/** The first letter as it is within a sentence. */
export const inSentence = text => text.replace(/^[A-Z](?=[a-z])/, letter => letter.toLowerCase())

/** A path that may break after its slashes. */
export const path = text => html`<span class="path">${text.split(/(?<=.\/)/).map((part, i) => html`${i ? html`<wbr>` : ''}${part}`)}</span>`

/** A page's title as it stands in lists: what follows a colon or a comma is for its head. */
export const short = title => title.split(/[:,]/)[0]

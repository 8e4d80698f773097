// Words of the API in which values stand in backquotes.
import { html } from 'lit-html'

/** The words, the values marked. */
export const ticked = words => String(words ?? '').split('`').map((part, i) => (i % 2 ? html`<span class="v">${part}</span>` : part))

// A button that copies a text, and says that it has.
import { html, update } from '../shell/view.js'
import { icon } from '../look/icons.js'

let copied = null

async function copy(text, key) {
  try {
    await navigator.clipboard.writeText(text())
  } catch {
    const area = document.createElement('textarea')
    area.value = text()
    document.body.append(area)
    area.select()
    document.execCommand('copy')
    area.remove()
  }
  copied = key
  update()
  setTimeout(() => {
    copied = null
    update()
  }, 1500)
}

/** The button; `text` is asked for when it is pressed. */
export const copyButton = (text, label, key, kind = 'ghost small') => html`
  <button class="btn square ${kind}" type="button" data-copy=${key} aria-label=${copied === key ? 'Copied' : label} title=${copied === key ? 'Copied' : label} @click=${event => {
    event.stopPropagation()
    copy(text, key)
  }}>${icon(copied === key ? 'tick' : 'copy')}</button>`

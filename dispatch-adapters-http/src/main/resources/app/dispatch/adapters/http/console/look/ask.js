// Asks before something goes for good; the focus is on the harmless answer.
import { html } from '../shell/view.js'
import { close, closeOutside } from '../shell/keys.js'
import { icon } from './icons.js'

export const openDialog = id => document.getElementById(id).showModal()

export const dialogHead = (id, title) => html`
  <div class="panel-head"><h2 id="${id}-title">${title}</h2><span class="push"></span>
    <button class="btn square ghost small" type="button" aria-label="Close" title="Close" @click=${close}>${icon('close')}</button></div>`

/** The dialog, which waits to be opened; `act` is called when it is closed by the button that does it. */
export const ask = (id, title, content, words, act) => html`
  <dialog id=${id} aria-labelledby="${id}-title" @click=${closeOutside}>
    ${dialogHead(id, title)}
    <div class="panel-body form">${content}</div>
    <div class="panel-foot"><button class="btn" type="button" autofocus @click=${close}>Keep</button>
      <button class="btn danger" type="button" @click=${event => {
        close(event)
        act()
      }}>${words}</button></div>
  </dialog>`

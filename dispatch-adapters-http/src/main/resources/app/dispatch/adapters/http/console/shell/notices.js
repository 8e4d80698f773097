// One line at the top of a page: the server cannot be reached, or the session is over. It pushes the page down and goes by itself.
import { html, nothing, update } from './view.js'
import { icon } from '../look/icons.js'
import { onError, onReached, get } from '../api/http.js'
import { session } from '../account/session.js'

const state = { offline: !navigator.onLine, asking: null }

onError(error => {
  if (error.code === 'offline') away()
})
onReached(() => {
  if (!state.offline) return
  state.offline = false
  clearInterval(state.asking)
  state.asking = null
  update()
})
addEventListener('offline', () => away())
addEventListener('online', () => ask())

function ask() {
  get('/api/auth/me').catch(() => {})
}

/** Also called by what notices it in another way, such as a stream that breaks off. */
export function away() {
  if (state.asking) return
  state.offline = true
  state.asking = setInterval(ask, 4000)
  update()
}

export const notices = () => html`
  <div role="status" class="notices">
    ${state.offline ? html`<p class="notice">${icon('plug')}<span>The server cannot be reached. What you see may be old; it goes on by itself when the server is back.</span></p>` : nothing}
    ${session.ended ? html`<p class="notice">${icon('out')}<span>Your session has ended. Sign in to go on where you are; nothing of it is lost.</span></p>` : nothing}
  </div>`

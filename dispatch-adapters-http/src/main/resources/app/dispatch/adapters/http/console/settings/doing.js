// One thing at a time, and what went wrong with it beside what was pressed.
import { update } from '../shell/view.js'

/** A state {busy, error} and the function that does something named `what` with it. */
export function doer() {
  const state = { busy: '', error: null, at: '' }
  async function doing(what, act) {
    if (state.busy) return
    Object.assign(state, { busy: what, error: null, at: what })
    update()
    try {
      await act()
    } catch (error) {
      state.error = error
    }
    state.busy = ''
    update()
  }
  return { state, doing }
}

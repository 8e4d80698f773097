// One thing after the other, and what went wrong with it beside what was pressed.
import { update } from '../shell/view.js'

/** A state {busy, error} and the function that does something named `what` with it. */
export function doer() {
  const state = { busy: '', error: null, at: '' }
  let under
  async function doing(what, act) {
    if (state.busy === what) return
    // What was pressed meanwhile has its turn.
    while (state.busy) await under
    return (under = one(what, act))
  }
  async function one(what, act) {
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

// The view layer: lit-html draws what a page's function says, and update() has everything drawn anew, once a frame.
import { html, svg, nothing, render } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import { live } from 'lit-html/directives/live.js'
import { ifDefined } from 'lit-html/directives/if-defined.js'

export { html, svg, nothing, repeat, live, ifDefined }

let draw = () => nothing
let root = null
let asked = false
const after = []

/** Draws what `view` gives into `element`, now and at each update(). */
export function mount(element, view) {
  root = element
  draw = view
  now()
}

/** Has everything drawn anew before the next paint; a page out of sight is drawn too, so that its live region speaks. */
export function update() {
  if (asked) return
  asked = true
  queueMicrotask(now)
}

/** Calls `then` when what changed has been drawn. */
export function drawn(then) {
  after.push(then)
  update()
}

function now() {
  asked = false
  render(draw(), root)
  for (const then of after.splice(0)) then()
}

/** Redraws every second while `wanted` says so: for what shows how long it has been going on. */
export function ticking(wanted) {
  const timer = setInterval(() => wanted() && update(), 1000)
  return () => clearInterval(timer)
}

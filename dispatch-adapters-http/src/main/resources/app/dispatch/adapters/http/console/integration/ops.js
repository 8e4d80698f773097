// What a tool can do: its operations, each with what it does to the world.
import { html } from '../shell/view.js'
import { effect } from '../plan/card.js'
import { effectOfOp } from '../tool/catalog.js'

const ORDER = ['reads', 'writes', 'removes']

/** The operations, those that only read first. */
export function operations(tool) {
  const all = [...tool.ops].sort((one, other) => ORDER.indexOf(effectOfOp(one)) - ORDER.indexOf(effectOfOp(other)))
  return html`
    <section aria-labelledby="ops"><div class="section-head"><h2 id="ops">What it can do</h2><span class="meta">${all.length}</span></div>
      <ul class="ops">${all.map(op => html`<li>${effect(effectOfOp(op))}<div><b>${op.title}</b><p class="meta">${op.description}</p></div></li>`)}</ul></section>`
}

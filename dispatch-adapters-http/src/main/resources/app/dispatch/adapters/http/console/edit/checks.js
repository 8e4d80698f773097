// What is wrong with the plan, each with the way to its field; and what of it is another since it was saved.
import { drawn, html, nothing } from '../shell/view.js'
import { errorLine } from '../look/errors.js'
import { icon } from '../look/icons.js'
import { diffList, difference, isChanged } from '../plan/diff.js'
import { ticked } from '../plan/ticked.js'
import { place } from './problems.js'
import { planOf } from './whole.js'

/** Leads to the field of a problem; `choose` has a step's form shown. */
function goTo(edit, names, choose) {
  const id = names[0] === 'steps' && edit.plan.steps[names[1]]?.id
  if (id) {
    edit.careFor = ['params', 'tool', 'op'].includes(names[2]) ? edit.careFor : id
    choose(id)
  }
  drawn(() => {
    const path = id ? names.slice(2) : names
    const found = path.map((one, i) => document.querySelector(`${id ? '.inspector' : '.start-card'} [data-field="${path.slice(0, path.length - i).join('/')}"]`)).find(Boolean)
    for (let fold = found?.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true
    const field = found?.querySelector('textarea, select, input') || document.querySelector('.name-edit')
    field.focus()
  })
}

/** One of them with its place, which leads there. */
function row(edit, one, choose, mark) {
  const names = place(one)
  const id = names[0] === 'steps' && edit.plan.steps[names[1]]?.id
  const where = id ? [id, ...names.slice(2, 5).filter(part => part !== 'params')].join(', ') : names[0] || 'The plan'
  return html`<li>${mark}<span><button class="link" type="button" @click=${() => goTo(edit, names, choose)}>${where}</button>: ${ticked(one.message)}${one.hint ? html` <span class="soft">${ticked(one.hint)}</span>` : nothing}</span></li>`
}

/** What is wrong with the plan, and what may not be wanted. */
export const checks = (edit, choose) => html`
  <section aria-labelledby="checks"><div class="section-head"><h2 id="checks">Checks</h2></div>
    ${edit.failed ? errorLine(edit.failed) : nothing}
    ${edit.problems.length || edit.review?.warnings?.length ? html`<ul class="notes plain">${edit.problems.slice(0, 20).map(one => row(edit, one, choose, icon('warn', 'c-failed')))}${(edit.review.warnings || []).map(one => row(edit, one, choose, icon('note')))}</ul>`
      : html`<p class="none">${edit.review ? 'Nothing is wrong.' : 'They are on their way.'}</p>`}</section>`

/** What is another since that version. */
export function changes(edit, version) {
  const all = difference(edit.base, edit.plan)
  return html`<section aria-labelledby="changes"><div class="section-head"><h2 id="changes">${version ? `Changed since version ${version}` : 'Changed'}</h2></div>
    ${isChanged(all) ? diffList(all) : html`<p class="none">Nothing yet.</p>`}</section>`
}

/** What somebody else saved meanwhile; `take` has theirs, `over` has mine kept all the same. */
export const conflictPanel = (edit, { theirs }, { take, over }) => html`
  <section class="panel refined" role="alert" aria-labelledby="conflict"><div class="panel-head"><h2 id="conflict">It was changed elsewhere</h2><span class="meta">now version ${theirs.version}</span></div>
    <div class="panel-body form"><p class="soft">Nothing of yours is lost, and nothing was saved. What is there now, against what you began with:</p>
      ${diffList(difference(edit.base, planOf(theirs)))}</div>
    <div class="panel-foot"><button class="btn" type="button" @click=${take}>Take theirs</button><button class="btn danger" type="button" @click=${over}>Save mine over it</button></div>
  </section>`

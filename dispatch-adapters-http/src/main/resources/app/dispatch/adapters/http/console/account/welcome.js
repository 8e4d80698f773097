// What somebody sees who is not signed in: the composer in its open form, and the way in.
import { html, nothing } from '../shell/view.js'
import { go } from '../shell/router.js'
import { picture } from '../plan/picture.js'
import { assumptionList, byStep, effects } from '../plan/notes.js'
import { startsWhen } from '../workflow/schedule.js'
import { icon } from '../look/icons.js'
import { box, examples } from '../compose/box.js'
import { draft, plan } from '../compose/draft.js'
import { accountForm } from './form.js'

function planned() {
  const { plan: made, missing, permissions, warnings } = draft.parsed
  return html`
    <section class="hero-plan" aria-labelledby="plan-title">
      <div class="head"><div><h2 id="plan-title">${made.name}</h2>
        <p class="row line">${icon(startsWhen(made).icon)}<span>${startsWhen(made).words} Nothing is stored and nothing runs.</span></p></div>
        <div class="actions"><a class="btn" href="/signup">Sign up to run it</a></div></div>
      ${picture(made, { missing, effects: effects(made, permissions), warnings: byStep(made, warnings) })}
      ${made.assumptions?.length ? html`<div class="section">${assumptionList(made.assumptions)}</div>` : nothing}
    </section>`
}

/** The page; `then` is the address that is gone to when somebody is signed in. */
export function welcomePage(then) {
  const up = location.pathname === '/signup'
  return {
    title: up ? 'Sign up' : location.pathname === '/' ? 'Dispatch' : 'Sign in',
    view: () => html`
      <div class="hero">
        <div class="hero-ask">
          <h1>Say what should happen.<br>See the plan. Let it run.</h1>
          <p class="lead">Dispatch turns a brief in plain English into steps that you can read, change and approve.</p>
          ${box(plan, { lead: html`<p class="field"><label for="brief">What should Dispatch do?</label></p>` })}
          ${draft.parsed || draft.busy ? nothing : examples(plan)}
        </div>
        ${draft.parsed ? planned() : nothing}
        ${accountForm(up, () => go(then, { replace: true }))}
      </div>`,
  }
}

// One template: what it does, its plan, and the values that are to be made one's own.
import { html, nothing, ifDefined, update } from '../shell/view.js'
import { go } from '../shell/router.js'
import { nothingHere } from '../shell/missing.js'
import { post, put } from '../api/http.js'
import { take } from '../compose/draft.js'
import { catalog, isConnected, needCatalog, paramLabel, toolLabel } from '../tool/catalog.js'
import { isOpen } from '../tool/open.js'
import { picture } from '../plan/picture.js'
import { ticked } from '../plan/ticked.js'
import { errorLine, errorPanel, skeleton } from '../look/errors.js'
import { icon } from '../look/icons.js'
import { duration } from '../look/time.js'
import { startsWhen } from '../workflow/schedule.js'
import { adapted, described, fieldsOf, shown } from './adapt.js'
import { gallery, loadTemplate } from './gallery.js'

const LONG = 60
const ZONES = Intl.supportedValuesOf?.('timeZone') || []

const missing = template => [...new Set(template.steps.map(step => step.tool))]
  .filter(tool => catalog.tools?.has(tool) && !isOpen(catalog.tools.get(tool)) && !isConnected(tool))
  .map(tool => ({ tool, label: toolLabel(tool), reason: 'not connected' }))

const example = template => Object.fromEntries(Object.entries(template.triggerExample || {}).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]))

export function templatePage({ slug }) {
  const state = { typed: {}, busy: '', error: null, lost: null, problems: [] }
  const template = () => gallery.plans.get(slug)
  const plan = () => adapted(template(), fieldsOf(template()).fields, state.typed)

  const load = () => {
    state.lost = null
    loadTemplate(slug).catch(error => {
      state.lost = error
      update()
    })
  }

  async function doing(what, act) {
    if (state.busy) return
    Object.assign(state, { busy: what, error: null, problems: [] })
    update()
    try {
      await act()
    } catch (error) {
      state.error = error
    }
    state.busy = ''
    update()
  }

  const use = () => doing('use', async () => {
    const own = { id: `wf_${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`, ...plan() }
    const { valid, problems, missing: without, permissions, warnings, schedule } = await post('/api/plans/check', { plan: own })
    state.problems = problems
    if (!valid) return
    take({ plan: own, missing: without, permissions, warnings, schedule }, example(template()))
    go('/compose')
  })

  const clone = () => doing('clone', async () => {
    const { workflow } = await post(`/api/templates/${slug}/clone`)
    if (Object.keys(state.typed).length) await put(`/api/workflows/${workflow.id}`, { plan: plan() })
    go(`/workflows/${workflow.id}`)
  })

  const labelOf = one => ({ timezone: 'Time zone', cron: 'Cron expression' })[one.of] || paramLabel(one.param).replace(/^./, letter => letter.toUpperCase())

  function field(one, i) {
    const value = state.typed[one.key] ?? shown(one)
    const type = event => {
      state.typed[one.key] = event.target.value
      update()
    }
    return html`
      <div class="field ${shown(one).length > LONG ? 'wide-field' : ''}"><label for=${`own-${i}`}>${labelOf(one)}${one.steps.length ? html` <span class="meta">${one.steps.join(', ')}</span>` : nothing}</label>
        ${shown(one).length > LONG ? html`<textarea class="textarea" id=${`own-${i}`} rows="3" .value=${value} @input=${type}></textarea>`
          : html`<input class="input" id=${`own-${i}`} autocomplete="off" list=${ifDefined(one.of === 'timezone' ? 'zones' : undefined)} .value=${value} @input=${type}>`}</div>`
  }

  function own() {
    const { fields, rest } = fieldsOf(template())
    const { given, more } = described(template())
    if (!fields.length && !rest.length && !given && !more) return nothing
    return html`
      <section class="section" aria-labelledby="own"><div class="section-head"><h2 id="own">Make it yours</h2></div>
        ${fields.length ? html`<div class="own">${fields.map(field)}</div><datalist id="zones">${ZONES.map(name => html`<option value=${name}></option>`)}</datalist>` : nothing}
        <ul class="notes plain own-notes">
          ${rest.map(clause => html`<li>${icon('note')}<span>${ticked(`Also to change: ${clause}.`)}</span></li>`)}
          ${more ? html`<li>${icon('note')}<span>${ticked(more)}</span></li>` : nothing}
          ${given ? html`<li>${icon('hook')}<span>${ticked(given.replace('Send in `trigger`:', 'It is given'))} Compose has an example filled in.</span></li>` : nothing}
        </ul>
      </section>`
  }

  function whole() {
    const one = template()
    const starts = startsWhen(plan())
    return html`
      <div class="head"><div><nav class="crumb" aria-label="Where this is"><a href="/templates">Templates</a>${icon('right')}<a href=${`/templates?category=${encodeURIComponent(one.category)}`}>${one.category}</a></nav>
        <h1>${one.name}</h1><p class="row line">${icon(starts.icon)}<span>${starts.words} Takes about ${duration(one.estimatedRuntime * 1000)}.</span></p></div>
        <div class="actions"><button class="btn" type="button" @click=${clone}>${state.busy === 'clone' ? 'Cloning' : 'Clone'}</button>
          <button class="btn primary" type="button" @click=${use}>${icon('compose')}${state.busy === 'use' ? 'Opening' : 'Use'}</button></div></div>
      ${errorLine(state.error)}
      ${state.problems.map(problem => html`<p class="problem" role="alert">${icon('st-failed')}<span><span class="mono">${problem.path}</span> ${problem.message}</span></p>`)}
      <div><div class="tpl-say">${described(one).text.map(line => html`<p>${ticked(line)}</p>`)}</div></div>
      ${own()}
      <section class="section" aria-labelledby="plan"><h2 class="sr" id="plan">The plan</h2>${picture(plan(), { missing: missing(one) })}</section>`
  }

  needCatalog()
  load()
  return {
    title: () => template()?.name || 'Template',
    view: () => {
      if (template()) return whole()
      if (state.lost?.status === 404) return nothingHere('There is no such template', 'It may have gone, or the address has a typing error.', html`<a class="btn primary" href="/templates">See all templates</a>`)
      return html`<h1 class="sr">Template</h1>${state.lost ? errorPanel(state.lost, 'The template cannot be shown', load) : skeleton(5, 'Loading the template')}`
    },
    here: () => (template() ? [
      { label: `Use ${template().name}`, icon: 'compose', act: use },
      { label: `Clone ${template().name}`, icon: 'workflows', act: clone },
    ] : []),
  }
}

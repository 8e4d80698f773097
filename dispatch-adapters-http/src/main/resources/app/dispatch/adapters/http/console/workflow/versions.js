// What the plan of a workflow was before, and a way back.
import { html, nothing } from '../shell/view.js'
import { when, count } from '../look/time.js'
import { startsWhen } from './schedule.js'
import { mini } from './marks.js'

const row = (version, workflow, restore) => html`
  <li><span class="num">${version.version}</span>${mini(version.steps)}
    <span>${version.name}<span class="meta"> ${count(version.steps.length, 'step')}. ${startsWhen(version).short}. Saved ${when(version.savedAt)}</span></span>
    ${version.version === workflow.version ? html`<span class="meta">now</span>` : html`<button class="btn small" type="button" @click=${() => restore(version.version)}>Restore<span class="sr"> version ${version.version}</span></button>`}</li>`

/** The versions, asked for when somebody wants to see them. */
export const versionList = (workflow, versions, { load, restore }) => html`
  <section class="section" aria-labelledby="versions"><div class="section-head"><h2 id="versions">Versions</h2><span class="meta">now ${workflow.version}</span></div>
    ${versions ? html`<ul class="versions">${versions.map(version => row(version, workflow, restore))}</ul>`
      : workflow.version > 1 ? html`<button class="btn small" type="button" @click=${load}>Show versions</button>` : html`<p class="none">This is the first.</p>`}
    ${versions?.length === 0 ? html`<p class="none">None is kept.</p>` : nothing}
  </section>`

// What the plan of a workflow was before, what each version changed, and a way back.
import { html, nothing, update } from '../shell/view.js'
import { when, count } from '../look/time.js'
import { diffList, difference, inALine, isChanged } from '../plan/diff.js'
import { mini } from './marks.js'

let compared = null

function compare(version) {
  compared = compared === version ? null : version
  update()
}

/** What a version changed of the one before it, in a line. */
function changes(version, before) {
  if (!before) return version.name
  const line = inALine(difference(before, version))
  return line ? line.replace(/^[a-z](?=[a-z]+ )/, letter => letter.toUpperCase()) : 'Nothing that it does'
}

function against(version, workflow) {
  const diff = difference(version, workflow)
  return html`<div class="compared" role="group" aria-label="Version ${version.version} against the present one">
    <p class="meta">Since version ${version.version}</p>${isChanged(diff) ? diffList(diff) : html`<p class="none">Nothing is another.</p>`}</div>`
}

const row = (version, before, workflow, restore) => html`
  <li><span class="num">${version.version}</span>${mini(version.steps)}
    <span>${changes(version, before)}<span class="meta"> ${count(version.steps.length, 'step')}. Saved ${when(version.savedAt)}</span></span>
    ${version.version === workflow.version ? html`<span class="meta">now</span>` : html`<span class="actions">
      <button class="btn ghost small" type="button" aria-expanded=${compared === version.version} @click=${() => compare(version.version)}>Compare<span class="sr"> version ${version.version}</span></button>
      <button class="btn small" type="button" @click=${() => restore(version.version)}>Restore<span class="sr"> version ${version.version}</span></button></span>`}
    ${compared === version.version && version.version !== workflow.version ? against(version, workflow) : nothing}</li>`

/** The versions, asked for when somebody wants to see them. */
export const versionList = (workflow, versions, { load, restore }) => html`
  <section class="section" aria-labelledby="versions"><div class="section-head"><h2 id="versions">Versions</h2><span class="meta">now ${workflow.version}</span></div>
    ${versions ? html`<ul class="versions">${versions.map((version, i) => row(version, versions[i + 1], workflow, restore))}</ul>`
      : workflow.version > 1 ? html`<button class="btn small" type="button" @click=${load}>Show versions</button>` : html`<p class="none">This is the first.</p>`}
    ${versions?.length === 0 ? html`<p class="none">None is kept.</p>` : nothing}
  </section>`

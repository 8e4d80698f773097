// A JSON Schema for people: each member with its type, what it means and what it may be; what is within it is folded.
import { html, nothing } from '../shell/view.js'
import { resolve } from './openapi.js'
import { words } from './words.js'

const DEEPEST = 6

/** Its types but null; those of its values where it names none. */
const types = schema => [...new Set([schema.type ?? (schema.enum || []).map(value => (value === null ? 'null' : typeof value))].flat())].filter(type => type !== 'null')

/** The members of an object, those of its parts too; each schema is resolved. */
function members(document, schema, answers) {
  const one = resolve(document, schema)
  const own = Object.entries(one.properties || {}).map(([name, member]) => ({ name, schema: resolve(document, member), required: (one.required || []).includes(name), answers }))
  return [...(one.allOf || []).flatMap(part => members(document, part, answers)), ...own]
}

/** The alternatives of a schema, null apart. */
const choices = (document, schema) => (schema.anyOf || schema.oneOf || []).map(one => resolve(document, one)).filter(one => one.type !== 'null')

/** The schema that says what is within: of a list its items, of a choice of one that one. */
function within(document, schema) {
  const one = resolve(document, schema)
  if (one.items) return within(document, one.items)
  if (!one.properties && choices(document, one).length === 1) return within(document, choices(document, one)[0])
  if (!one.properties && typeof one.additionalProperties === 'object') return within(document, one.additionalProperties)
  return one
}

/** Its type in words. */
export function typeWords(document, schema) {
  const one = resolve(document, schema)
  const isNullable = [one.type].flat().includes('null') || one.enum?.includes(null) || (one.anyOf || one.oneOf || []).some(other => other.type === 'null')
  const alternatives = choices(document, one).filter(other => other.type || other.properties)
  const name = one.items ? `list of ${plural(typeWords(document, one.items))}`
    : types(one).length ? types(one).join(' or ')
      : one.properties || one.allOf ? 'object'
        : alternatives.length ? [...new Set(alternatives.map(other => typeWords(document, other)))].join(' or ')
          : one.const !== undefined ? typeof one.const : 'anything'
  return isNullable ? `${name} or null` : name
}

const plural = type => type.split(' or ').map(one => (/^(anything|list)/.test(one) ? one : `${one}s`)).join(' or ')

/** What it may be, in a line: values, bounds, what stands where it is left out. */
function bounds(schema) {
  const said = []
  if (schema.enum) said.push(html`One of ${schema.enum.filter(value => value !== null).map((value, i) => html`${i ? ', ' : ''}<code class="v">${String(value)}</code>`)}`)
  if (schema.const !== undefined && typeof schema.const !== 'boolean') said.push(html`Always <code class="v">${String(schema.const)}</code>`)
  if (schema.minimum !== undefined && schema.maximum !== undefined) said.push(`${schema.minimum} to ${schema.maximum}`)
  else if (schema.minimum > 0) said.push(`At least ${schema.minimum}`)
  else if (schema.maximum !== undefined) said.push(`At most ${schema.maximum}`)
  if (schema.maxLength) said.push(`At most ${schema.maxLength.toLocaleString('en')} characters`)
  if (schema.maxItems) said.push(`At most ${schema.maxItems}`)
  if (schema.default !== undefined) said.push(html`<code class="v">${JSON.stringify(schema.default)}</code> when left out`)
  return said.length ? html`<p class="meta">${said.map((one, i) => html`${i ? '. ' : ''}${one}`)}.</p>` : nothing
}

function inner(document, schema, depth, answers) {
  const one = within(document, schema)
  const alternatives = choices(document, one).filter(other => other.properties)
  if (depth >= DEEPEST) return nothing
  const all = members(document, one, answers)
  if (all.length) return html`<details class="inner"><summary>${all.length} ${all.length === 1 ? 'member' : 'members'}</summary>${rows(document, all, depth + 1)}</details>`
  return alternatives.length > 1
    ? alternatives.map((other, i) => html`<details class="inner"><summary>Form ${i + 1}</summary>${rows(document, members(document, other, answers), depth + 1)}</details>`)
    : nothing
}

const rows = (document, all, depth) => html`<dl class="params">${all.map(one => row(document, one, depth))}</dl>`

/** In what is sent it counts what must be there; in what is answered, what may be missing. */
const mark = (required, answers) => (answers ? (required ? '' : ', optional') : required ? html`, <b>required</b>` : '')

/** One name with its type and what it means: {name, schema, required, description}. */
const row = (document, { name, schema, required, description, answers }, depth) => html`
  <div>
    <dt>${name}<span class="meta">${typeWords(document, schema)}${mark(required, answers)}</span></dt>
    <dd>${words(description || schema.description)}${bounds(schema)}${inner(document, schema, depth, answers)}</dd>
  </div>`

/** The members of an object, as a list; of what is answered where `answers` says so. */
export function schemaList(document, schema, { answers = false } = {}) {
  const one = within(document, schema)
  const all = members(document, one, answers)
  if (all.length) return rows(document, all, 0)
  const alternatives = choices(document, one).filter(other => other.properties)
  if (alternatives.length) return alternatives.map((other, i) => html`${i ? html`<p class="either">or</p>` : nothing}${rows(document, members(document, other, answers), 0)}`)
  return html`<p>${words(one.description || typeWords(document, one))}</p>`
}

/** Parameters of the path, the query and headers, as a list. */
export const parameterList = (document, parameters) => rows(document, parameters.map(one => ({ ...one, schema: resolve(document, one.schema) })), 0)

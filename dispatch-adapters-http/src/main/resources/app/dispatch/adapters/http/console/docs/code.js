// Code as it is read: coloured a little, and with a button that copies it.
import { html, nothing } from '../shell/view.js'
import { copyButton } from '../run/copy.js'

const STRING = '"(?:\\\\.|[^"\\\\\\n])*"'
const KEY = `${STRING}(?=\\s*:)`
const PARTS = {
  json: [['k', KEY], ['s', STRING], ['n', '\\b-?\\d+(?:\\.\\d+)?\\b'], ['q', '\\b(?:true|false|null)\\b']],
  sh: [['q', '(?<=^|\\s)#[^\\n]*'], ['k', KEY], ['s', STRING]],
  js: [['q', '//[^\\n]*|/\\*[\\s\\S]*?\\*/'], ['k', `${KEY}|\\b(?:await|async|const|let|for|of|function|return|if|new|import|from|export|throw|try|catch|while|yield)\\b`], ['s', `${STRING}|'(?:\\\\.|[^'\\\\\\n])*'|\`[^\`]*\``]],
  python: [['q', '#[^\\n]*'], ['k', `${KEY}|\\b(?:import|from|with|as|for|in|def|return|if|else|None|True|False|yield|while|try|except|raise)\\b`], ['s', `${STRING}|'(?:\\\\.|[^'\\\\\\n])*'`]],
}
const ALIASES = { http: 'json', bash: 'sh', shell: 'sh', javascript: 'js', jsonc: 'json' }
const made = new Map()

function pattern(language) {
  const parts = PARTS[ALIASES[language] || language]
  if (!parts) return null
  if (!made.has(language)) made.set(language, { names: parts.map(([name]) => name), expression: new RegExp(parts.map(([, part]) => `(${part})`).join('|'), 'gm') })
  return made.get(language)
}

/** The text with its strings, names and remarks coloured. */
export function coloured(text, language) {
  const known = pattern(language)
  if (!known) return text
  const all = []
  let at = 0
  for (const match of text.matchAll(known.expression)) {
    const which = match.slice(1).findIndex(part => part !== undefined)
    all.push(text.slice(at, match.index), html`<span class=${known.names[which]}>${match[0]}</span>`)
    at = match.index + match[0].length
  }
  return [...all, text.slice(at)]
}

/** A block of code; `label` is what it is to who cannot see where it stands. */
export const block = (text, language, label, { key = `${text.length} ${text.slice(0, 60)}`, copies = true } = {}) => html`
  <div class="block">
    <pre class="code" tabindex="0" role="group" aria-label=${label}>${coloured(text, language)}</pre>
    ${copies ? copyButton(() => text, 'Copy', key) : nothing}
  </div>`

// What differs between two values of JSON, place by place.
import { isNested, isSame } from '../plan/diff.js'

const KEYS = ['id', 'key', 'number', 'url', 'name']

const isObject = value => isNested(value) && !Array.isArray(value)
const at = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined)

/** [{path, before, after}], where undefined stands for what is not there. */
export function changes(before, after, path = '') {
  const found = []
  compare(before, after, path, found)
  return found
}

function compare(before, after, path, found) {
  if (isSame(before, after)) return
  if (Array.isArray(before) && Array.isArray(after)) lists(before, after, path, found)
  else if (isObject(before) && isObject(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) compare(at(before, name), at(after, name), path ? `${path}.${name}` : name, found)
  } else found.push({ path, before, after })
}

const isKey = (list, name) => list.length > 0 && list.every(one => isObject(one) && ['string', 'number'].includes(typeof at(one, name)))
  && new Set(list.map(one => one[name])).size === list.length

/** Items that have a key are held against those of the same key; of others, what is alike at both ends is left out. */
function lists(before, after, path, found) {
  const name = KEYS.find(one => isKey(before, one) && isKey(after, one))
  const known = found.length
  if (name) {
    const [then, now] = [before, after].map(list => new Map(list.map(one => [one[name], one])))
    for (const key of new Set([...then.keys(), ...now.keys()])) compare(then.get(key), now.get(key), `${path}[${key}]`, found)
    if (found.length === known) found.push({ path: `${path} in order`, before: [...then.keys()], after: [...now.keys()] })
    return
  }
  const least = Math.min(before.length, after.length)
  let start = 0
  while (start < least && isSame(before[start], after[start])) start++
  let end = 0
  while (end < least - start && isSame(before.at(-1 - end), after.at(-1 - end))) end++
  const most = Math.max(before.length, after.length) - end
  for (let i = start; i < most; i++) compare(i < before.length - end ? before[i] : undefined, i < after.length - end ? after[i] : undefined, `${path}[${i}]`, found)
}

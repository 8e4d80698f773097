// What differs between two values of JSON, place by place.

const KEYS = ['id', 'key', 'number', 'url', 'name']

const isNested = value => typeof value === 'object' && value !== null
const isObject = value => isNested(value) && !Array.isArray(value)
const at = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined)

/** Whether they say the same, in whatever order their members stand. */
export function isSame(one, other) {
  if (Object.is(one, other)) return true
  if (!isNested(one) || !isNested(other) || Array.isArray(one) !== Array.isArray(other)) return false
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every(name => Object.hasOwn(other, name) && isSame(one[name], other[name]))
}

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

const isLetter = letter => letter !== undefined && !/\s/.test(letter)

/** Two texts as [what they begin with, what is gone, what has come, what they end with], cut between words. */
export function textChange(before, after) {
  const least = Math.min(before.length, after.length)
  let start = 0
  while (start < least && before[start] === after[start]) start++
  while (start > 0 && isLetter(before[start - 1])) start--
  let end = 0
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end++
  while (end > 0 && isLetter(before.at(-end))) end--
  const cut = text => text.slice(start, text.length - end)
  return [before.slice(0, start), cut(before), cut(after), before.slice(before.length - end)]
}

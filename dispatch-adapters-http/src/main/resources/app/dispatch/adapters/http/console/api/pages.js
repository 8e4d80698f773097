// A list of the API from its first page to its last.
import { get } from './http.js'

/** All that the list at `path` has, which its answers call `name`. */
export async function all(path, name) {
  const found = []
  let cursor = ''
  do {
    const answer = await get(cursor ? `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}` : path)
    found.push(...answer[name])
    cursor = answer.nextCursor
  } while (cursor)
  return found
}

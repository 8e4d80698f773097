// Times and durations in words. Times are milliseconds since 1970, shown in the browser's own time zone.
import { html } from 'lit-html'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })
const dayOfYear = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const seconds = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** "1.24 s", "6 min 5 s", "2 h 10 min". */
export function duration(milliseconds) {
  const ms = Math.max(0, milliseconds)
  if (ms < 995) return `${(ms / 1000).toFixed(2)} s`
  if (ms < MINUTE) return `${(ms / 1000).toFixed(ms < 9950 ? 2 : 1).replace(/\.?0+$/, '')} s`
  if (ms < HOUR) return two(ms, MINUTE, 'min', 1000, 's')
  return ms < DAY ? two(ms, HOUR, 'h', MINUTE, 'min') : two(ms, DAY, 'd', HOUR, 'h')
}

function two(ms, large, name, small, other) {
  const rest = Math.floor((ms % large) / small)
  return `${Math.floor(ms / large)} ${name}${rest ? ` ${rest} ${other}` : ''}`
}

const isSameDay = (one, other) => new Date(one).toDateString() === new Date(other).toDateString()

/** "Today, Tue 1 Dec", "Yesterday, Mon 30 Nov", "Fri 27 Nov". */
export function dayName(at, now = Date.now()) {
  if (isSameDay(at, now)) return `Today, ${day.format(at)}`
  if (isSameDay(at, now - DAY)) return `Yesterday, ${day.format(at)}`
  return Math.abs(now - at) < 300 * DAY ? day.format(at) : dayOfYear.format(at)
}

/** "Tue 1 Dec, 09:00". */
export const exact = at => `${day.format(at)}, ${clock.format(at)}`

/** "09:14:02". */
export const clockTime = at => seconds.format(at)

/** "2 min ago", "in 3 h", and from a day on the day itself. */
export function relative(at, now = Date.now()) {
  const away = Math.abs(now - at)
  if (away >= DAY) return exact(at)
  const words = away < 45_000 ? 'a moment' : away < HOUR ? `${Math.max(1, Math.round(away / MINUTE))} min` : `${Math.round(away / HOUR)} h`
  return at <= now ? `${words} ago` : `in ${words}`
}

/** "in 14 min", "today, 18:00", "tomorrow, 09:00", "Mon 7 Dec, 09:00". */
export function ahead(at, now = Date.now()) {
  if (at - now < HOUR) return relative(Math.max(at, now + 1), now)
  if (isSameDay(at, now)) return `today, ${clock.format(at)}`
  return isSameDay(at, now + DAY) ? `tomorrow, ${clock.format(at)}` : exact(at)
}

/** A time in words, the exact one on hover. */
export const when = (at, words = relative) => html`<time datetime=${new Date(at).toISOString()} title=${`${dayOfYear.format(at)}, ${seconds.format(at)}`}>${words(at)}</time>`

/** "3 runs", "1 run". */
export const count = (n, one, many = `${one}s`) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

// When a workflow starts, in words: "09:00 on weekdays", not "0 9 * * 1-5".

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const DAY_NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const MONTH_NAMES = MONTHS.map(name => name.slice(0, 3).toLowerCase())

const list = words => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`)
const ordinal = n => `${n}${n % 100 >= 11 && n % 100 <= 13 ? 'th' : ['th', 'st', 'nd', 'rd'][n % 10] || 'th'}`
const two = n => String(n).padStart(2, '0')

/** The numbers that a field of a cron expression stands for; null where it is none of the common forms. */
function numbers(field, names = [], offset = 0) {
  const one = text => (/^\d+$/.test(text) ? Number(text) : names.indexOf(text.toLowerCase()) + offset)
  const all = []
  for (const part of field.split(',')) {
    const [from, to] = part.split('-').map(one)
    if (!(from >= 0) || part.includes('/') || (part.includes('-') && !(to >= from))) return null
    for (let n = from; n <= (to ?? from); n++) all.push(n)
  }
  return all
}

function days(field) {
  if (field === '*' || field === '?') return 'every day'
  const all = numbers(field, DAY_NAMES)?.map(day => day % 7)
  if (!all) return null
  const key = [...new Set(all)].sort().join('')
  if (key === '12345') return 'on weekdays'
  if (key === '06') return 'at weekends'
  if (key.length === 7) return 'every day'
  return `on ${list(all.map(day => `${DAYS[day]}s`))}`
}

function dates(dayOfMonth, month) {
  const all = numbers(dayOfMonth)
  if (!all) return null
  const which = `on the ${list(all.map(ordinal))}`
  if (month === '*') return `${which} of each month`
  const months = numbers(month, MONTH_NAMES, 1)
  return months && `${which} of ${list(months.map(n => MONTHS[n - 1]))}`
}

function times(minute, hour) {
  const every = /^(?:\*|0)\/(\d+)$/
  if (minute === '*' && hour === '*') return 'every minute'
  if (every.test(minute) && hour === '*') return `every ${every.exec(minute)[1]} minutes`
  if (/^\d+$/.test(minute) && hour === '*') return minute === '0' ? 'every hour' : `every hour at ${minute} past`
  if (/^\d+$/.test(minute) && every.test(hour)) return `every ${every.exec(hour)[1]} hours${minute === '0' ? '' : ` at ${minute} past`}`
  const minutes = numbers(minute)
  const hours = numbers(hour)
  if (!minutes || !hours || minutes.length * hours.length > 4) return null
  return list(hours.flatMap(h => minutes.map(m => `${two(h)}:${two(m)}`)))
}

/** A cron expression in words; the expression itself where it is none of the common forms. */
export function cronWords(cron) {
  const fields = cron.trim().split(/\s+/)
  if (fields.length !== 5) return `at cron ${cron}`
  const [minute, hour, dayOfMonth, month, dayOfWeek] = fields
  const time = times(minute, hour)
  const isAnyDate = dayOfMonth === '*' || dayOfMonth === '?'
  const day = isAnyDate && month === '*' ? days(dayOfWeek) : dayOfWeek === '*' || dayOfWeek === '?' ? dates(dayOfMonth, month) : null
  if (!time || !day) return `at cron ${cron}`
  if (time.startsWith('every')) return day === 'every day' ? time : `${time}, ${day}`
  return `${time} ${day}`
}

const capital = words => words.charAt(0).toUpperCase() + words.slice(1)

const zone = plan => (plan.timezone ? `${plan.timezone.split('/').at(-1).replace(/_/g, ' ')} time` : 'UTC')

/** What starts a plan, as an icon and a sentence. */
export function startsWhen(plan) {
  if (plan.trigger === 'schedule' && plan.cron) return { icon: 'calendar', words: `${capital(cronWords(plan.cron))}, ${zone(plan)}.`, short: capital(cronWords(plan.cron)) }
  if (plan.trigger === 'webhook') return { icon: 'hook', words: 'Each time its webhook is called.', short: 'On each call' }
  return { icon: 'person', words: 'When you run it.', short: 'By hand' }
}

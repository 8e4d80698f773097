// The time axis of a run: to scale where something was done, and folded where it only waited for long.
import { duration } from '../look/time.js'

const NICE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000]

/** How far from one another ticks are at least, so that their words have room on a phone. */
const GAP = 0.15

/** How much of the axis a fold takes. */
const FOLD = 0.06

/** Stretches in which something went on, put together where they touch. */
function busy(spans) {
  const all = []
  for (const [from, to] of [...spans].sort((one, other) => one[0] - other[0])) {
    const last = all.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else all.push([from, to])
  }
  return all
}

/** The pieces of the axis: [from, to, folded], a wait folded that is longer than all the work together. */
function pieces(from, to, spans) {
  const work = busy(spans)
  const worked = work.reduce((sum, [a, b]) => sum + b - a, 0)
  const result = []
  let at = from
  for (const [a, b] of [...work, [to, to]]) {
    if (a > at) result.push([at, a, a - at > Math.max(worked * 2, 5000)])
    if (b > a) result.push([Math.max(a, at), b, false])
    at = Math.max(at, b)
  }
  return result.length ? result : [[from, to, false]]
}

/** The axis from one time to another: `at(time)` is a share of its width, `ticks` and `folds` are where lines stand. */
export function axis(from, to, spans) {
  const all = pieces(from, to, spans)
  const folds = all.filter(piece => piece[2]).length
  const shown = all.reduce((sum, [a, b, folded]) => sum + (folded ? 0 : b - a), 0) || 1
  const room = 1 - folds * FOLD
  let x = 0
  const placed = all.map(([a, b, folded]) => {
    const width = folded ? FOLD : ((b - a) / shown) * room
    const piece = { a, b, folded, x, width }
    x += width
    return piece
  })
  const at = time => {
    const piece = placed.find(one => time <= one.b) || placed.at(-1)
    const share = piece.b > piece.a ? Math.min(1, Math.max(0, (time - piece.a) / (piece.b - piece.a))) : 0
    return piece.x + share * piece.width
  }
  return { at, ticks: ticks(placed, from, shown), folds: placed.filter(piece => piece.folded).map(piece => piece.x + piece.width / 2) }
}

function ticks(placed, from, shown) {
  const step = NICE.find(one => shown / one <= 5) || shown / 5
  const result = [{ x: 0, words: '0' }]
  for (const { a, b, folded, x, width } of placed) {
    if (folded) {
      result.push({ x: x + width, words: duration(b - from) })
      continue
    }
    for (let time = Math.ceil((a - from) / step + 0.001) * step; time < b - from; time += step) {
      const here = x + ((time - (a - from)) / (b - a)) * width
      if (here - result.at(-1).x > GAP) result.push({ x: here, words: short(time) })
    }
  }
  return result
}

/** A time on the axis, as short as it can be. */
const short = ms => (ms < 1000 ? `${ms} ms` : ms < 60_000 ? `${ms / 1000} s` : duration(ms))

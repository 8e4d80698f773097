// What can be done with a run.
import { post, start } from '../api/http.js'
import { answerBody } from './reason.js'

/** Starts a run that goes on from where that one failed; gives it. */
export const retry = id => start(`/api/runs/${id}/retry`, {}, { again: false })

/** Starts that run's plan and payload once more; gives the new run. */
export const replay = id => start(`/api/runs/${id}/replay`, {}, { again: false })

export async function cancel(live) {
  live.take((await post(`/api/runs/${live.id}/cancel`)).run)
}

/** Decides what a step waits for: `answer` is 'approve' or 'reject'. */
export async function decide(live, step, answer) {
  live.take((await post(`/api/runs/${live.id}/steps/${step}/${answer}`, answerBody(live.id, step))).run)
  live.soon()
}

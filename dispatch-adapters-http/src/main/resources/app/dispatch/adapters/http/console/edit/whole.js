// What of an answer of the API is the plan itself; the rest is about it, and stays as it is.
const MEMBERS = ['name', 'description', 'trigger', 'cron', 'timezone', 'limits', 'steps', 'planner', 'assumptions', 'metadata']

/** The plan with its members in the order that people read it in; what is not known stands last, so that it is seen. */
export const inOrder = plan => Object.fromEntries([...MEMBERS.filter(name => name in plan), ...Object.keys(plan).filter(name => !MEMBERS.includes(name))].map(name => [name, plan[name]]))

/** The plan alone. */
export const planOf = whole => Object.fromEntries(MEMBERS.filter(name => whole[name] !== undefined && whole[name] !== null).map(name => [name, whole[name]]))

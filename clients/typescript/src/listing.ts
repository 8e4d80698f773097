/** One page of a list. */
export interface Page<T> {
  items: T[]
  /** Where the next page begins; not there on the last one. */
  nextCursor?: string
}

/** A list that comes in pages: `for await` goes through all of it, and asks for a page when the one before is used up. */
export class Listing<T> implements AsyncIterable<T> {
  readonly #ask: (cursor: string | undefined) => Promise<Page<T>>

  constructor(ask: (cursor: string | undefined) => Promise<Page<T>>) {
    this.#ask = ask
  }

  /** One page: the first, or the one that begins at `cursor`. It may be empty and not be the last. */
  page(cursor?: string): Promise<Page<T>> {
    return this.#ask(cursor)
  }

  /** The first `most` of them. */
  async take(most: number): Promise<T[]> {
    const items: T[] = []
    if (most <= 0) return items
    for await (const item of this) {
      items.push(item)
      if (items.length === most) break
    }
    return items
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    let cursor: string | undefined
    do {
      const page = await this.#ask(cursor)
      yield* page.items
      cursor = page.nextCursor
    } while (cursor !== undefined)
  }
}

/** The listing of what the answers hold under a name of their own. */
export function listing<K extends string, T>(
  name: K,
  ask: (cursor: string | undefined) => Promise<{ [key in K]: T[] } & { nextCursor?: string }>,
): Listing<T> {
  return new Listing(async cursor => {
    const answer = await ask(cursor)
    return { items: answer[name], ...(answer.nextCursor !== undefined && { nextCursor: answer.nextCursor }) }
  })
}

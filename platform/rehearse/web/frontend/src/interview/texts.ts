// The texts of an interview as its entries make them: each `saved` tells what stayed at both ends and what stands between.
// The server counts characters as Python does, in code points; JavaScript counts UTF-16 units, of which some characters have two.

export interface Change {
  head: number;
  tail: number;
  put: string;
}

export interface Written {
  name: string;
  content: string;
  sequence: number;
}

/** Two units that are one character. */
const PAIR = /[\ud800-\udbff][\udc00-\udfff]/;

/** Where in a text so many characters from its beginning end, in units. */
function unitsBefore(text: string, characters: number): number {
  let at = 0;
  for (let passed = 0; passed < characters && at < text.length; passed++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}

function charactersOf(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; count++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return count;
}

/** What a change replaces, in units of the old text. Throws when the change was not made to this text. */
export function replaced(old: string, how: Change): { from: number; to: number } {
  const plain = !PAIR.test(old);
  const length = plain ? old.length : charactersOf(old);
  if (how.head < 0 || how.tail < 0 || how.head + how.tail > length) {
    throw new RangeError(`a change that keeps ${how.head} + ${how.tail} characters was not made to a text of ${length}`);
  }
  if (plain) return { from: how.head, to: length - how.tail };
  return { from: unitsBefore(old, how.head), to: unitsBefore(old, length - how.tail) };
}

/** The text after a change. */
export function changed(old: string, how: Change): string {
  const { from, to } = replaced(old, how);
  return old.slice(0, from) + how.put + old.slice(to);
}

/** All texts as they stand. Changes are applied in the order of the entries, each once. */
export class Texts {
  private readonly known = new Map<string, Written>();

  constructor(written: Iterable<Written> = []) {
    for (const each of written) this.known.set(each.name, each);
  }

  get names(): string[] {
    return [...this.known.keys()];
  }

  of(name: string): string {
    return this.known.get(name)?.content ?? "";
  }

  /** The text after this entry; what is known already changes nothing. */
  apply(name: string, sequence: number, how: Change): string {
    const before = this.known.get(name);
    if (before && sequence <= before.sequence) return before.content;
    const content = changed(before?.content ?? "", how);
    this.known.set(name, { name, content, sequence });
    return content;
  }
}

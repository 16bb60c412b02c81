// Texts of an interview as its timeline tells them: each save is what stayed at the beginning and at the end, and what stands between.
// The timeline counts characters as Unicode code points; strings here count UTF-16 units, of which some characters take two.

export interface Change {
  text: string;
  head: number;
  tail: number;
  put: string;
}

const PAIRED = /[\ud800-\udbff][\udc00-\udfff]/;

/** The text after a change. An error when the change was not made to this text. */
export function changed(old: string, change: Change): string {
  const { head, tail, put } = change;
  if (PAIRED.test(old)) {
    const points = Array.from(old);
    check(points.length, change);
    return points.slice(0, head).join("") + put + points.slice(points.length - tail).join("");
  }
  check(old.length, change);
  return old.slice(0, head) + put + old.slice(old.length - tail);
}

function check(length: number, { head, tail }: Change): void {
  if (Math.min(head, tail) < 0 || head + tail > length) {
    throw new Error(`A change that keeps ${head} + ${tail} characters was not made to a text of ${length}.`);
  }
}

/** All texts as they stand after the changes that were applied, in order. */
export class Texts {
  private readonly texts = new Map<string, string>();

  apply(change: Change): string {
    const now = changed(this.of(change.text), change);
    this.texts.set(change.text, now);
    return now;
  }

  of(name: string): string {
    return this.texts.get(name) ?? "";
  }
}

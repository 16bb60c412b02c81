// What the texts of an interview said at each moment of it.

import { changed, type Change } from "./texts";

export interface Entry {
  sequence: number;
  kind: string;
  seconds: number;
  payload: Record<string, unknown>;
}

export interface Judged {
  round: number;
  task: number;
  how: string;
  verdict: string;
  seconds: number | null;
}

export interface Timeline {
  seconds: number;
  entries: Entry[];
  verdicts: Judged[];
}

interface Save {
  seconds: number;
  change: Change;
  /** The whole text, of every so many saves: any other is made from the one before. */
  whole?: string;
}

const APART = 64;

export class Replay {
  private readonly saves = new Map<string, Save[]>();
  /** The moments of all changes, in order. */
  readonly moments: number[] = [];
  private readonly order: { seconds: number; name: string }[] = [];

  constructor(timeline: Timeline) {
    const last = new Map<string, string>();
    for (const entry of timeline.entries) {
      if (entry.kind !== "saved") continue;
      const change = entry.payload as unknown as Change & { text: string };
      const own = this.saves.get(change.text) ?? [];
      const now = changed(last.get(change.text) ?? "", change);
      last.set(change.text, now);
      own.push({ seconds: entry.seconds, change, ...(own.length % APART === 0 && { whole: now }) });
      this.saves.set(change.text, own);
      this.order.push({ seconds: entry.seconds, name: change.text });
      if (this.moments[this.moments.length - 1] !== entry.seconds) this.moments.push(entry.seconds);
    }
  }

  get names(): string[] {
    return [...this.saves.keys()].sort();
  }

  /** A text at a moment, with everything that was saved by then. */
  at(name: string, seconds: number): string {
    const own = this.saves.get(name) ?? [];
    const count = upTo(own, seconds);
    let text = "";
    for (let place = count - ((count - 1) % APART) - 1; place >= 0 && place < count; place += 1) {
      const save = own[place];
      if (save) text = save.whole ?? changed(text, save.change);
    }
    return text;
  }

  /** The text that was changed last by a moment; nothing before the first. */
  lastChanged(seconds: number): string | undefined {
    return this.order[upTo(this.order, seconds) - 1]?.name;
  }

  next(seconds: number): number | undefined {
    return this.moments.find((each) => each > seconds);
  }

  previous(seconds: number): number | undefined {
    return this.moments.filter((each) => each < seconds).pop();
  }
}

/** How many of some things in order had happened by a moment. */
function upTo(own: { seconds: number }[], seconds: number): number {
  let low = 0;
  let high = own.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((own[middle]?.seconds ?? 0) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}

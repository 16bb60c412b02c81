// Texts that this browser keeps because the server has not confirmed them: one for each page, so that none is put over another's.

/** `base` is the save that it was typed over, `sent` what was sent since without an answer: the server may have that by now. */
interface Entry {
  source: string;
  base: string | null;
  sent: string[];
  at: number;
}

/** A text of a page that was left, or one that could not be saved; it stays until it is used, discarded or saved. */
export interface Kept {
  key: string;
  source: string;
  /** The server has moved on since. */
  clash: boolean;
}

export class KeptTexts {
  private own: string;

  constructor(private readonly name: string) {
    this.own = this.fresh();
  }

  /** Keep what is typed on this page in place of what was. */
  keep(source: string, base: string | null, sent: Iterable<string>): void {
    const entry: Entry = { source, base, sent: [...sent].slice(-5), at: Date.now() };
    try {
      localStorage.setItem(this.own, JSON.stringify(entry));
    } catch {
      // Storage is full or switched off; the server's copy is then the only one.
    }
  }

  /** The server has this text. */
  confirmed(source: string): void {
    this.remove(this.own);
    for (const [key, entry] of this.entries()) if (entry.source === source) this.remove(key);
  }

  /** What this page kept waits for a choice from now on. */
  setAside(source: string): Kept {
    const kept = { key: this.own, source, clash: true };
    this.own = this.fresh();
    return kept;
  }

  /** What other pages kept and the server does not have, the latest first. */
  others(current: string, savedAt: string | null): Kept[] {
    const found = this.entries().filter(([key]) => key !== this.own);
    for (const [key, { source }] of found) if (source === current) this.remove(key);
    return found
      .filter(([, { source }]) => source !== current)
      .sort(([, one], [, two]) => two.at - one.at)
      .map(([key, { source, base, sent }]) => ({ key, source, clash: base !== savedAt && !sent.includes(current) }));
  }

  discard(kept: Kept): void {
    this.remove(kept.key);
  }

  /** A name may begin with another's, so a sign that is in none follows it. */
  private fresh(): string {
    return `${this.name}#${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  }

  private entries(): [string, Entry][] {
    try {
      const keys = Object.keys(localStorage).filter((key) => key === this.name || key.startsWith(`${this.name}#`));
      return keys.flatMap((key): [string, Entry][] => {
        const entry = read(localStorage.getItem(key));
        return entry ? [[key, entry]] : [];
      });
    } catch {
      return [];
    }
  }

  private remove(key: string): void {
    try {
      localStorage.removeItem(key);
    } catch {
      // Where nothing can be kept, nothing is there.
    }
  }
}

function read(text: string | null): Entry | null {
  try {
    const found = JSON.parse(text ?? "null") as Partial<Entry> | null;
    if (typeof found?.source !== "string") return null;
    return { source: found.source, base: found.base ?? null, sent: found.sent ?? [], at: found.at ?? 0 };
  } catch {
    return null;
  }
}

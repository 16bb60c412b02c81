// What is typed as an input, kept in this browser from visit to visit. What a button put into the field is not typed.

import type { Held } from "./held";

export class HeldLocally {
  private readonly ownKey: string;
  private readonly changeKey: string;

  constructor(slug: string) {
    this.ownKey = `rehearse:input:${slug}`;
    this.changeKey = `rehearse:input-change:${slug}`;
  }

  /** Unsaved changes to a kept test are kept beside the input of one's own; who types such an input is done with them. */
  keep(held: Held): void {
    if (held.test !== null) return this.write(this.changeKey, JSON.stringify({ test: held.test, text: held.text, name: held.name }));
    this.write(this.ownKey, held.text);
    this.dropChange();
  }

  /** The changes were saved, or are not wanted. */
  dropChange(): void {
    this.write(this.changeKey, null);
  }

  own(): string | null {
    return this.read(this.ownKey);
  }

  /** The changes that were not saved, with what is typed besides. */
  change(own: string): Held | null {
    try {
      const kept = JSON.parse(this.read(this.changeKey) ?? "null") as Partial<Held> | null;
      if (typeof kept?.test !== "string" || typeof kept.text !== "string" || typeof kept.name !== "string") return null;
      return { test: kept.test, text: kept.text, name: kept.name, own };
    } catch {
      return null;
    }
  }

  private write(key: string, text: string | null): void {
    try {
      if (text === null) localStorage.removeItem(key);
      else localStorage.setItem(key, text);
    } catch {
      // The next visit then starts with the first input that is offered.
    }
  }

  private read(key: string): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }
}

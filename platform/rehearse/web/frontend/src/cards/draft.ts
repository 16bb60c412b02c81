// What was typed on a card and is not saved yet: kept in this tab, so that no Escape, no error and no reload loses it.
import type { CardTexts } from "./types";

export interface Typed {
  texts: CardTexts;
  /** The state of the card that the typing began with. */
  seen: string;
}

const address = (name: string): string => `card-draft:${name}`;

export function keep(name: string, typed: Typed): void {
  try {
    sessionStorage.setItem(address(name), JSON.stringify(typed));
  } catch {
    // The store is full or forbidden; the text still stands in the form.
  }
}

export function kept(name: string): Typed | null {
  try {
    return JSON.parse(sessionStorage.getItem(address(name)) ?? "null") as Typed | null;
  } catch {
    return null;
  }
}

export function forget(name: string): void {
  sessionStorage.removeItem(address(name));
}

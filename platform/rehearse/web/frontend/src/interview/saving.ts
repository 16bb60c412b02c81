// Keeps the texts of an interview on the server, each within a second, and in this browser while the server is away.

import { ApiError, ask } from "../api";
import { Draft, type SaveState } from "../problem/draft";
import type { ClockState } from "./clock";

interface Saved {
  sequence: number;
  clock: ClockState;
}

export interface TextOptions {
  interview: string;
  api: string;
  holder: string;
  /** The text's name, such as "code/0/1". */
  name: string;
  /** What it says on the server. */
  source: string;
  /** The number of its last save when the page was made; undefined of a text that was never saved. */
  saved: number | undefined;
  show: (state: SaveState, detail: string) => void;
}

/** A text that is saved as it is typed. Nothing is adopted from elsewhere: of all windows only one writes. */
export function keptText(options: TextOptions): Draft {
  const write = async (source: string, { keepalive }: { keepalive: boolean }): Promise<{ source: string; saved_at: string | null }> => {
    const body = JSON.stringify({ holder: options.holder, text: options.name, content: source });
    const saved = await ask<Saved>(`${options.api}/texts`, { method: "PUT", body, keepalive });
    return { source, saved_at: String(saved.sequence) };
  };
  return new Draft({
    slug: `interview:${options.interview}:${options.name}`,
    write,
    read: () => Promise.reject(new ApiError("", true)),
    source: options.source,
    savedAt: options.saved === undefined ? null : String(options.saved),
    show: options.show,
    adopt: () => undefined,
  });
}

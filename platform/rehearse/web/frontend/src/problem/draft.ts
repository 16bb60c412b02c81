// Keeps what is typed: on the server within a second, in this browser while the server is away, and alike in all tabs.

import { ApiError } from "../api";
import type { SavedDraft } from "./api";

const QUIET_MS = 400;
const LONGEST_MS = 900;
const RETRY_MS = [1000, 2000, 4000, 8000];

export type SaveState = "saved" | "saving" | "retrying" | "refused";

interface Unsaved {
  source: string;
  base: string | null;
}

export interface DraftOptions {
  slug: string;
  read: () => Promise<SavedDraft>;
  write: (source: string, keepalive: boolean) => Promise<SavedDraft>;
  savedAt: string | null;
  show: (state: SaveState, detail: string) => void;
  adopt: (source: string) => void;
}

export class Draft {
  private pending: string | null = null;
  private sending = false;
  private timer = 0;
  private deadline = 0;
  private failures = 0;
  private savedAt: string | null;
  private readonly key: string;
  private readonly channel: BroadcastChannel | null;

  constructor(private readonly options: DraftOptions) {
    this.savedAt = options.savedAt;
    this.key = `rehearse:draft:${options.slug}`;
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel(this.key) : null;
    this.channel?.addEventListener("message", (event: MessageEvent<{ source: string; saved_at: string | null }>) => {
      if (this.pending !== null || this.sending) return; // What is typed here is newer and will be saved next.
      this.savedAt = event.data.saved_at;
      options.adopt(event.data.source);
      options.show("saved", "");
    });
    addEventListener("pagehide", () => this.leave());
    addEventListener("online", () => void this.flush());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") void this.lookAgain();
    });
  }

  /** Text that this browser kept because the server never confirmed it. `clash`: the server has moved on since. */
  unsaved(): { source: string; clash: boolean } | null {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? "null") as Unsaved | null;
      return kept ? { source: kept.source, clash: kept.base !== this.savedAt } : null;
    } catch {
      return null;
    }
  }

  discardUnsaved(): void {
    this.keep(null);
  }

  changed(source: string): void {
    this.pending = source;
    this.keep(source);
    this.options.show(this.failures ? "retrying" : "saving", "");
    const now = performance.now();
    if (!this.deadline) this.deadline = now + LONGEST_MS;
    this.schedule(Math.min(QUIET_MS, Math.max(0, this.deadline - now)));
  }

  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.pending === null || this.sending) return;
    const source = this.pending;
    this.pending = null;
    this.deadline = 0;
    this.sending = true;
    try {
      const saved = await this.options.write(source, false);
      this.confirmed(source, saved.saved_at);
    } catch (error) {
      this.failed(source, error);
    } finally {
      this.sending = false;
    }
    if (this.pending !== null && !this.failures) this.schedule(QUIET_MS);
  }

  private confirmed(source: string, savedAt: string | null): void {
    this.savedAt = savedAt;
    this.failures = 0;
    this.channel?.postMessage({ source, saved_at: savedAt });
    if (this.pending !== null) return;
    this.keep(null);
    this.options.show("saved", "");
  }

  private failed(source: string, error: unknown): void {
    this.pending ??= source;
    const refused = error instanceof ApiError && !error.offline && error.status < 500;
    if (refused) {
      this.failures = 0; // The same text would be refused again; the next change is tried at once.
      this.pending = null;
      this.options.show("refused", error.message);
      return;
    }
    this.options.show("retrying", error instanceof ApiError ? error.message : "");
    this.schedule(RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? 8000);
    this.failures += 1;
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), ms);
  }

  /** Another browser may have saved since this tab was last looked at. */
  private async lookAgain(): Promise<void> {
    if (this.pending !== null || this.sending) return;
    const fresh = await this.options.read().catch(() => null);
    if (!fresh || this.pending !== null || fresh.saved_at === this.savedAt) return;
    this.savedAt = fresh.saved_at;
    this.options.adopt(fresh.source);
  }

  private leave(): void {
    if (this.pending === null) return;
    void this.options.write(this.pending, true).catch(() => undefined);
  }

  private keep(source: string | null): void {
    try {
      if (source === null) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, JSON.stringify({ source, base: this.savedAt } satisfies Unsaved));
    } catch {
      // Storage is full or switched off; the server's copy is then the only one.
    }
  }
}

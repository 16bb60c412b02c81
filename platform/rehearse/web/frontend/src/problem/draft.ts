// Keeps what is typed: on the server within a second, in this browser while the server is away, and alike in all tabs.

import { ApiError } from "../api";
import type { SavedDraft } from "./api";
import { type Kept, KeptTexts } from "./kept";

const QUIET_MS = 400;
const LONGEST_MS = 900;
const MOST_KNOWN = 20;
const RETRY_MS = [1000, 2000, 4000, 8000];

export type SaveState = "saved" | "saving" | "retrying" | "refused";

export interface DraftOptions {
  slug: string;
  read: () => Promise<SavedDraft>;
  /** `seen` is the save that the text was typed over; undefined where that is on its way itself. */
  write: (source: string, sending: { keepalive: boolean; seen: string | null | undefined }) => Promise<SavedDraft>;
  /** What the page was made with. */
  source: string;
  savedAt: string | null;
  show: (state: SaveState, detail: string) => void;
  adopt: (source: string) => void;
  /** Offer a text that gave way to a newer one. Without it, the server takes any text over any other. */
  offer?: (kept: Kept) => void;
}

export class Draft {
  private pending: string | null = null;
  private sending: Promise<void> | null = null;
  /** What was sent last and refused, so it is not kept on the server. */
  private refused: string | null = null;
  private timer = 0;
  private deadline = 0;
  private failures = 0;
  private savedAt: string | null;
  /** What the server had when it was last heard of. */
  private source: string;
  /** That, and what was sent since without an answer: where the server has one of these, nothing came from elsewhere. */
  private readonly known: Set<string>;
  private readonly kept: KeptTexts;
  private readonly channel: BroadcastChannel | null;

  constructor(private readonly options: DraftOptions) {
    this.savedAt = options.savedAt;
    this.source = options.source;
    this.known = new Set([options.source]);
    const name = `rehearse:draft:${options.slug}`;
    this.kept = new KeptTexts(name);
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel(name) : null;
    this.channel?.addEventListener("message", (event: MessageEvent<{ source: string; saved_at: string | null }>) => {
      if (this.pending !== null || this.sending) return; // What is typed here is newer and will be saved next.
      this.take(event.data);
    });
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", (event) => {
      if (event.persisted) void this.lookAgain();
    });
    addEventListener("online", () => void this.flush());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") void this.lookAgain();
    });
  }

  /** Texts that this browser kept because the server never confirmed them, the latest first. */
  unsaved(): Kept[] {
    return this.kept.others(this.source, this.savedAt);
  }

  discard(kept: Kept): void {
    this.kept.discard(kept);
  }

  changed(source: string): void {
    this.pending = source;
    this.keep(source);
    this.options.show(this.failures ? "retrying" : "saving", "");
    const now = performance.now();
    if (!this.deadline) this.deadline = now + LONGEST_MS;
    this.schedule(Math.min(QUIET_MS, Math.max(0, this.deadline - now)));
  }

  /** Save what is typed now, what is on its way included; the answer tells whether the server has all of it. */
  async flush(): Promise<boolean> {
    while (this.sending || this.pending !== null) {
      await (this.sending ?? this.save());
      if (this.failures) break; // It is tried again in a while.
    }
    return this.pending === null && this.refused === null;
  }

  private save(): Promise<void> {
    clearTimeout(this.timer);
    if (this.sending) return this.sending;
    if (this.pending === null) return Promise.resolve();
    const source = this.pending;
    this.pending = null;
    this.deadline = 0;
    this.sending = this.send(source);
    return this.sending;
  }

  private async send(source: string): Promise<void> {
    this.mayHave(source);
    this.keep(source);
    try {
      const saved = await this.options.write(source, { keepalive: false, seen: this.savedAt });
      this.confirmed(source, saved.saved_at);
    } catch (error) {
      if (this.options.offer && error instanceof ApiError && error.status === 409) await this.clashed(source);
      else this.failed(source, error);
    } finally {
      this.sending = null;
    }
    if (this.pending !== null && !this.failures) this.schedule(QUIET_MS);
  }

  private confirmed(source: string, savedAt: string | null): void {
    this.know(source, savedAt);
    this.failures = 0;
    this.refused = null;
    this.channel?.postMessage({ source, saved_at: savedAt });
    if (this.pending !== null) return this.keep(this.pending);
    this.kept.confirmed(source);
    this.options.show("saved", "");
  }

  /** The server has another save than this page knows of. It is shown, unless its text came from here. */
  private async clashed(source: string): Promise<void> {
    const fresh = await this.options.read().catch((error: unknown) => this.failed(source, error));
    if (!fresh) return;
    if (this.known.has(fresh.source)) {
      this.savedAt = fresh.saved_at;
      this.pending ??= source;
      return;
    }
    this.refused = this.pending ?? source;
    this.pending = null;
    this.deadline = 0;
    this.failures = 0;
    this.take(fresh);
  }

  /** Show what was saved elsewhere. What was typed here and could not be saved waits for the person's choice. */
  private take({ source, saved_at }: SavedDraft): void {
    this.know(source, saved_at);
    this.options.adopt(source);
    this.options.show("saved", "");
    if (this.refused === null || !this.options.offer) return;
    if (this.refused !== source) this.options.offer(this.kept.setAside(this.refused));
    this.refused = null;
  }

  private know(source: string, savedAt: string | null): void {
    this.savedAt = savedAt;
    this.source = source;
    this.known.clear();
    this.known.add(source);
  }

  /** While no answer comes, the latest texts are enough to know one's own by. */
  private mayHave(source: string): void {
    this.known.add(source);
    const [oldest] = this.known;
    if (oldest !== undefined && this.known.size > MOST_KNOWN) this.known.delete(oldest);
  }

  private failed(source: string, error: unknown): void {
    this.pending ??= source;
    this.refused = null;
    if (error instanceof ApiError && !error.offline && error.status < 500) {
      this.refused = source;
      this.failures = 0; // The same text would be refused again; the next change is tried at once.
      if (this.pending === source) this.pending = null;
      this.options.show("refused", error.message);
      return;
    }
    this.options.show("retrying", error instanceof ApiError ? error.message : "");
    this.schedule(RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? 8000);
    this.failures += 1;
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.save(), ms);
  }

  /** Another browser may have saved since this tab was last looked at, or since the browser stored the page. */
  async lookAgain(): Promise<void> {
    if (this.pending !== null || this.sending) return;
    const before = this.savedAt;
    const fresh = await this.options.read().catch(() => null);
    // An answer that was asked for before the latest save may be older than that.
    if (!fresh || this.pending !== null || this.sending || this.savedAt !== before || fresh.saved_at === before) return;
    this.take(fresh);
  }

  private leave(): void {
    if (this.pending === null) return;
    this.mayHave(this.pending);
    const seen = this.sending ? undefined : this.savedAt;
    void this.options.write(this.pending, { keepalive: true, seen }).catch(() => undefined);
  }

  private keep(source: string): void {
    this.kept.keep(source, this.savedAt, this.known);
  }
}

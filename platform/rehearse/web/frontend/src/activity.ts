// Counts how long somebody is active on a subject, and reports it. The server decides what counts, so that two tabs never count
// a minute twice; what it did not hear is kept and sent with the next report.
import { ApiError, ask } from "./api";

/** Who does nothing for so long has left, or fell asleep over it. */
const IDLE_MS = 180_000;
const TICK_MS = 1_000;
const REPORT_MS = 30_000;

/** A longer pause between two ticks is a machine that slept, not somebody who worked. */
const ASLEEP_MS = 10_000;

const SIGNS = ["keydown", "input", "pointerdown", "pointermove", "wheel", "scroll", "touchmove"];

/** What was counted and not reported yet. Whoever takes it sends it along with something else, or gives it back. */
export interface Unreported {
  take: () => number;
  giveBack: (seconds: number) => void;
}

/** Count from now on. `subject` is "review" or "problem:<slug>". */
export function watch(subject: string): Unreported {
  let visible = document.visibilityState === "visible";
  let seen = Date.now();
  let ticked = seen;
  let reported = seen;
  let gathered = 0;

  const count = (): void => {
    const now = Date.now();
    const passed = now - ticked;
    if (visible && now - seen < IDLE_MS && passed > 0 && passed < ASLEEP_MS) gathered += passed;
    ticked = now;
  };

  const take = (): number => {
    const seconds = Math.max(0, Math.round(gathered / 100) / 10);
    gathered -= seconds * 1000;
    return seconds;
  };
  const giveBack = (seconds: number): void => {
    gathered += seconds * 1000;
  };

  const report = async (): Promise<void> => {
    reported = Date.now();
    const seconds = take();
    if (!seconds) return;
    try {
      // Kept alive, so that it arrives even when the page is going away.
      await ask("/api/v1/activity", { method: "POST", body: JSON.stringify({ subject, seconds }), keepalive: true });
    } catch (error) {
      const refused = error instanceof ApiError && error.status >= 400 && error.status < 500;
      if (!refused) giveBack(seconds);
    }
  };

  setInterval(() => {
    count();
    if (Date.now() - reported >= REPORT_MS) void report();
  }, TICK_MS);
  for (const sign of SIGNS) {
    // Caught on the way down: scrolling in a pane does not bubble up.
    document.addEventListener(sign, () => (seen = Date.now()), { capture: true, passive: true });
  }
  document.addEventListener("visibilitychange", () => {
    count();
    visible = document.visibilityState === "visible";
    if (visible) seen = Date.now();
    else void report();
  });
  return {
    take: () => {
      count();
      return take();
    },
    giveBack,
  };
}

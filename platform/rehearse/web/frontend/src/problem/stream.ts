// Follows one submission: events as they come, and plain questions every second when no stream can be had.

import { ApiError } from "../api";
import { readSubmission } from "./api";
import type { Submission, TestInfo, TestResult } from "./types";

export interface Handlers {
  queued: (position: number | null) => void;
  running: (attempt: number) => void;
  started: (tests: TestInfo[]) => void;
  tested: (test: TestResult) => void;
  ended: (submission: Submission) => void;
  lost: (message: string) => void;
  found: () => void;
  failed: (message: string) => void;
}

const POLL_MS = 1000;
const SLOWEST_POLL_MS = 5000;

/** Returns a function that stops following. */
export function follow(urls: { events: string; submission: string }, handlers: Handlers): () => void {
  let stopped = false;
  let timer = 0;
  const source = new EventSource(urls.events);
  const stop = (): void => {
    stopped = true;
    source.close();
    clearTimeout(timer);
  };
  const on = <T>(name: string, handle: (data: T) => void): void => {
    source.addEventListener(name, (event) => {
      if (!stopped) handle(JSON.parse((event as MessageEvent<string>).data) as T);
    });
  };

  on<{ position: number | null }>("queued", ({ position }) => handlers.queued(position));
  on<{ attempt: number }>("running", ({ attempt }) => handlers.running(attempt));
  on<{ tests: TestInfo[] }>("started", ({ tests }) => handlers.started(tests));
  on<TestResult>("test_finished", handlers.tested);
  on<Submission>("verdict", (submission) => {
    stop();
    handlers.ended(submission);
  });

  const poll = async (wait: number): Promise<void> => {
    try {
      const submission = await readSubmission(urls.submission);
      if (stopped) return;
      handlers.found();
      if (submission.state === "done") {
        stop();
        return handlers.ended(submission);
      }
      if (submission.state === "queued") handlers.queued(submission.position);
      else submission.tests.forEach(handlers.tested);
      wait = POLL_MS;
    } catch (error) {
      if (stopped) return;
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) {
        stop();
        return handlers.failed(error.message);
      }
      handlers.lost("The connection to the server was lost. Trying again…");
      wait = Math.min(wait * 1.5, SLOWEST_POLL_MS);
    }
    timer = window.setTimeout(() => void poll(wait), wait);
  };

  source.onopen = () => handlers.found();
  source.onerror = () => {
    if (stopped) return;
    // The browser reconnects by itself after a cut, but gives up for good when the server refuses the stream.
    if (source.readyState === EventSource.CLOSED) void poll(POLL_MS);
    else handlers.lost("The connection to the server was lost. Reconnecting…");
  };
  return stop;
}

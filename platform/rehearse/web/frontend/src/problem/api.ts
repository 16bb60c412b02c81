// What the problem page asks of the JSON API.

import { ask } from "../api";
import type { Advice, Called, Mode, OwnTest, Submission } from "./types";

export interface SavedDraft {
  source: string;
  saved_at: string | null;
}

export function readDraft(url: string): Promise<SavedDraft> {
  return ask(url, { cache: "no-store" });
}

/** `seen` is the save that the text was typed over: the server refuses to put it over one that was not seen. */
export function writeDraft(url: string, source: string, { keepalive, seen }: { keepalive: boolean; seen: string | null | undefined }): Promise<SavedDraft> {
  return ask(url, { method: "PUT", body: JSON.stringify({ source, seen }), keepalive });
}

/** `activeSeconds` were spent on the problem and not reported yet: how long it took is known before the verdict, whenever that comes. */
export function sendSubmission(url: string, source: string, mode: Mode, inputs: string[], activeSeconds: number): Promise<{ id: string; events: string }> {
  return ask(url, { method: "POST", body: JSON.stringify({ source, mode, inputs, active_seconds: activeSeconds }) });
}

export function keepTest(url: string, test: { name: string; input: string }): Promise<OwnTest> {
  return ask(url, { method: "POST", body: JSON.stringify(test) });
}

export function changeTest(url: string, id: string, test: { name: string; input: string }): Promise<OwnTest> {
  return ask(`${url}/${encodeURIComponent(id)}`, { method: "PUT", body: JSON.stringify(test) });
}

export function deleteTest(url: string, id: string): Promise<OwnTest> {
  return ask(`${url}/${encodeURIComponent(id)}`, { method: "DELETE" });
}

/** Tell that a hint or the solution was opened. */
export function keepOpened(url: string, what: "hint" | "solution", number = 0): Promise<{ counts: boolean }> {
  return ask(url, { method: "POST", body: JSON.stringify({ what, number }), keepalive: true });
}

export function readSubmission(url: string): Promise<Submission> {
  return ask(url, { cache: "no-store" });
}

export function readAdvice(id: string | number): Promise<Advice> {
  return ask(`/api/v1/submissions/${encodeURIComponent(id)}/advice`);
}

export function readCalled(id: string): Promise<Called> {
  return ask(`/api/v1/submissions/${encodeURIComponent(id)}/called`, { cache: "no-store" });
}

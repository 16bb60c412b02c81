// Calls to the JSON API. Whatever goes wrong becomes an ApiError whose message can be shown as it is.

import type { Advice, Mode, OwnTest, Submission } from "./types";

export class ApiError extends Error {
  /** `offline` means that no answer came at all, so that trying again later makes sense. */
  constructor(
    message: string,
    readonly offline: boolean,
    readonly status = 0,
  ) {
    super(message);
  }
}

async function ask<T>(url: string, init: RequestInit = {}): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(url, { ...init, headers: { Accept: "application/json", "Content-Type": "application/json" } });
  } catch {
    throw new ApiError("The server does not answer.", true);
  }
  if (answer.ok) return (await answer.json()) as T;
  const problem = (await answer.json().catch(() => ({}))) as { title?: string; detail?: string };
  const text = problem.detail || problem.title || `The server answered with status ${answer.status}.`;
  throw new ApiError(text, answer.status >= 502 && answer.status <= 504 && !problem.title, answer.status);
}

export interface SavedDraft {
  source: string;
  saved_at: string | null;
}

export function readDraft(url: string): Promise<SavedDraft> {
  return ask(url, { cache: "no-store" });
}

export function writeDraft(url: string, source: string, keepalive = false): Promise<SavedDraft> {
  return ask(url, { method: "PUT", body: JSON.stringify({ source }), keepalive });
}

export function sendSubmission(url: string, source: string, mode: Mode, inputs: string[] = []): Promise<{ id: string; events: string }> {
  return ask(url, { method: "POST", body: JSON.stringify({ source, mode, inputs }) });
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

export function readSubmission(url: string): Promise<Submission> {
  return ask(url, { cache: "no-store" });
}

export function readAdvice(id: string | number): Promise<Advice> {
  return ask(`/api/v1/submissions/${encodeURIComponent(id)}/advice`);
}

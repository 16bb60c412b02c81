// Calls to the JSON API. Whatever goes wrong becomes an ApiError whose message can be shown as it is.

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

export async function ask<T>(url: string, init: RequestInit = {}): Promise<T> {
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

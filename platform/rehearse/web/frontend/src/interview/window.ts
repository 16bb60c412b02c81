// What this window is called. Of all windows of an interview one writes; the server knows it by this name.

const KEY = "rehearse:window";

/** The same until the tab is closed, also when the page is loaded again. */
export function windowName(): string {
  const kept = sessionStorage.getItem(KEY);
  if (kept) return kept;
  const made = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  sessionStorage.setItem(KEY, made.slice(0, 40));
  return made.slice(0, 40);
}

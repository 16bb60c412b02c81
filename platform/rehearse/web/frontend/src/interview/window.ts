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

/** How long another window of the same name may take to answer. */
const ANSWER_MS = 2000;

/** A tab that was duplicated has its original's name: it takes another one and loads anew, as a window that only reads. */
export function keepApart(name: string): void {
  if (!("BroadcastChannel" in window)) return;
  const channel = new BroadcastChannel(`${KEY}:${name}`);
  let asking = true;
  channel.addEventListener("message", (event: MessageEvent<"who?" | "mine">) => {
    if (event.data === "who?") return channel.postMessage("mine");
    if (!asking) return;
    asking = false;
    sessionStorage.removeItem(KEY);
    location.reload();
  });
  channel.postMessage("who?");
  setTimeout(() => (asking = false), ANSWER_MS);
}

// The problem list narrows as you type. The server does the filtering, so that links, the back button and a browser
// without scripts all give the same list; this page only asks for it early and swaps it in.
import { renderMath } from "./mathematics";
import { localiseTimes } from "./times";

const form = document.querySelector<HTMLFormElement>("#filters");
const search = document.querySelector<HTMLInputElement>("#search");
let asked: AbortController | null = null;
let timer = 0;

function address(): string {
  const query = new URLSearchParams();
  if (form) for (const [name, value] of new FormData(form)) if (value) query.append(name, String(value));
  const text = query.toString();
  return text ? `?${text}` : location.pathname;
}

/** Fetch the list anew and swap it in. */
export async function refresh(url: string): Promise<void> {
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(url, { signal: asked.signal, headers: { Accept: "text/html" } });
    if (!answer.ok) return form?.submit();
    swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
    history.replaceState(null, "", url);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "AbortError")) form?.submit();
  }
}

function swap(page: Document): void {
  for (const id of ["results", "facets", "result-count"]) {
    const fresh = page.getElementById(id);
    const old = document.getElementById(id);
    if (!fresh || !old) continue;
    const focused = document.activeElement?.id;
    const open = new Set([...old.querySelectorAll<HTMLDetailsElement>("details[open]")].map((part) => part.id));
    old.replaceChildren(...fresh.childNodes);
    for (const part of old.querySelectorAll<HTMLDetailsElement>("details[id]")) part.open = open.has(part.id);
    if (focused && !document.activeElement?.id) document.getElementById(focused)?.focus();
  }
  localiseTimes(document);
  void renderMath(document);
}

// On a narrow screen the list comes first; its filters are one press away.
const fold = document.querySelector<HTMLDetailsElement>(".facets-fold");
if (fold && matchMedia("(max-width: 760px)").matches && !location.search) fold.open = false;

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  void refresh(address());
});
form?.addEventListener("input", (event) => {
  clearTimeout(timer);
  timer = window.setTimeout(() => void refresh(address()), event.target === search ? 120 : 0);
});
document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-clear]");
  if (!link || !form) return;
  event.preventDefault();
  for (const input of form.querySelectorAll<HTMLInputElement>("input")) {
    if (input.type === "search") input.value = "";
    else input.checked = input.type === "radio" && input.value === "";
  }
  void refresh(link.href).then(() => search?.focus());
});
document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-page]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void refresh(link.href).then(() => {
    scrollTo({ top: 0 });
    document.querySelector<HTMLElement>("#results a")?.focus({ preventScroll: true });
  });
});
document.addEventListener("keydown", (event) => {
  const typing = (event.target as Element).closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  search?.focus();
  search?.select();
});

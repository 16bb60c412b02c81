// A page whose parts are fetched again when the server says that they are out of date.

/** Two fetches are at least so far apart: while mutants are judged there is news several times a second. */
const APART_MS = 600;

export class LivePage {
  private shown = "";
  private wanted = "";
  private after: () => void = () => undefined;
  private fetching = false;
  private readonly served = new Map<string, string>();

  constructor(
    private readonly selectors: string[],
    private readonly drawn: (fresh: Document) => void,
  ) {
    // As the server sent them, before formulas are drawn: what is sent again unchanged is left alone.
    for (const [key, part] of this.parts(document)) this.served.set(key, part.outerHTML);
    document.addEventListener("visibilitychange", () => void this.fetch());
  }

  /** The server has this news; `after` is called once the page shows it. */
  outdated(news: string, after: () => void): void {
    this.wanted = news;
    this.after = after;
    void this.fetch();
  }

  private async fetch(): Promise<void> {
    if (this.fetching || this.wanted === this.shown || document.visibilityState === "hidden") return;
    this.fetching = true;
    const { wanted, after } = this;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
      if (answer.redirected) return location.assign(answer.url);
      if (answer.ok) {
        this.replace(new DOMParser().parseFromString(await answer.text(), "text/html"));
        this.shown = wanted;
        after();
      }
    } catch {
      // The stream says that the preview does not answer; its next news come here again.
    }
    setTimeout(() => {
      this.fetching = false;
      void this.fetch();
    }, APART_MS);
  }

  private replace(fresh: Document): void {
    const incoming = new Map(this.parts(fresh));
    let changed = false;
    for (const [key, part] of this.parts(document)) {
      const next = incoming.get(key);
      if (!next || next.outerHTML === this.served.get(key)) continue;
      this.served.set(key, next.outerHTML);
      swap(part, next);
      changed = true;
    }
    if (changed || fresh.getElementById("problem-data")) this.drawn(fresh);
  }

  private parts(root: ParentNode): [string, Element][] {
    return this.selectors.flatMap((selector) =>
      [...root.querySelectorAll(selector)].map((part, place): [string, Element] => [part.id || `${selector} ${place}`, part]),
    );
  }
}

/** New content in the old element, so that what is open, scrolled or in focus stays so. */
function swap(old: Element, next: Element): void {
  const open = [...old.querySelectorAll("details")].map((each) => each.open);
  const focused = document.activeElement?.id ?? "";
  const inside = old.contains(document.activeElement);
  if (old.id !== "editorial-text" && !old.classList.contains("panel")) old.toggleAttribute("hidden", next.hasAttribute("hidden"));
  old.replaceChildren(...[...next.childNodes].map((node) => document.importNode(node, true)));
  [...old.querySelectorAll("details")].forEach((each, place) => (each.open = open[place] ?? each.open));
  if (inside && focused) document.getElementById(focused)?.focus();
}

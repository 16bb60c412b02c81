// Tabs with the keys that people expect: arrows, Home and End.

export class Tabs {
  private readonly tabs: HTMLElement[];

  constructor(
    list: HTMLElement,
    private readonly onShow: (id: string) => void = () => undefined,
    private readonly hidesPanels = true,
  ) {
    this.tabs = [...list.querySelectorAll<HTMLElement>("[role=tab]")];
    for (const tab of this.tabs) {
      tab.addEventListener("click", () => this.show(tab.id));
      tab.addEventListener("keydown", (event) => this.key(event, tab));
    }
  }

  show(id: string, focus = false): void {
    for (const tab of this.tabs) {
      const chosen = tab.id === id;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute("aria-controls") ?? "");
      if (this.hidesPanels) panel?.toggleAttribute("hidden", !chosen);
      if (chosen && focus) tab.focus();
    }
    this.onShow(id);
  }

  private key(event: KeyboardEvent, tab: HTMLElement): void {
    const at = this.tabs.indexOf(tab);
    const last = this.tabs.length - 1;
    const steps: Record<string, number> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const next = steps[event.key];
    const target = next === undefined ? undefined : this.tabs[next];
    if (!target) return;
    event.preventDefault();
    this.show(target.id, true);
  }
}

// The menu of what can be done to the present card. A button opens it; Escape, a press elsewhere and every choice close it.

export class Menu {
  constructor(
    private readonly button: HTMLButtonElement,
    private readonly menu: HTMLElement,
  ) {
    button.addEventListener("click", () => this.show(menu.hidden === true));
    menu.addEventListener("click", (event) => {
      if ((event.target as Element).closest("button")) this.show(false);
    });
    document.addEventListener("click", (event) => {
      const inside = event.target instanceof Node && (button.contains(event.target) || menu.contains(event.target));
      if (!inside) this.show(false);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || menu.hidden) return;
      this.show(false);
      button.focus();
    });
  }

  show(open: boolean): void {
    this.menu.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    if (open) this.menu.querySelector<HTMLElement>("button:not([hidden])")?.focus();
  }
}

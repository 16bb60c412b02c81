// The bars between the panes: dragged by pointer, moved by arrow keys, remembered in this browser.

const STEP = 2;

export function bindSeparator(bar: HTMLElement, frame: HTMLElement, property: string): void {
  const upright = bar.getAttribute("aria-orientation") === "vertical";
  const low = Number(bar.getAttribute("aria-valuemin"));
  const high = Number(bar.getAttribute("aria-valuemax"));
  const key = `rehearse:pane:${property}`;

  const set = (percent: number, keep = true): void => {
    const value = Math.round(Math.min(high, Math.max(low, percent)) * 10) / 10;
    frame.style.setProperty(property, `${value}%`);
    bar.setAttribute("aria-valuenow", String(Math.round(value)));
    try {
      if (keep) localStorage.setItem(key, String(value));
    } catch {
      // Without storage the size lasts for this page only.
    }
  };
  const now = (): number => Number(bar.getAttribute("aria-valuenow"));

  try {
    const kept = Number(localStorage.getItem(key));
    if (kept) set(kept, false);
  } catch {
    // The default sizes hold.
  }

  bar.addEventListener("keydown", (event) => {
    const moves: Record<string, number> = upright
      ? { ArrowLeft: now() - STEP, ArrowRight: now() + STEP, Home: low, End: high }
      : { ArrowUp: now() - STEP, ArrowDown: now() + STEP, Home: low, End: high };
    const target = moves[event.key];
    if (target === undefined) return;
    event.preventDefault();
    set(target);
  });
  bar.addEventListener("pointerdown", (event) => {
    bar.setPointerCapture(event.pointerId);
    event.preventDefault();
    bar.focus();
  });
  bar.addEventListener("pointermove", (event) => {
    if (!bar.hasPointerCapture(event.pointerId)) return;
    const box = frame.getBoundingClientRect();
    set(upright ? ((event.clientX - box.left) / box.width) * 100 : ((event.clientY - box.top) / box.height) * 100);
  });
}

// Runs in the head, before anything is painted, so that a stored choice never flashes the other theme first.

type Theme = "light" | "dark";
const KEY = "rehearse:theme";

function stored(): Theme | null {
  try {
    const value = localStorage.getItem(KEY);
    return value === "light" || value === "dark" ? value : null;
  } catch {
    return null; // Storage may be switched off; the system's choice then holds.
  }
}

function current(): Theme {
  return stored() ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

function apply(theme: Theme | null): void {
  if (theme) document.documentElement.dataset["theme"] = theme;
  else delete document.documentElement.dataset["theme"];
}

function label(button: HTMLButtonElement): void {
  const text = current() === "dark" ? "Switch to the light theme" : "Switch to the dark theme";
  button.setAttribute("aria-label", text);
  button.title = text;
}

apply(stored());

document.addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector<HTMLButtonElement>("#theme-toggle");
  if (!button) return;
  button.hidden = false;
  label(button);
  button.addEventListener("click", () => {
    const next: Theme = current() === "dark" ? "light" : "dark";
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // The choice then lasts for this page only.
    }
    apply(next);
    label(button);
  });
  addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    apply(stored());
    label(button);
  });
});

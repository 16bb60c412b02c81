// Buttons with data-copy="#id" put the text of that element on the clipboard and say so.

export function bindCopyButtons(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    button.addEventListener("click", () => {
      const source = document.querySelector(button.dataset["copy"] ?? "");
      void copyText(button, source?.textContent ?? "");
    });
  }
}

export async function copyText(button: HTMLButtonElement, text: string): Promise<void> {
  const before = button.dataset["label"] ?? button.textContent ?? "";
  button.dataset["label"] = before;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Not copied; select the text instead";
  }
  setTimeout(() => (button.textContent = before), 2000);
}

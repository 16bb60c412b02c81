// KaTeX is fetched only when a page has a formula. `katex.render` sets styles by script, which the strict policy allows.

export async function renderMath(root: ParentNode): Promise<void> {
  const formulas = [...root.querySelectorAll<HTMLElement>(".math:not([data-rendered])")];
  if (formulas.length === 0) return;
  const katex = await import("katex").catch(() => null);
  // Without a server the formulas stay as their authors wrote them, and are rendered when somebody asks again.
  if (katex === null) return;
  for (const element of formulas) {
    const source = element.textContent ?? "";
    element.dataset["rendered"] = "";
    katex.default.render(source.trim(), element, { displayMode: element.classList.contains("block"), throwOnError: false });
  }
}

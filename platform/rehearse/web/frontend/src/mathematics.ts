// KaTeX is fetched only when a page has a formula. `katex.render` sets styles by script, which the strict policy allows.

export async function renderMath(root: ParentNode): Promise<void> {
  const formulas = [...root.querySelectorAll<HTMLElement>(".math:not([data-rendered])")];
  if (formulas.length === 0) return;
  const { default: katex } = await import("katex");
  for (const element of formulas) {
    const source = element.textContent ?? "";
    element.dataset["rendered"] = "";
    katex.render(source.trim(), element, { displayMode: element.classList.contains("block"), throwOnError: false });
  }
}

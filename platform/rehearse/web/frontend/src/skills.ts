// The skill map: what leads to a concept and what it leads to stands out while the pointer rests on it.
const map = document.querySelector<SVGElement>(".skill-map");
const arrows = [...(map?.querySelectorAll<SVGElement>(".arrow") ?? [])];

function reached(concept: string, from: "start" | "end", to: "start" | "end"): Set<string> {
  const found = new Set([concept]);
  for (const each of found) for (const arrow of arrows) if (arrow.dataset[from] === each) found.add(arrow.dataset[to] ?? "");
  return found;
}

function light(concept: string | undefined): void {
  map?.toggleAttribute("data-lit", concept !== undefined);
  const before = concept === undefined ? new Set<string>() : reached(concept, "end", "start");
  const after = concept === undefined ? new Set<string>() : reached(concept, "start", "end");
  for (const box of map?.querySelectorAll<SVGElement>(".box") ?? []) {
    const name = box.dataset.concept ?? "";
    box.toggleAttribute("data-lit", before.has(name) || after.has(name));
  }
  for (const arrow of arrows) {
    const { start = "", end = "" } = arrow.dataset;
    arrow.toggleAttribute("data-lit", (before.has(start) && before.has(end)) || (after.has(start) && after.has(end)));
  }
}

map?.addEventListener("pointerover", (event) => light((event.target as Element).closest<SVGElement>(".box")?.dataset.concept));
map?.addEventListener("pointerleave", () => light(undefined));

// A link inside the page moves the view; the focus goes along, so that reading and tabbing continue there.
addEventListener("hashchange", () => document.querySelector<HTMLElement>(`${location.hash}.skill-row`)?.focus({ preventScroll: true }));

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

// A link inside the page moves the view; its deck opens, and the focus goes along, so that reading and tabbing continue there.
function show(): void {
  const row = document.getElementById(location.hash.slice(1))?.closest<HTMLElement>(".skill-row");
  const deck = row?.closest("details");
  if (row === null || row === undefined || deck === null || deck === undefined) return;
  if (!deck.open) {
    deck.open = true;
    row.scrollIntoView();
  }
  row.focus({ preventScroll: true });
}

addEventListener("hashchange", show);
show();

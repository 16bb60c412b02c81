// What the author of each wrong program would read, drawn by the very code that draws it for learners.

import { renderFailure } from "../problem/failure";
import type { NamedFailure } from "../problem/types";

export function renderMessages(root: ParentNode): void {
  for (const place of root.querySelectorAll<HTMLElement>("[data-failure]")) {
    const { failure, visible } = JSON.parse(place.dataset["failure"] ?? "null") as { failure: NamedFailure; visible: boolean };
    const { title, mistake } = failure;
    place.replaceChildren(renderFailure(failure, { shrunk: !visible, goTo: null, title, mistake }));
    // One page holds many panels, so each region says whose it is.
    for (const region of place.querySelectorAll("[role=region]")) {
      region.setAttribute("aria-label", `${region.getAttribute("aria-label")} of ${place.dataset["program"]}`);
    }
  }
}

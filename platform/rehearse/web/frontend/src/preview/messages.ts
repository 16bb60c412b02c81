// What the author of each wrong program would read, drawn by the very code that draws it for learners.

import { isShrunk, renderFailure } from "../problem/failure";
import type { NamedFailure, TestResult } from "../problem/types";

export function renderMessages(root: ParentNode): void {
  for (const place of root.querySelectorAll<HTMLElement>("[data-failure]")) {
    const { failure, test } = JSON.parse(place.dataset["failure"] ?? "null") as { failure: NamedFailure; test: TestResult | null };
    const { title, mistake } = failure;
    const options = { shrunk: test !== null && isShrunk(test), growth: test?.growth ?? null, goTo: null, title, mistake };
    place.replaceChildren(renderFailure(failure, options));
    // One page holds many panels, so each region says whose it is.
    for (const region of place.querySelectorAll("[role=region]")) {
      region.setAttribute("aria-label", `${region.getAttribute("aria-label")} of ${place.dataset["program"]}`);
    }
  }
}

// What was measured after all tests had passed, as it is shown below its row and in the failure panel.

import { renderGrowth } from "./growth";
import { renderPace } from "./pace";
import type { TestResult } from "./types";

/** Nothing for a test that compares results. */
export function renderMeasured(test: TestResult | undefined): HTMLElement | null {
  if (test?.growth) return renderGrowth(test.growth);
  return test?.pace ? renderPace(test.pace) : null;
}

// A day begins at four in the morning where the person is, so the server has to know where that is.
import { ask } from "./api";
import type { Settings } from "./review/types";

/** Tell the server where the browser is, unless it knows; whether that was news. */
export async function tellZone(settings: Settings): Promise<boolean> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (!timeZone || timeZone === settings.zone) return false;
  try {
    await ask("/api/v1/review/settings", { method: "PATCH", body: JSON.stringify({ zone: timeZone }) });
    return true;
  } catch {
    // Days then begin by the old zone; nothing is lost, and the next visit tries again.
    return false;
  }
}

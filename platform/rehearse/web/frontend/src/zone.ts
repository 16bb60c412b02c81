// A day begins at four in the morning where the person is, so the server has to know where that is. A device tells it once, and again when it
// has moved: so a zone that was chosen by hand stays.
import { ask } from "./api";
import type { Settings } from "./review/types";

const TOLD = "zone-told";

export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

function told(): string | null {
  try {
    return localStorage.getItem(TOLD);
  } catch {
    // A browser that keeps nothing tells it on each visit.
    return null;
  }
}

/** Where this device is need not be told any more: a choice by hand is newer than that. */
export function keepTheChosenZone(): void {
  try {
    localStorage.setItem(TOLD, zoneHere());
  } catch {
    // The zone is told again on the next visit.
  }
}

/** Tell the server where the browser is, unless it was told before; whether that was news. */
export async function tellZone(settings: Pick<Settings, "zone">): Promise<boolean> {
  const zone = zoneHere();
  if (!zone || zone === told()) return false;
  try {
    if (zone !== settings.zone) await ask("/api/v1/review/settings", { method: "PATCH", body: JSON.stringify({ zone }) });
  } catch {
    // Days then begin by the old zone; nothing is lost, and the next visit tries again.
    return false;
  }
  keepTheChosenZone();
  return zone !== settings.zone;
}

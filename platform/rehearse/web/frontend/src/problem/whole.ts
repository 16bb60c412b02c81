// Whether a shown input is the whole of it.

/** What a failure shows may have lost its middle; then it cannot be run again by itself. */
export function isWhole(input: string): boolean {
  return !input.includes("…");
}

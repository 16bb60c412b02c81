// What somebody typed, set beside the right answer. The person still rates: a slip of the finger is no gap of memory.
import { make } from "../dom";

/** A cost without what people write in different ways: "$O(n \log n)$", "n log n" and "O( n*log(n) )" are alike. */
function plainCost(text: string): string {
  const bare = text.toLowerCase().replace(/\\(cdot|times|left|right|,|;|!|quad)|[\\${}\s*·()]/g, "");
  return bare.replace(/^[oθ]|^theta/, "");
}

export function compare(typed: string, answer: string, asks: string): HTMLElement {
  const plain = asks === "cost" ? plainCost : (text: string) => text.trim().replace(/[ \t]+$/gm, "");
  const same = answer !== "" && plain(typed) === plain(answer);
  const words = same ? "Just as you typed it." : asks === "cost" ? "Compare it with yours:" : "It prints something else than you typed:";
  const box = make("p", { class: "typed-result", "data-tone": same ? "good" : "warn", "data-testid": "typed-result" }, words);
  if (!same) box.append(" ", make("code", {}, typed.trim()));
  return box;
}

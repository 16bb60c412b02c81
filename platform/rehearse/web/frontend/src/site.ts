// What every page shares: times in the reader's own words and zone, mathematics, copy buttons.
import { localiseTimes } from "./times";
import { renderMath } from "./mathematics";
import { bindCopyButtons } from "./copy";

localiseTimes(document);
bindCopyButtons(document);
void renderMath(document);

// Renders formulas as pages do, one JSON line in, one out: {"tex", "block"} gives a list of {"message", "at", "refused"}.
// The first argument is the path of KaTeX.
"use strict";

const katex = require(process.argv[2]);
const lines = require("node:readline").createInterface({ input: process.stdin, terminal: false });

function faultsOf({ tex, block }) {
  const faults = [];
  const note = (message, token, refused) =>
    faults.push({ message, at: token && token.loc ? token.loc.start : null, refused });
  // A letter that no font of KaTeX has is told on the console only.
  console.warn = console.error = (message) => note(String(message), null, false);
  try {
    katex.renderToString(tex, {
      displayMode: block,
      throwOnError: true,
      strict: (code, message, token) => {
        note(`${message} (${code})`, token, false);
        return "ignore";
      },
      // Pages trust no formula: a command that would load or link something is shown in red instead.
      trust: ({ command }) => {
        note(`${command} is switched off on our pages`, null, true);
        return false;
      },
    });
  } catch (error) {
    faults.push({ message: error.rawMessage || String(error), at: error.position ?? null, refused: true });
  }
  return faults;
}

lines.on("line", (line) => process.stdout.write(`${JSON.stringify(faultsOf(JSON.parse(line)))}\n`));

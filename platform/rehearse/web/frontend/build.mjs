// Builds every page's bundle into ../static/dist with hashed names, and manifest.json, which the templates read.
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, "..", "static", "dist");

// KaTeX names each font in three formats; every browser that runs the editor reads the first, so only that is shipped.
const onlyWoff2 = {
  name: "only-woff2",
  setup(plugins) {
    plugins.onLoad({ filter: /katex\.min\.css$/ }, async ({ path: file }) => {
      const css = await readFile(file, "utf8");
      return { contents: css.replace(/,url\([^)]*\.(woff|ttf)\) format\("[^"]*"\)/g, ""), loader: "css" };
    });
  },
};

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  sourcemap: false,
  target: "es2022",
  metafile: true,
  outdir: out,
  entryNames: "[name]-[hash]",
  chunkNames: "chunk-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file" },
  legalComments: "none",
  logLevel: "warning",
};

// The theme is set before the first paint, by a classic script in the head; the rest are modules.
const jobs = [
  { ...common, entryPoints: ["src/theme.ts"], format: "iife" },
  {
    ...common,
    entryPoints: ["src/site.ts", "src/list.ts", "src/problem.ts", "src/report.ts", "src/review.ts", "src/decks.ts", "src/deck.ts", "src/exchange.ts", "src/interview.ts", "src/interviews.ts", "src/seat.ts", "src/settings.ts", "src/skills.ts", "src/statistics.ts", "src/submission.ts", "src/today.ts", "src/preview.ts", "src/form.ts", "styles/site.css", "styles/katex.css", "styles/preview.css"],
    format: "esm",
    splitting: true,
    plugins: [onlyWoff2],
  },
];

await rm(out, { recursive: true, force: true });
const manifest = {};
for (const job of jobs) {
  const { metafile } = await build(job);
  for (const [file, output] of Object.entries(metafile.outputs)) {
    if (!output.entryPoint) continue;
    const name = path.basename(output.entryPoint).replace(/\.ts$/, ".js");
    const chunks = output.imports.filter(({ kind }) => kind === "import-statement");
    manifest[name] = { file: path.basename(file), imports: chunks.map((chunk) => path.basename(chunk.path)) };
  }
}
await writeFile(path.join(out, "licences.txt"), await licences());
await writeFile(path.join(out, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);

// The licences of what is bundled travel with the bundles, as they ask for.
async function licences() {
  const modules = path.join(here, "node_modules");
  const scoped = ["@codemirror", "@lezer", "@marijn"];
  const names = ["crelt", "katex", "style-mod", "w3c-keyname"];
  for (const scope of scoped) {
    for (const name of await readdir(path.join(modules, scope))) names.push(`${scope}/${name}`);
  }
  const texts = await Promise.all(
    names.sort().map(async (name) => `${name}\n\n${await readFile(path.join(modules, name, "LICENSE"), "utf8").catch(() => "see its package")}`),
  );
  return texts.join(`\n${"-".repeat(80)}\n`);
}

// Builds the bundle that ships: src/headwater/report/assets/app.js and app.css.
// With --check it builds to memory and fails where the committed files differ.
import { build } from "esbuild";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join, dirname } from "node:path";

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(here, "..", "src", "headwater", "report", "assets");
// bytes: what every report carries, whatever it says
const MAX_ASSETS = 250_000;

// lines of templates begin with blanks that no page shows
const flush = {
  name: "flush",
  setup: ({ onLoad }) =>
    onLoad({ filter: /app\/src\/.*\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/\n[ \t]+/g, "\n"),
    })),
};

const result = await build({
  absWorkingDir: here,
  entryPoints: [
    { in: "src/main.js", out: "app" },
    { in: "styles/main.css", out: "app" },
  ],
  outdir: assets,
  bundle: true,
  plugins: [flush],
  // nothing on the page flies: the modules that animate stay out
  alias: { "d3-transition": "./src/still/transition.js", "d3-interpolate": "./src/still/interpolate.js" },
  minify: true,
  format: "iife",
  target: "es2021",
  charset: "utf8",
  legalComments: "none",
  banner: { js: "/* Headwater, Apache-2.0; libraries: see licences.txt in the package */" },
  write: false,
  metafile: true,
});

// the licences of what was bundled, beside it
const bundled = new Map();
for (const input of Object.keys(result.metafile.inputs)) {
  const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (found) bundled.set(found[1], join(here, "node_modules", found[1]));
}
const told = ["What app.js holds that others wrote, with their licences."];
for (const [name, folder] of [...bundled].sort()) {
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((f) => /^(licen[cs]e|copying)/i.test(f));
  const words = file ? (await readFile(join(folder, file), "utf8")).trim() : "No licence file.";
  told.push(`${"=".repeat(72)}\n${name} ${version}\n\n${words}`);
}
const licences = Buffer.from(`${told.join("\n\n")}\n`);

let size = 0;
let stale = false;
for (const file of [...result.outputFiles, { path: join(assets, "licences.txt"), contents: licences }]) {
  if (file.contents !== licences) size += file.contents.length;
  if (process.argv.includes("--check")) {
    const kept = await readFile(file.path).catch(() => Buffer.alloc(0));
    if (Buffer.compare(kept, Buffer.from(file.contents)) !== 0) {
      stale = true;
      console.error(`${file.path} is not what app/ builds: run "make app"`);
    }
  } else {
    await writeFile(file.path, file.contents);
  }
}
console.log(`${size} bytes of assets`);
if (size > MAX_ASSETS) {
  console.error(`more than ${MAX_ASSETS} bytes`);
}
process.exit(stale || size > MAX_ASSETS ? 1 : 0);

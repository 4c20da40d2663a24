// npm run build: bundles to sorama/server/static. The banner holds a hash of all sources; tests compare it.
import { build, transform } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "sorama", "server", "static");
const sources = ["package.json", "build.mjs", "tsconfig.json"];
for (const folder of ["src", "types"]) sources.push(...readdirSync(join(here, folder)).map((name) => `${folder}/${name}`));
const hash = createHash("sha256");
for (const name of sources.sort()) hash.update(`${name}\n`).update(readFileSync(join(here, name)));

const css = {
  name: "css",
  setup(b) {
    b.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, "utf8"), { loader: "css", minify: true, charset: "utf8" });
      return { contents: code.trim(), loader: "text" };
    });
  },
};
for (const name of ["hook", "kintone", "app"]) {
  const result = await build({
    entryPoints: [join(here, "src", `${name}.ts`)],
    outfile: join(out, name === "hook" ? "hook.js" : `assets/${name}.js`),
    bundle: true,
    minify: true,
    target: ["chrome123", "firefox120", "safari17.5"],
    format: "iife",
    banner: { js: `/*! sorama ${name} (MIT) sources ${hash.copy().digest("hex").slice(0, 16)} */` },
    plugins: [css],
    metafile: true,
  });
  for (const [file, { bytes }] of Object.entries(result.metafile.outputs)) console.log(`${file.split("/").at(-1)} ${bytes} bytes`);
}

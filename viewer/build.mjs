// Bundles the page into src/tilflow/viewer/static, lists the licences of what went in, and records
// the digests by which a test sees that the bundle belongs to these sources.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, "../src/tilflow/viewer/static");
const COPIED = ["index.html", "style.css", "icon.svg"];

// Readers of other formats and a WebGPU parser, which this page has no use for, are left out.
const LEFT_OUT = {
  "@vivjs/loaders": "./src/slide/left_out/loaders.js",
  wgsl_reflect: "./src/slide/left_out/wgsl.js",
  "numcodecs/blosc": "./src/slide/left_out/codec.js",
  "numcodecs/lz4": "./src/slide/left_out/codec.js",
  "numcodecs/zstd": "./src/slide/left_out/codec.js",
};

const result = await build({
  absWorkingDir: here,
  entryPoints: { main: "src/main.js", slide: "src/slide/slide.js", decoder: "src/slide/decoder.js" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  alias: LEFT_OUT,
  external: ["./slide.js"],
  metafile: true,
});
for (const name of COPIED) fs.copyFileSync(path.join(here, "src", name), path.join(out, name));
fs.writeFileSync(path.join(out, "LICENCES.txt"), describeLicences(listPackages(result.metafile)));
const record = {
  sources: digestAll(here, listSources()),
  bundle: digestAll(out, ["main.js", "slide.js", "decoder.js", "LICENCES.txt", ...COPIED]),
};
fs.writeFileSync(path.join(out, "build.json"), JSON.stringify(record, null, 1) + "\n");
for (const name of Object.keys(record.bundle)) {
  console.log(String(fs.statSync(path.join(out, name)).size).padStart(9), name);
}

function listSources() {
  const inside = fs.readdirSync(path.join(here, "src"), { recursive: true, withFileTypes: true });
  const files = inside
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(here, path.join(entry.parentPath, entry.name)));
  return ["build.mjs", "package.json", "package-lock.json", ...files.map((f) => f.split(path.sep).join("/"))].sort();
}

function digestAll(folder, names) {
  return Object.fromEntries(
    names.map((name) => [
      name,
      createHash("sha256").update(fs.readFileSync(path.join(folder, name))).digest("hex"),
    ]),
  );
}

function listPackages(metafile) {
  const folders = new Set();
  for (const output of Object.values(metafile.outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
      if (match && bytesInOutput > 0) folders.add(match[1]);
    }
  }
  return [...folders].sort();
}

function describeLicences(folders) {
  const texts = folders.map((folder) => {
    const about = JSON.parse(fs.readFileSync(path.join(here, folder, "package.json"), "utf8"));
    const file = fs.readdirSync(path.join(here, folder)).find((name) => /^licen[cs]e/i.test(name));
    const text = file
      ? fs.readFileSync(path.join(here, folder, file), "utf8").trim()
      : `(the package holds no text of its licence; it names ${about.license})`;
    return `${about.name} ${about.version} (${about.license})\n\n${text}\n`;
  });
  const line = "\n" + "-".repeat(78) + "\n\n";
  return ["The bundle of `tilflow view` holds code of these packages.\n", ...texts].join(line);
}

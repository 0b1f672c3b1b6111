/**
 * How long people wait for the language: `ordersense lint` over 500 playbooks, and over none, which is what loading
 * takes of it; and `ordersense --help`.
 *
 *     npm run build && node bench/language.mjs [runs]
 *
 * Whole processes, wall clock; the first run of each is not counted. The 500 playbooks are those of
 * examples/delivery, again and again under other names, ten to a file.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WANTED = 500;
const PER_FILE = 10;
const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'dist', 'cli', 'main.js');
const example = join(root, 'examples', 'delivery');
const runs = Number(process.argv[2] ?? 7);

if (!existsSync(main)) throw new Error('nothing is built: npm run build');

const scratch = mkdtempSync(join(tmpdir(), 'ordersense-bench-'));
try {
  const [many, none] = [join(scratch, 'many'), join(scratch, 'none')];
  const size = manyPlaybooks(many);
  noPlaybook(none);
  report(`lint ${WANTED} playbooks (${Math.round(size / 1024)} KiB)`, ['lint', '-C', many], 1500);
  report('  of it, loading: lint an empty file', ['lint', '-C', none]);
  report('--help', ['--help'], 150);
} finally {
  rmSync(scratch, { recursive: true });
}

/** Writes the project and says how many bytes its playbooks have. */
function manyPlaybooks(folder) {
  cpSync(join(example, 'shared'), join(folder, 'shared'), { recursive: true });
  cpSync(join(example, 'ordersense.config.yaml'), join(folder, 'ordersense.config.yaml'));
  const originals = readdirSync(join(example, 'playbooks')).flatMap((name) =>
    playbooksIn(readFileSync(join(example, 'playbooks', name), 'utf8')),
  );
  const copies = Array.from({ length: WANTED }, (_, index) =>
    originals[index % originals.length].replace(/^playbook (\S+)/, `playbook $1_${index}`),
  );
  mkdirSync(join(folder, 'playbooks'));
  let size = 0;
  for (let at = 0; at < copies.length; at += PER_FILE) {
    const text = `language 1\n\n${copies.slice(at, at + PER_FILE).join('\n\n')}\n`;
    size += Buffer.byteLength(text);
    writeFileSync(join(folder, 'playbooks', `p${at}.play`), text);
  }
  return size;
}

/** A project with one file that says nothing, so that all of the program is loaded. */
function noPlaybook(folder) {
  mkdirSync(folder);
  cpSync(join(example, 'ordersense.config.yaml'), join(folder, 'ordersense.config.yaml'));
  writeFileSync(join(folder, 'empty.play'), 'language 1\n');
}

/** A playbook ends where a line is a lone closing brace. */
function playbooksIn(text) {
  return text.match(/^playbook [\s\S]*?^\}/gm) ?? [];
}

/** Prints minimum, median and maximum, beside the promise where there is one. */
function report(what, args, promisedMs) {
  const took = [];
  for (let run = 0; run <= runs; run++) {
    const start = performance.now();
    const { status, signal } = spawnSync(process.execPath, [main, ...args], {
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    if (signal !== null || status === 2 || status === 70)
      throw new Error(`${args.join(' ')}: ${signal ?? status}`);
    if (run > 0) took.push(performance.now() - start);
  }
  took.sort((a, b) => a - b);
  const [min, median, max] = [took[0], took[Math.floor(took.length / 2)], took.at(-1)].map((ms) =>
    Math.round(ms),
  );
  const promise = promisedMs === undefined ? '' : `, promised ${promisedMs} ms`;
  console.log(`${what}: ${median} ms (${min}–${max} in ${runs} runs)${promise}`);
}

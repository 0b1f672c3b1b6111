import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Mutant } from './mutants.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** What no world needs. */
const OUTSIDE = [
  ...['@electric-sql/pglite', '@viz-js/viz', 'fzstd', 'ioredis', 'kafkajs', 'lz4js', 'nodemailer', 'pg'],
  ...['snappyjs', 'undici', 'vscode-languageserver'],
];

/**
 * Builds `main.ts` with the changes of a mutant; the sources stay as they are.
 *
 * @throws where a text to be changed does not stand once in its file: the mutant is of yesterday
 */
export async function buildMutant({ name, changes }: Mutant, outfile: string): Promise<void> {
  const texts = new Map<string, string>();
  for (const { file, from, to } of changes) {
    const text = texts.get(file) ?? readFileSync(`${root}${file}`, 'utf8');
    if (text.split(from).length !== 2) throw new Error(`${name}: ${file} does not say once: ${from}`);
    texts.set(
      file,
      text.replace(from, () => to),
    );
  }
  await build({
    absWorkingDir: root,
    entryPoints: ['cli/testing/world/main.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: OUTSIDE,
    banner: {
      js: "import { createRequire as requireBeside } from 'node:module';\nconst require = requireBeside(import.meta.url);",
    },
    logLevel: 'error',
    plugins: [
      {
        name: 'mutant',
        setup(of) {
          of.onLoad({ filter: /\.ts$/ }, ({ path }) => {
            const contents = texts.get(path.slice(root.length));
            return contents === undefined ? undefined : { contents, loader: 'ts' };
          });
        },
      },
    ],
  });
}

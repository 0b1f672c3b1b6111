import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A sample playbook of examples/gallery with its test, as files of a project. */
export interface Sample {
  readonly name: string;
  readonly playbook: string;
  readonly test: string;
}

/** The gallery's folder; `dist/cli/new` and `cli/new` are at different depths. */
const folder = ['../../examples/gallery/', '../../../examples/gallery/']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url));

/** Names of all samples, as they stand after `gallery:`. */
export function sampleNames(): readonly string[] {
  return readdirSync(at('playbooks/'))
    .map((file) => file.replace(/\.play$/, ''))
    .sort();
}

/** One sample, or null where none has that name. */
export function sampleOf(name: string): Sample | null {
  if (!sampleNames().includes(name)) return null;
  return {
    name,
    playbook: galleryText(`playbooks/${name}.play`),
    test: galleryText(`tests/${name}.test.play`),
  };
}

/** A file of the gallery. */
export function galleryText(path: string): string {
  return readFileSync(at(path), 'utf8');
}

function at(path: string): string {
  if (folder === undefined) throw new Error('examples/gallery is missing from this installation');
  return fileURLToPath(new URL(path, folder));
}

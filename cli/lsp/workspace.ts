import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { EditedProject } from '../../dsl/editor/completion.ts';
import { type LintedProject, lintProject } from '../../dsl/lint/lint-project.ts';
import { parse } from '../../dsl/parse.ts';
import { catalogOf } from '../catalog.ts';
import { CONFIG_FILE, type Config } from '../config.ts';
import { lintSettings, openProject } from '../load-project.ts';
import { type NfcMap, nfcMap } from './nfc-map.ts';

/** A project with what the editor holds of it unsaved. */
export interface OpenProject extends EditedProject, LintedProject {
  readonly folder: string;
}

/** What the editor has open, and the projects around it. */
export interface Workspace {
  /** The text of an open file, by its address; null closes it. */
  readonly edit: (uri: string, text: string | null) => void;
  /** Forgets what was read from the disk: files or settings changed there. */
  readonly forget: () => void;
  /** The project around a file, resolved and linted; or why there is none: null for a file that is not saved. */
  readonly projectOf: (uri: string) => Promise<OpenProject | { readonly problem: string | null }>;
  /** The path of a file in its project. */
  readonly pathIn: (project: OpenProject, uri: string) => string;
  readonly uriOf: (project: OpenProject, path: string) => string;
  /** The text of a file as the editor or the disk has it, with its NFC offsets. */
  readonly mapOf: (project: OpenProject, path: string) => NfcMap;
}

/** What is read from the disk once. */
interface OnDisk {
  readonly folder: string;
  readonly config: Config;
  readonly files: ReadonlyMap<string, string>;
  readonly catalog: EditedProject['catalog'];
}

/** An empty workspace. */
export function createWorkspace(): Workspace {
  const open = new Map<string, string>();
  const disks = new Map<string, Promise<OnDisk>>();
  const linted = new Map<string, { readonly version: number; readonly project: OpenProject }>();
  const parsed = new Map<string, { readonly text: string; readonly result: ReturnType<typeof parse> }>();
  let version = 0;

  /** A file that did not change is not parsed again. */
  const read: typeof parse = (text, path) => {
    const known = parsed.get(path);
    if (known?.text === text) return known.result;
    const result = parse(text, path);
    parsed.set(path, { text, result });
    return result;
  };

  const textsOf = ({ folder, files }: OnDisk): ReadonlyMap<string, string> => {
    const texts = new Map(files);
    for (const [uri, text] of open) {
      const file = fileOf(uri);
      if (file === null) continue;
      if (projectFolder(file) === folder) texts.set(pathFrom(folder, file), text);
    }
    return texts;
  };

  return {
    edit: (uri, text) => {
      version++;
      if (text === null) open.delete(uri);
      else open.set(uri, text);
    },
    forget: () => {
      version++;
      disks.clear();
    },
    async projectOf(uri) {
      const file = fileOf(uri);
      // A document that was never saved has no folder, so no project either.
      if (file === null) return { problem: null };
      const folder = projectFolder(file);
      const known = linted.get(folder);
      if (known?.version === version) return known.project;
      const reading = version;
      let disk: OnDisk;
      try {
        disk = await (disks.get(folder) ?? remember(disks, folder));
      } catch (error) {
        disks.delete(folder);
        return { problem: (error as Error).message };
      }
      const files = [...textsOf(disk)].map(([path, text]) => ({ path, text }));
      const settings = lintSettings(disk.config);
      const project = { ...lintProject(files, disk.catalog, settings, read), catalog: disk.catalog, folder };
      linted.set(folder, { version: reading, project });
      return project;
    },
    pathIn: ({ folder }, uri) => pathFrom(folder, fileURLToPath(uri)),
    uriOf: ({ folder }, path) => pathToFileURL(join(folder, path)).href,
    mapOf: ({ folder, files }, path) => {
      const raw = open.get(pathToFileURL(join(folder, path)).href);
      return nfcMap(raw ?? files.find((file) => file.path === path)?.text ?? '');
    },
  };
}

function remember(disks: Map<string, Promise<OnDisk>>, folder: string): Promise<OnDisk> {
  const disk = readDisk(folder);
  disks.set(folder, disk);
  return disk;
}

async function readDisk(folder: string): Promise<OnDisk> {
  // A folder whose only file is not saved yet has none to read.
  const { config, connectors, files } = await openProject(folder, { allowEmpty: true });
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return { folder, config, catalog: catalogOf(connectors.manifests), files: texts };
}

/** The path of an address on the disk; null for one that is nowhere, such as `untitled:`. */
function fileOf(uri: string): string | null {
  return uri.startsWith('file:') ? fileURLToPath(uri) : null;
}

/** The nearest folder above with settings, else the file's own. */
function projectFolder(file: string): string {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, CONFIG_FILE))) return folder;
    if (dirname(folder) === folder) return dirname(file);
  }
}

function pathFrom(folder: string, file: string): string {
  return relative(folder, file).split(sep).join('/').normalize('NFC');
}

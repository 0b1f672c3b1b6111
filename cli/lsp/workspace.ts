import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { EditedProject } from '../../dsl/editor/completion.ts';
import { type LintedProject, lintProject } from '../../dsl/lint/lint-project.ts';
import { parse } from '../../dsl/parse.ts';
import { type Text, verbatim } from '../../dsl/say.ts';
import { catalogOf } from '../catalog.ts';
import { type Config, parseConfig } from '../config.ts';
import { connectorsOf } from '../connectors.ts';
import { lintSettings, openProject } from '../load-project.ts';
import { type PlayFile, readProject } from '../project-files.ts';
import { CONFIG_FILE } from '../settings-file.ts';
import { UsageError } from '../usage-error.ts';
import { type NfcMap, nfcMap } from './nfc-map.ts';

/** A project with what the editor holds of it unsaved. */
export interface OpenProject extends EditedProject, LintedProject {
  readonly folder: string;
  /** The document without a file that it was asked for, the only one that is told of; null: all of its files are. */
  readonly unsaved: string | null;
  /**
   * Why its settings cannot be read, and it is as a project without any: what it does not know of connectors is no
   * finding. Null: they can.
   */
  readonly unread: Text | null;
}

/** What the editor has open, and the projects around it. */
export interface Workspace {
  /** The text of an open file, by its address; null closes it. */
  readonly edit: (uri: string, text: string | null) => void;
  /** The folder that the editor works in: what was never saved anywhere is read as a file of its project. */
  readonly workIn: (folder: string | null) => void;
  /** Forgets what was read from the disk: files or settings changed there. */
  readonly forget: () => void;
  /** The project around a file, resolved and linted; or why there is none. */
  readonly projectOf: (uri: string) => Promise<OpenProject | { readonly problem: Text }>;
  /** The path of a file in its project. */
  readonly pathIn: (project: OpenProject, uri: string) => string;
  readonly uriOf: (project: OpenProject, path: string) => string;
  /** The text of a file as the editor or the disk has it, with its NFC offsets. */
  readonly mapOf: (project: OpenProject, path: string) => NfcMap;
}

/** What is read from the disk once; an empty folder is none at all. */
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
  let root = '';

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
    workIn: (folder) => {
      root = folder === null ? '' : projectFolder(join(folder, CONFIG_FILE));
    },
    async projectOf(uri) {
      const file = fileOf(uri);
      const folder = file === null ? root : projectFolder(file);
      const key = file === null ? uri : folder;
      const known = linted.get(key);
      if (known?.version === version) return known.project;
      const reading = version;
      let disk: OnDisk;
      let unread: Text | null = null;
      try {
        disk = await (disks.get(folder) ?? remember(disks, folder));
      } catch (error) {
        disks.delete(folder);
        unread = messageOf(error);
        const bare = await withoutSettings(folder).catch(() => null);
        if (bare === null) return { problem: unread };
        disk = bare;
      }
      const texts = new Map(textsOf(disk));
      // Others do not see what is not saved: it may be a copy of one of them.
      if (file === null) texts.set(unsavedPath(uri), open.get(uri) ?? '');
      const files = [...texts].map(([path, text]) => ({ path, text }));
      const linting = lintProject(files, disk.catalog, lintSettings(disk.config), read);
      const diagnostics =
        unread === null ? linting.diagnostics : linting.diagnostics.filter(({ code }) => isOfText(code));
      const unsaved = file === null ? uri : null;
      const project = { ...linting, diagnostics, catalog: disk.catalog, folder, unsaved, unread };
      linted.set(key, { version: reading, project });
      return project;
    },
    pathIn: ({ folder }, uri) =>
      fileOf(uri) === null ? unsavedPath(uri) : pathFrom(folder, fileURLToPath(uri)),
    uriOf,
    mapOf: (project, path) => {
      const raw = open.get(uriOf(project, path));
      return nfcMap(raw ?? project.files.find((file) => file.path === path)?.text ?? '');
    },
  };
}

function uriOf({ folder, unsaved }: OpenProject, path: string): string {
  return unsaved !== null && path === unsavedPath(unsaved) ? unsaved : pathToFileURL(join(folder, path)).href;
}

/** The name of what has no file, `untitled:Untitled-1`; behind all others, so that of two of one name it is the second. */
function unsavedPath(uri: string): string {
  return `~${uri.replace(/^[^:]*:/, '').replaceAll('/', '_')}.play`;
}

function remember(disks: Map<string, Promise<OnDisk>>, folder: string): Promise<OnDisk> {
  const disk = readDisk(folder);
  disks.set(folder, disk);
  return disk;
}

async function readDisk(folder: string): Promise<OnDisk> {
  if (folder === '') return withDefaults(folder, []);
  // A folder whose only file is not saved yet has none to read.
  const { config, connectors, files } = await openProject(folder, { allowEmpty: true });
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return { folder, config, catalog: catalogOf(connectors.manifests), files: texts };
}

/** A project's files with every setting at its default, so without connectors. */
async function withoutSettings(folder: string): Promise<OnDisk> {
  return withDefaults(folder, await readProject(folder, { allowEmpty: true }));
}

async function withDefaults(folder: string, files: readonly PlayFile[]): Promise<OnDisk> {
  const config = parseConfig('', CONFIG_FILE);
  const { manifests } = await connectorsOf(config, folder);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return { folder, config, catalog: catalogOf(manifests), files: texts };
}

/** Whether a finding is one of the text alone, whatever the settings say. */
function isOfText(code: string): boolean {
  return code.startsWith('OS01');
}

function messageOf(error: unknown): Text {
  return error instanceof UsageError ? error.said.message : verbatim((error as Error).message);
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

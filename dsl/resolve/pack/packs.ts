import { say } from '../../say.ts';
import type { SourceFile, Use } from '../../tree.ts';
import { didYouMean } from '../did-you-mean.ts';
import { createReport, type Sink } from '../report.ts';
import { declarationOf } from '../scope.ts';
import { type PackNames, prefixed } from './prefixed.ts';

/**
 * The files of a project with its packs in the places of their files: a pack's declarations stand behind the prefix of
 * each `use` that names it, and as they are where it has none. Used twice under two prefixes it is there twice, as two
 * packs. OS1101 for a file that is not there and for packs that use each other, OS1102 for a prefix that is taken.
 */
export function withPacks(files: readonly SourceFile[], sink: Sink): readonly SourceFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const used = new Set(files.flatMap(usesOf).map(({ path }) => fileName(path.value)));
  if (used.size === 0) return files;
  const found: SourceFile[] = [];
  const prefixes = new Map<string, string>();
  const worded = new Set<string>();

  const place = (file: SourceFile, prefix: string, chain: readonly string[]): void => {
    const own = prefix === '' ? file : prefixed(file, prefix, namesOf(file, byPath, []));
    // Words of a dimension hold for everybody, so once is enough.
    const items = worded.has(file.path) ? own.items.filter(({ kind }) => kind !== 'define-words') : own.items;
    worded.add(file.path);
    found.push({ ...own, items });
    for (const use of usesOf(file)) follow(use, file, prefix, [...chain, file.path]);
  };
  const follow = (use: Use, file: SourceFile, outer: string, chain: readonly string[]): void => {
    const report = createReport(file, sink);
    const path = fileName(use.path.value);
    const target = byPath.get(path);
    if (target === undefined) {
      if (use.as !== null) sink.losePack([outer, use.as.text].filter((part) => part !== '').join('.'));
      report.error('OS1101', use.path.span, say`there is no file ${use.path.raw}`, {
        label: say`a pack is named from the project’s folder`,
        help: say`write the path of a \`.play\` file, for example \`use "packs/payments.play" as pay\``,
        ...quoted(didYouMean(path, use.path.span, [...byPath.keys()])),
      });
      return;
    }
    if (chain.includes(path)) {
      report.error('OS1101', use.path.span, say`\`${path}\` uses itself`, {
        label: say`a circle`,
        notes: chain.length < 2 ? [] : [say`it comes back by ${chain.join(' → ')}`],
        help: say`put what both need into a third file`,
      });
      return;
    }
    const prefix = [outer, use.as?.text ?? ''].filter((part) => part !== '').join('.');
    const id = `${prefix} ${path}`;
    // All of a project is visible everywhere: who names the same pack again says nothing new.
    if (prefixes.get(id) !== undefined) return;
    const other = [...prefixes].find(([known]) => prefix !== '' && known.startsWith(`${prefix} `))?.[1];
    if (other !== undefined && use.as !== null) {
      report.error('OS1102', use.as.span, say`\`${prefix}\` is the prefix of two packs`, {
        label: say`second pack`,
        notes: [say`the first is \`${other}\``],
        help: say`use this one under another name`,
      });
      return;
    }
    prefixes.set(id, path);
    place(target, prefix, chain);
  };

  for (const file of files) if (!used.has(file.path)) place(file, '', []);
  // Packs that only use each other are nobody's: they are read as they are, so that the circle is told.
  for (const file of files) if (!found.some(({ path }) => path === file.path)) place(file, '', []);
  return found;
}

/** Everything that a pack's own names may mean: what it declares, and what it uses behind their prefixes. */
function namesOf(
  file: SourceFile,
  byPath: ReadonlyMap<string, SourceFile>,
  chain: readonly string[],
): PackNames {
  const declared = file.items.flatMap((item) => {
    const declaration = declarationOf(item, file);
    return declaration === null ? [] : [[declaration.name, declaration.node.kind] as const];
  });
  const inside = usesOf(file).flatMap(({ path, as }) => {
    const target = byPath.get(fileName(path.value));
    if (target === undefined || chain.includes(target.path)) return [];
    const names = namesOf(target, byPath, [...chain, file.path]);
    return [...names].map(([name, kind]) => [as === null ? name : `${as.text}.${name}`, kind] as const);
  });
  return new Map([...inside, ...declared]);
}

function usesOf(file: SourceFile): readonly Use[] {
  return file.items.filter((item) => item.kind === 'use');
}

/** `./packs/a.play` is `packs/a.play`. */
function fileName(written: string): string {
  return written.replace(/^(\.\/)+/, '').normalize('NFC');
}

function quoted({ help, fix }: ReturnType<typeof didYouMean>): ReturnType<typeof didYouMean> {
  return fix ? { ...(help ? { help } : {}), fix: { ...fix, text: `"${fix.text}"` } } : {};
}

import type { Project } from '../../dsl/model/project.ts';
import type { Language } from '../format.ts';
import { type Reader, readersOf } from '../readers.ts';
import { startDrawing } from './drawing.ts';
import type { Graph } from './graph.ts';
import { graphWords } from './words.ts';

/** What a project declares and what flows where: from sources to metrics, checks, playbooks and what those do. */
export function projectGraph(project: Project, title: string, language: Language): Graph {
  const readers = [...readersOf(project)].reverse();
  const used = new Set(
    readers.flatMap(({ kind, name, reads }) => [
      ...reads.map((read) => read.name),
      ...(kind === 'playbook' ? [name] : []),
    ]),
  );
  // A declaration that nothing touches would float beside the picture.
  return draw(
    readers.filter(({ name, reads }) => used.has(name) || reads.length > 0),
    title,
    language,
    true,
  );
}

/**
 * What stands on one name, directly or by something else, the name itself first; null where the project has no such
 * name.
 */
export function dependentsGraph(
  project: Project,
  name: string,
  title: string,
  language: Language,
): Graph | null {
  const readers = readersOf(project);
  const start = readers.find((one) => one.name === name);
  if (start === undefined) return null;
  const found = new Set([name]);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const { name: reader, reads } of readers)
      if (reads.some((read) => found.has(read.name))) found.add(reader);
  }
  const others = readers.filter((one) => found.has(one.name) && one !== start).reverse();
  return draw([start, ...others], title, language, false);
}

/** @param acts  whether what playbooks do is shown too */
function draw(readers: readonly Reader[], title: string, language: Language, acts: boolean): Graph {
  const drawing = startDrawing();
  const words = graphWords(language);
  const ids = new Map<string, string>();
  for (const { kind, name, title: own } of readers)
    ids.set(name, drawing.add(kind, words.titled(name, own), [], []));
  for (const { name, reads } of readers) {
    for (const read of reads) {
      if (read.kind === 'verb') continue;
      const from = ids.get(read.name);
      if (from !== undefined) drawing.tie(from, ids.get(name)!, 'reads', []);
    }
  }
  if (acts) {
    for (const { kind, name, reads } of readers) {
      for (const read of reads) {
        if (read.kind !== 'verb' || kind !== 'playbook') continue;
        const key = `verb ${read.name}`;
        if (!ids.has(key)) ids.set(key, drawing.add('verb', read.name, [], []));
        drawing.tie(ids.get(name)!, ids.get(key)!, 'leads', []);
      }
    }
  }
  return drawing.done(title);
}

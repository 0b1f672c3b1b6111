import type { Project } from '../../dsl/model/project.ts';
import type { Language } from '../format.ts';
import { type Reader, readBy, readersOf, type Thing } from '../readers.ts';
import { startDrawing } from './drawing.ts';
import type { Graph } from './graph.ts';
import { graphWords } from './words.ts';

/** What a project declares and what flows where: from sources to metrics, checks, playbooks and what those do. */
export function projectGraph(project: Project, title: string, language: Language): Graph {
  const readers = [...readersOf(project)].reverse();
  // A declaration that nothing touches would float beside the picture.
  const drawn = readers.filter(
    (one) => one.kind === 'playbook' || one.reads.length > 0 || readBy(one, readers).length > 0,
  );
  return draw(drawn, title, language, true);
}

/**
 * What stands on one name, directly or by something else, the name itself first; null where the project has no such
 * name. A verb that something calls is a name too.
 */
export function dependentsGraph(
  project: Project,
  name: string,
  title: string,
  language: Language,
): Graph | null {
  const readers = readersOf(project);
  const start = readers.find((one) => one.name === name) ?? calledVerb(name, readers);
  if (start === null) return null;
  const found = new Set<Reader>();
  const visit = (thing: Thing): void => {
    for (const reader of readBy(thing, readers)) {
      if (found.has(reader)) continue;
      found.add(reader);
      visit(reader);
    }
  };
  visit(start);
  const others = readers.filter((one) => found.has(one) && one !== start).reverse();
  return draw([start, ...others], title, language, false);
}

/** A node of the picture: a reader, or a verb that nobody declares. */
type Drawn = Omit<Reader, 'kind'> & { readonly kind: Thing['kind'] };

function calledVerb(name: string, readers: readonly Reader[]): Drawn | null {
  const isCalled = readBy({ kind: 'verb', name }, readers).length > 0;
  return isCalled ? { kind: 'verb', name, title: null, reads: [] } : null;
}

/** @param acts  whether what playbooks do is shown too */
function draw(things: readonly Drawn[], title: string, language: Language, acts: boolean): Graph {
  const drawing = startDrawing();
  const words = graphWords(language);
  const keyOf = ({ kind, name }: Thing): string => `${kind} ${name}`;
  const ids = new Map<string, string>();
  for (const thing of things)
    ids.set(keyOf(thing), drawing.add(thing.kind, words.titled(thing.name, thing.title), [], []));
  for (const thing of things) {
    for (const read of thing.reads) {
      const from = ids.get(keyOf(read));
      if (from !== undefined) drawing.tie(from, ids.get(keyOf(thing))!, 'reads', []);
    }
  }
  if (acts) {
    for (const thing of things.filter(({ kind }) => kind === 'playbook')) {
      for (const read of thing.reads.filter(({ kind }) => kind === 'verb')) {
        if (!ids.has(keyOf(read))) ids.set(keyOf(read), drawing.add('verb', read.name, [], []));
        drawing.tie(ids.get(keyOf(thing))!, ids.get(keyOf(read))!, 'leads', []);
      }
    }
  }
  return drawing.done(title);
}

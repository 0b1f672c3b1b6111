import type { Broken, SourceFile } from '../tree.ts';
import type { Knowledge } from './knowledge.ts';
import { lookInto } from './playbook.ts';
import { createReport, createSink, type Sink } from './report.ts';

/** What only says that something of this name does not exist, whatever stands in what is left out. */
const OF_NAMES = new Set(['OS1101', 'OS1104', 'OS1105']);
/** What only says of a value that it is no such value. */
const OF_VALUES = new Set(['OS1202', 'OS1203', 'OS1204', 'OS1205']);

/**
 * Tells the unknown names and the wrong values of a playbook beside what cannot be read of it. What this may have
 * declared is not told: a name that stands in it, and every cause.
 */
export function tellRestNames({ rest }: Broken, file: SourceFile, knowledge: Knowledge, sink: Sink): void {
  if (rest === null) return;
  const own = createSink();
  lookInto(rest.playbook, knowledge, createReport(file, own));
  const lost = new Set(rest.without.flatMap(({ start, end }) => wordsIn(file.text.slice(start, end))));
  // The row that a lost `when` binds has fields of its own.
  const rows = rest.playbook.when === null ? fieldsOf(knowledge) : null;
  for (const found of own.all()) {
    const name = file.text.slice(found.span.start, found.span.end);
    if (OF_VALUES.has(found.code)) sink.add(found);
    if (!OF_NAMES.has(found.code) || sink.isLost(name)) continue;
    if (rows?.has(wordsIn(name).at(-1) ?? '')) continue;
    const isCause = /\bcause\s+is\s+(?:not\s+)?$/.test(file.text.slice(0, found.span.start));
    // No statement declares a verb.
    const isNamedThere = lost.has(wordsIn(name)[0] ?? '') || (lost.has('as') && found.fix === null);
    const isLost = found.code !== 'OS1105' && isNamedThere;
    if (!isCause && !isLost) sink.add(found);
  }
}

function fieldsOf({ sources }: Knowledge): ReadonlySet<string> {
  return new Set([...sources.values()].flatMap(({ model }) => model.fields.map((field) => field.name)));
}

function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

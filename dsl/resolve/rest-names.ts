import type { Broken, SourceFile } from '../tree.ts';
import type { Knowledge } from './knowledge.ts';
import { resolvePlaybook } from './playbook.ts';
import { createReport, createSink, type Sink } from './report.ts';

/** What only says that something of this name does not exist, whatever stands in the statement that is left out. */
const OF_NAMES = new Set(['OS1101', 'OS1104', 'OS1105']);

/**
 * Tells the unknown names of a playbook beside the one statement in it that cannot be read. What this statement may
 * have declared is not told: a name that stands in it, and every cause.
 */
export function tellRestNames({ rest }: Broken, file: SourceFile, knowledge: Knowledge, sink: Sink): void {
  if (rest === null) return;
  const own = createSink();
  resolvePlaybook(rest.playbook, knowledge, createReport(file, own));
  const lost = new Set(wordsIn(file.text.slice(rest.without.start, rest.without.end)));
  for (const found of own.all()) {
    const name = file.text.slice(found.span.start, found.span.end);
    if (!OF_NAMES.has(found.code) || sink.isLost(name)) continue;
    const isCause = /\bcause\s+is\s+(?:not\s+)?$/.test(file.text.slice(0, found.span.start));
    // No statement declares a verb.
    const isLost = found.code !== 'OS1105' && lost.has(wordsIn(name)[0] ?? '');
    if (!isCause && !isLost) sink.add(found);
  }
}

function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

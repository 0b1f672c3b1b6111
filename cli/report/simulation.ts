import type { Decision } from '../../engine/decision.ts';
import { canonicalJson } from '../../rules/canonical.ts';
import type { Language } from '../../rules/format.ts';
import type { Simulation } from '../simulate.ts';
import { instantPrinter } from './instant.ts';
import { createStory } from './story.ts';

/** `{"schema":"ordersense.simulate/1", …}`: the same events give the same bytes, however they were read. */
export function simulationJson({
  decisions,
  counts,
  deadLetters,
  refused,
  fromMs,
  throughMs,
}: Simulation): string {
  const reasons = tally(deadLetters.map((d) => d.reason));
  return canonicalJson({
    schema: 'ordersense.simulate/1',
    fromMs,
    throughMs,
    counts: { ...counts, refused: refused.length },
    deadLetters: reasons,
    decisions,
  });
}

/** What happened, playbook by playbook, and what became of the data. */
export function simulationText(simulation: Simulation, language: Language): string {
  const { bundle, decisions, counts, deadLetters, refused, fromMs, throughMs } = simulation;
  const story = createStory(bundle, language);
  const { short } = instantPrinter(bundle.zone);
  const lines: string[] = [];
  if (fromMs !== null && throughMs !== null)
    lines.push(
      `${short(fromMs)} → ${short(throughMs)}   ${counts.records.toLocaleString('en-US')} records`,
      '',
    );
  for (const playbook of bundle.playbooks) {
    const own = decisions.filter((d) => d.playbook === playbook.name);
    const opened = own.filter((d) => d.what === 'opened' || d.what === 'reopened');
    const where = new Set(opened.map((d) => story.place(d.instance)));
    const weeks = fromMs === null || throughMs === null ? 0 : (throughMs - fromMs) / 604_800_000;
    const rate = weeks >= 1 ? `, ${(opened.length / weeks).toFixed(1)} a week` : '';
    lines.push(
      `${playbook.name}  ${playbook.title ?? ''}`.trimEnd(),
      `  fired ${opened.length} times in ${where.size} ${where.size === 1 ? 'place' : 'places'}${rate}`,
    );
    for (const told of byIncident(own).values())
      lines.push(...told.flatMap((d) => story.tell(d)).map((line) => `  ${line}`));
    lines.push('');
  }
  const sources = decisions.filter((d) => !bundle.playbooks.some((p) => p.name === d.playbook));
  if (sources.length > 0)
    lines.push('sources', ...sources.flatMap((d) => story.tell(d)).map((line) => `  ${line}`), '');
  lines.push(
    `data   duplicates ${counts.duplicates} · late ${counts.late} · dead letters ${counts.dead} · refused lines ${refused.length}`,
  );
  for (const letter of deadLetters.slice(0, 10))
    lines.push(
      `  dead letter ${letter.topic}/${letter.partition}@${letter.offset} ${letter.reason}: ${letter.message}`,
    );
  if (deadLetters.length > 10)
    lines.push(
      `  and ${deadLetters.length - 10} more dead letters: ${Object.entries(
        tally(deadLetters.map((d) => d.reason)),
      )
        .map(([r, n]) => `${r} ${n}`)
        .join(', ')}`,
    );
  for (const { input, line, reason } of refused.slice(0, 10))
    lines.push(`  refused ${input}:${line} ${reason}`);
  return lines.join('\n');
}

function byIncident(decisions: readonly Decision[]): ReadonlyMap<string, readonly Decision[]> {
  const found = new Map<string, Decision[]>();
  for (const d of decisions) found.set(d.incident, [...(found.get(d.incident) ?? []), d]);
  return found;
}

function tally(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const word of [...words].sort()) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

import type { Decision } from '../../engine/decision.ts';
import { actOfUndo } from '../../engine/plan/undo.ts';
import type { Language } from '../../rules/format.ts';
import { foundCauses } from './decision-words.ts';
import { padded } from './padded.ts';

const SAY = {
  en: {
    causes: 'causes',
    actions: 'actions',
    held: 'held back',
    notFound: 'not found',
    undone: 'undone',
    failed: 'failed',
    by: (reason: string) => `by ${reason}`,
  },
  ko: {
    causes: '원인',
    actions: '조치',
    held: '보류',
    notFound: '찾지 못함',
    undone: '되돌림',
    failed: '실패',
    by: (reason: string) => reason,
  },
} as const;

/** Counts of words, the most frequent first, then by name. */
export function tally(words: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

/** Causes, actions and what was held back in a playbook's decisions; a line each, none for what never happened. */
export function tallyLines(decisions: readonly Decision[], language: Language): readonly string[] {
  const say = SAY[language];
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [say.causes, causes(decisions, say.notFound)],
    [say.actions, actions(decisions, say)],
    [say.held, counted(decisions.flatMap(reasonOf)).map((words) => say.by(words))],
  ];
  return rows
    .filter(([, parts]) => parts.length > 0)
    .map(([label, parts]) => `  ${padded(label, 10)} ${parts.join(' · ')}`);
}

/** A cause counts once an incident; an incident that was checked and found none counts as not found. */
function causes(decisions: readonly Decision[], notFound: string): readonly string[] {
  const found = new Map<string, Set<string>>();
  for (const decision of decisions) {
    if (decision.what !== 'cause') continue;
    const names = found.get(decision.incident) ?? new Set();
    for (const name of foundCauses(decision)) names.add(name);
    found.set(decision.incident, names);
  }
  return counted([...found.values()].flatMap((names) => (names.size === 0 ? [notFound] : [...names])));
}

/** `city.put 3 (undone 2, failed 1)`: undos and failures are counted with the act that they belong to. */
function actions(decisions: readonly Decision[], say: (typeof SAY)[Language]): readonly string[] {
  const acts = decisions.filter((d) => d.what === 'act');
  const verbOfRun = new Map(acts.map((d) => [String(d.detail['run']), String(d.detail['verb'])]));
  const undone = decisions
    .filter((d) => d.what === 'undo')
    .map((d) => verbOfRun.get(String(d.detail['act'])));
  const failed = decisions
    .filter((d) => d.what === 'action-failed')
    .map((d) => verbOfRun.get(actOfUndo(String(d.detail['run']))));
  return tally([...verbOfRun.values()]).map(([verb, n]) => {
    const more = [
      [say.undone, undone.filter((v) => v === verb).length] as const,
      [say.failed, failed.filter((v) => v === verb).length] as const,
    ].filter(([, count]) => count > 0);
    return `${verb} ${n}${more.length === 0 ? '' : ` (${more.map(([word, count]) => `${word} ${count}`).join(', ')})`}`;
  });
}

function counted(words: readonly string[]): readonly string[] {
  return tally(words).map(([word, n]) => `${word} ${n}`);
}

/** Why a trigger or an act was kept back: `unless`, `cooldown`, `cap`, … */
function reasonOf({ what, detail }: Decision): readonly string[] {
  return what === 'held' || what === 'skipped' ? [String(detail['reason'])] : [];
}

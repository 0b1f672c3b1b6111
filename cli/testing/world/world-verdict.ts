import type { Decision } from '../../../engine/decision.ts';
import type { RunRow } from '../../../engine/store.ts';
import { decisionGist } from '../decision-gist.ts';
import { messagesOf } from '../published.ts';
import type { ExpectedWorld } from './expected-world.ts';
import type { WorldEnd } from './world.ts';

/** How often acts of one class were not done, and done again. */
export interface Amiss {
  readonly wanted: number;
  readonly lost: number;
  readonly doubled: number;
}

export interface WorldVerdict {
  /** What must never be, in words; empty: nothing. */
  readonly wrong: readonly string[];
  /**
   * Incidents to which the world was another one than to `simulate`: they recovered before an act of theirs could be sent,
   * or their probe did not answer in time. They decide something else, and are left out.
   */
  readonly leftOut: number;
  readonly byClass: Readonly<Record<'key' | 'lookup' | 'none', Amiss>>;
}

type Class = keyof WorldVerdict['byClass'];

const CLASS_OF: Readonly<Record<string, Class>> = { grant: 'lookup', tell: 'none' };

/**
 * Holds a world's end against what `simulate` says of the same events: decisions, counts, messages, and effects as a
 * person would count them, by playbook, instance, verb, target and opening.
 */
export function worldVerdict(end: WorldEnd, all: ExpectedWorld): WorldVerdict {
  const leftOut = new Set([
    ...end.unanswered,
    ...end.runs.filter(({ status }) => status === 'cancelled').map(({ incident }) => incident),
  ]);
  const isKept = ({ incident }: { readonly incident: string }) => !leftOut.has(incident);
  const want = { ...all, decisions: all.decisions.filter(isKept), runs: all.runs.filter(isKept) };
  const effects = effectsOf(end, all, isKept);
  const byClass = {
    key: amiss(effects, want, 'key'),
    lookup: amiss(effects, want, 'lookup'),
    none: amiss(effects, want, 'none'),
  };
  const fated = (one: Decision) => one.what !== 'action-failed' && one.playbook !== '' && isKept(one);
  const gists = (of: readonly Decision[]) => of.filter(fated).map(decisionGist);
  const { key, lookup, none } = byClass;
  const strays = [...effects.keys()].filter((name) => !namesOf(all).has(name));
  return {
    byClass,
    leftOut: leftOut.size,
    wrong: [
      ...end.broken,
      ...end.open.map((what) => `not over: ${what}`),
      ...differences('decided', gists(end.decisions), gists(want.decisions)),
      ...differences('told', [...new Set(end.published)], messagesOf(end.decisions)),
      ...miscounted(end),
      ...strays.map((name) => `done and never wanted: ${name}`),
      ...[...end.remote.inForce].map((one) => `still in force: ${one}`),
      ...(key.lost > 0 ? [`${key.lost} acts of class key were lost`] : []),
      ...(key.doubled > 0 ? [`${key.doubled} acts of class key were done twice`] : []),
      ...(lookup.lost > 0 ? [`${lookup.lost} acts of class lookup were lost`] : []),
      ...(none.doubled > 0 ? [`${none.doubled} acts of class none were done twice`] : []),
    ],
  };
}

/** What was done, as a person would call it, and how often. */
function effectsOf(
  end: WorldEnd,
  want: ExpectedWorld,
  isKept: (row: RunRow) => boolean,
): ReadonlyMap<string, number> {
  const rows = new Map([...want.runs, ...end.runs].map((row) => [rowId(row), row]));
  const opened = openings([...want.decisions, ...end.decisions]);
  const counted = new Map<string, number>();
  for (const [id, { times }] of end.remote.effects) {
    const row = rows.get(id);
    if (row !== undefined && !isKept(row)) continue;
    const name = row === undefined ? `unknown ${id}` : nameOf(row, opened);
    counted.set(name, (counted.get(name) ?? 0) + times);
  }
  return counted;
}

function namesOf({ runs, decisions }: ExpectedWorld): ReadonlyMap<string, Class> {
  const opened = openings(decisions);
  return new Map(
    runs
      .filter(({ status }) => status === 'succeeded')
      .map((row) => [nameOf(row, opened), CLASS_OF[verbOf(row)] ?? 'key'] as const),
  );
}

function amiss(effects: ReadonlyMap<string, number>, want: ExpectedWorld, of: Class): Amiss {
  const names = [...namesOf(want)].filter(([, one]) => one === of).map(([name]) => name);
  const times = names.map((name) => effects.get(name) ?? 0);
  return {
    wanted: names.length,
    lost: times.filter((n) => n === 0).length,
    doubled: times.filter((n) => n > 1).length,
  };
}

function verbOf({ verb }: Pick<RunRow, 'verb'>): string {
  return verb.slice(verb.lastIndexOf('.') + 1);
}

/** As the remote names it: an undo goes by the key of its act. */
function rowId(row: RunRow): string {
  return `${verbOf(row)} ${row.kind === 'undo' ? row.key.replace(/\/undo$/, '') : row.key}`;
}

function nameOf(row: RunRow, opened: ReadonlyMap<string, string>): string {
  return JSON.stringify([opened.get(row.incident) ?? row.incident, row.step, row.verb, row.target]);
}

/** Playbook, instance and opening of each incident. */
function openings(decisions: readonly Decision[]): ReadonlyMap<string, string> {
  return new Map(
    decisions
      .filter(({ what }) => what === 'opened')
      .map(({ incident, playbook, instance, t }) => [incident, JSON.stringify([playbook, instance, t])]),
  );
}

/** Every record counts once, as what it was. */
function miscounted({ counts, events, late }: WorldEnd): readonly string[] {
  const copies = events.length - new Set(events.map(({ topic, value }) => `${topic} ${value}`)).size;
  return [
    ...(counts.records === events.length ? [] : [`${counts.records} of ${events.length} records counted`]),
    ...(counts.duplicates === copies
      ? []
      : [`${counts.duplicates} of ${copies} copies were taken for copies`]),
    ...(counts.late >= late ? [] : [`${counts.late} of ${late} late records were taken for late`]),
    ...(counts.dead === 0 ? [] : [`${counts.dead} records were refused`]),
  ];
}

/** What is there too often or too seldom, the first three. */
function differences(what: string, seen: readonly string[], wanted: readonly string[]): readonly string[] {
  const balance = new Map<string, number>();
  for (const one of seen) balance.set(one, (balance.get(one) ?? 0) + 1);
  for (const one of wanted) balance.set(one, (balance.get(one) ?? 0) - 1);
  return [...balance]
    .filter(([, n]) => n !== 0)
    .slice(0, 3)
    .map(([one, n]) => `${n > 0 ? `${what} too often` : `not ${what}`}: ${one.slice(0, 300)}`);
}

import { anyOf, say } from '../../dsl/say.ts';
import type { Decision } from '../../engine/decision.ts';
import type { Simulation } from '../simulate.ts';
import { UsageError } from '../usage-error.ts';

/** A bound on what a simulation may come to: `firings<=5`, of one playbook `order_drop.firings<=5`. */
export interface Threshold {
  /** As it was given, without blanks. */
  readonly text: string;
  readonly playbook: string | null;
  readonly measure: Measure;
  readonly op: '<=' | '<' | '>=' | '>' | '=';
  readonly value: number;
}

/** A threshold with what the simulation came to; money is in the currency's usual unit, 1 won or 1 dollar. */
export interface Verdict extends Threshold {
  readonly was: number;
  readonly holds: boolean;
}

type Result = Pick<Simulation, 'counts' | 'refused' | 'spent'>;

const counted =
  (...kinds: readonly Decision['what'][]) =>
  (decisions: readonly Decision[]): number =>
    decisions.filter(({ what }) => kinds.includes(what)).length;

/** What can be bounded, in the order in which it is listed to people. Whole: not of a single playbook. */
const MEASURES = {
  firings: { whole: false, of: counted('opened', 'reopened') },
  actions: { whole: false, of: counted('act') },
  undos: { whole: false, of: counted('undo') },
  failed: { whole: false, of: counted('action-failed') },
  held: { whole: false, of: counted('held', 'skipped') },
  spend: { whole: false, of: (_: readonly Decision[], { spent }: Result) => dearest(spent) },
  blind: { whole: true, of: counted('blind') },
  late: { whole: true, of: (_: readonly Decision[], { counts }: Result) => counts.late },
  duplicates: { whole: true, of: (_: readonly Decision[], { counts }: Result) => counts.duplicates },
  dead: { whole: true, of: (_: readonly Decision[], { counts }: Result) => counts.dead },
  refused: { whole: true, of: (_: readonly Decision[], { refused }: Result) => refused.length },
} as const;
type Measure = keyof typeof MEASURES;

const NAMES = Object.keys(MEASURES) as readonly Measure[];
const isMeasure = (name: string): name is Measure => Object.hasOwn(MEASURES, name);

/**
 * Reads a threshold; whether there is such a playbook is another question.
 *
 * @throws UsageError  where it is none
 */
export function readThreshold(given: string): Threshold {
  const text = given.replaceAll(/\s+/g, '').normalize('NFC');
  const [, playbook = null, measure = '', op = '', number = ''] =
    /^(?:(.+)\.)?([a-z]+)(<=|>=|==|<|>|=)([0-9][0-9_]*(?:\.[0-9]+)?)$/.exec(text) ?? [];
  const names = anyOf(NAMES.map((name) => `\`${name}\``));
  if (op === '')
    throw new UsageError(
      say`\`${given}\` is no threshold`,
      say`write it as \`firings<=5\`, or of one playbook as \`order_drop.firings<=5\`; it bounds ${names}`,
    );
  if (!isMeasure(measure))
    throw new UsageError(
      say`there is nothing called \`${measure}\` to bound`,
      say`a threshold bounds ${names}`,
    );
  if (playbook !== null && MEASURES[measure].whole)
    throw new UsageError(
      say`\`${measure}\` is of the data, not of one playbook`,
      say`write \`${measure}${op}${number}\``,
    );
  const value = Number(number.replaceAll('_', ''));
  return { text, playbook, measure, op: op === '==' ? '=' : (op as Threshold['op']), value };
}

/** @throws UsageError  where a threshold is of a playbook that is not simulated */
export function checkPlaybook({ playbook }: Threshold, playbooks: readonly string[]): void {
  if (playbook === null || playbooks.includes(playbook)) return;
  throw new UsageError(
    say`there is no playbook \`${playbook}\` here`,
    say`this project has ${playbooks.map((name) => `\`${name}\``).join(', ')}`,
  );
}

/**
 * Reads the bound of `--max-spend`: an amount in the currency's usual unit.
 *
 * @throws UsageError  where it is no amount
 */
export function readMaxSpend(given: string): Threshold {
  const amount = /^[₩$]?([0-9][0-9_,]*(?:\.[0-9]+)?)(?:원)?$/
    .exec(given.trim())?.[1]
    ?.replaceAll(/[_,]/g, '');
  if (amount === undefined)
    throw new UsageError(
      say`\`--max-spend ${given}\` is no amount`,
      say`write it as \`--max-spend 2000000\`, in won, dollars or whatever the actions cost`,
    );
  return { text: `spend<=${amount}`, playbook: null, measure: 'spend', op: '<=', value: Number(amount) };
}

/** What became of a threshold. */
export function judgeThreshold(
  threshold: Threshold,
  simulation: Result & Pick<Simulation, 'decisions'>,
): Verdict {
  const { playbook, measure } = threshold;
  const isOwn = (of: { readonly playbook: string }): boolean => playbook === null || of.playbook === playbook;
  const was = MEASURES[measure].of(simulation.decisions.filter(isOwn), {
    ...simulation,
    spent: simulation.spent.filter(isOwn),
  });
  return { ...threshold, was, holds: isWithin(was, threshold) };
}

/** The greatest sum of one currency: amounts of two cannot be added. */
function dearest(spent: Simulation['spent']): number {
  const sums = new Map<string, number>();
  for (const { currency, minor } of spent) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  const usual = [...sums].map(([currency, minor]) => minor / (/^(KRW|JPY)$/.test(currency) ? 1 : 100));
  return Math.max(0, ...usual);
}

function isWithin(was: number, { op, value }: Pick<Threshold, 'op' | 'value'>): boolean {
  switch (op) {
    case '<=':
      return was <= value;
    case '<':
      return was < value;
    case '>=':
      return was >= value;
    case '>':
      return was > value;
    case '=':
      return was === value;
  }
}

import { say } from '../../dsl/say.ts';
import type { Order, Silenced } from '../../engine/control/order.ts';
import type { KnownProject } from '../kill/kill-target.ts';
import { UsageError } from '../usage-error.ts';

export interface UndoFlags {
  readonly incident: string | null;
  readonly playbook: string | null;
  readonly all: boolean;
  /** Who takes over what could not be taken back; null: it is to be taken back. */
  readonly handedOverTo: string | null;
}

/** What is to be taken back: exactly one thing must be said, so that nothing is by mistake. @throws UsageError */
export function undoOf({ incident, playbook, all, handedOverTo }: UndoFlags): Order {
  const meant: readonly Order[] = [
    ...(incident === null ? [] : [{ word: 'undo', scope: 'incident', name: incident } as const]),
    ...(playbook === null
      ? []
      : [{ word: 'undo', scope: 'playbook', name: playbook.normalize('NFC') } as const]),
    ...(all ? [{ word: 'undo', scope: 'all', name: '' } as const] : []),
  ];
  const [only] = meant;
  if (only === undefined || meant.length > 1)
    throw new UsageError(
      say`\`undo\` takes back one thing, or all`,
      say`name one of \`--incident\`, \`--playbook\` and \`--all\``,
    );
  return handedOverTo === null ? only : handOverOf(only, handedOverTo.trim());
}

/** A person takes over what was looked at, never all there may be. */
function handOverOf(of: Order, to: string): Order {
  if (to === '')
    throw new UsageError(say`nobody is named who takes it over`, say`write \`--handed-over-to kim\``);
  if (of.word !== 'undo' || of.scope === 'all')
    throw new UsageError(
      say`what is taken over is named, never all of it`,
      say`name \`--incident\` or \`--playbook\`; \`ordersense status\` shows what is overdue`,
    );
  return { word: 'hand-over', scope: of.scope, name: of.name, to };
}

export interface SilenceFlags {
  readonly playbook: string | null;
  /** `region=강남구`, by people's word or the value on the wire. */
  readonly in: readonly string[];
  /** `2h`; null with `ends`. */
  readonly for: string | null;
  readonly ends: boolean;
}

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
/** Nobody forgets a silence for longer. */
const LONGEST_MS = 7 * 86_400_000;

/** A silence, or its end. @throws UsageError  without an end, which no silence is */
export function silenceOf(flags: SilenceFlags, { words }: Pick<KnownProject, 'words'>): Order {
  const of: Silenced = {
    playbook: flags.playbook?.normalize('NFC') ?? null,
    in: Object.fromEntries(flags.in.map((label) => labelOf(label, words))),
  };
  if (flags.ends) return { word: 'unsilence', of };
  const [, amount = '', unit = ''] = /^(\d{1,4})([mhd])$/.exec(flags.for ?? '') ?? [];
  const forMs = Number(amount) * (UNIT_MS[unit] ?? 0);
  if (forMs === 0 || forMs > LONGEST_MS)
    throw new UsageError(
      say`a silence has an end, at most 7 days away`,
      say`add \`--for 2h\`, in minutes (m), hours (h) or days (d)`,
    );
  return { word: 'silence', of, forMs };
}

function labelOf(text: string, words: KnownProject['words']): readonly [dimension: string, value: string] {
  const cut = text.indexOf('=');
  const [dimension, value] = [text.slice(0, cut), text.slice(cut + 1).normalize('NFC')];
  if (cut < 1 || value === '')
    throw new UsageError(say`\`${text}\` is no place`, say`write it as \`--in region=강남구\``);
  const known = Object.hasOwn(words, dimension) ? words[dimension] : undefined;
  return [dimension, known !== undefined && Object.hasOwn(known, value) ? (known[value] as string) : value];
}

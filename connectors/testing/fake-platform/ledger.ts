import type { OfferedVerb } from '../../openapi/offer.ts';

/** How often one act took effect. */
export interface EffectCount {
  readonly verb: string;
  /** What it acted on; '' where the verb names nothing. */
  readonly target: string;
  readonly key: string;
  readonly times: number;
}

/** Something that stays as an act left it. */
export interface Hold {
  readonly verb: string;
  readonly changes: string;
  readonly target: string;
  /** Of the act. */
  readonly key: string;
  readonly content: Content;
  /** Epoch ms; null: until it is taken back. */
  readonly expiresAtMs: number | null;
}

/** Everything a request says by name: path, query and body together. */
export type Content = Readonly<Record<string, unknown>>;

/** How an act is answered. */
export type Judgement =
  | { readonly kind: 'done'; readonly id: string }
  | { readonly kind: 'conflict'; readonly detail: string };

/** What a platform remembers: acts by key, how often each took effect, and what is in force. */
export interface Ledger {
  /** @param ignoreKey  acts again although it knows the key: what a platform must not do */
  perform(verb: OfferedVerb, key: string, content: Content, ignoreKey: boolean): Judgement;
  counts(): readonly EffectCount[];
  inForce(): readonly Hold[];
  /** Whether an act was done under this key. */
  knows(key: string): boolean;
  reset(): void;
}

export function openLedger(now: () => number): Ledger {
  const acts = new Map<string, { readonly content: string; readonly id: string }>();
  const counts = new Map<string, EffectCount>();
  let holds: readonly Hold[] = [];

  const target = ({ takes }: OfferedVerb, content: Content): string => {
    const field = takes.find(({ said }) => said.targets !== undefined);
    return field === undefined ? '' : String(content[field.wire.name] ?? '');
  };
  const apply = (verb: OfferedVerb, key: string, content: Content): void => {
    const on = target(verb, content);
    const id = JSON.stringify([verb.name, on, key]);
    counts.set(id, { verb: verb.name, target: on, key, times: (counts.get(id)?.times ?? 0) + 1 });
    const { effect, undo } = verb.said;
    if (effect.lasting && undo !== undefined)
      holds = [
        ...holds,
        {
          verb: verb.name,
          changes: effect.changes,
          target: on,
          key,
          content,
          expiresAtMs: endOf(verb, content),
        },
      ];
    else if (!effect.lasting && effect.changes !== 'nothing') {
      const named = verb.takes.find(({ said }) => said.filled === 'act-key');
      const act = named && content[named.wire.name];
      holds = holds.filter(
        (hold) =>
          !(
            hold.changes === effect.changes &&
            (on === '' || hold.target === on) &&
            (act === undefined || hold.key === act)
          ),
      );
    }
  };

  return {
    perform(verb, key, content, ignoreKey) {
      const known = acts.get(key);
      const same = sameness(verb, content);
      if (known !== undefined && known.content !== same)
        return { kind: 'conflict', detail: 'this key was used for something else' };
      if (known !== undefined && !ignoreKey) {
        const end = endOf(verb, content);
        holds = holds.map((hold) =>
          hold.key === key && end !== null && end > (hold.expiresAtMs ?? Infinity)
            ? { ...hold, expiresAtMs: end }
            : hold,
        );
        return { kind: 'done', id: known.id };
      }
      const id = known?.id ?? `act-${acts.size + 1}`;
      acts.set(key, { content: same, id });
      apply(verb, key, content);
      return { kind: 'done', id };
    },
    counts: () => [...counts.values()],
    inForce: () => holds.filter(({ expiresAtMs }) => expiresAtMs === null || expiresAtMs > now()),
    knows: (key) => acts.has(key),
    reset() {
      acts.clear();
      counts.clear();
      holds = [];
    },
  };
}

function endField({ takes }: OfferedVerb): string | undefined {
  return takes.find(({ said }) => said.filled === 'expires-at')?.wire.name;
}

function endOf(verb: OfferedVerb, content: Content): number | null {
  const field = endField(verb);
  const given = field === undefined ? undefined : content[field];
  if (given === undefined) return null;
  return typeof given === 'number' ? given * 1000 : Date.parse(String(given));
}

/** Two contents are the same act whatever their end: a later one only moves it. */
function sameness(verb: OfferedVerb, content: Content): string {
  const { [endField(verb) ?? '']: _end, ...rest } = content;
  return JSON.stringify([verb.name, Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

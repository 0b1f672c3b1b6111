import type { GivenStepModel, GivenValueModel } from '../../dsl/model/test.ts';

/** How far back values reach that `was` without `for` has had from ever: as long as history is kept. */
const EVER_MS = 60 * 86_400_000;

/** When a test plays. */
export interface Stage {
  readonly startMs: number;
  readonly endMs: number;
  /** How long before the start what is given first has been so, where no `was` says otherwise. */
  readonly before: number;
}

/** One step of one given, with its place in time. */
export interface Spell {
  readonly given: GivenValueModel;
  readonly name: string;
  readonly value: GivenStepModel['value'];
  readonly eachMs: number | null;
  /** From when it is so; that of a first step may lie before the start. */
  readonly fromMs: number;
  readonly toMs: number;
  /** When its step begins. */
  readonly begunMs: number;
}

/** Steps of `is` follow each other from the start; those of `was` end there. */
export function spellsOf(
  given: GivenValueModel,
  index: number,
  all: readonly GivenValueModel[],
  { startMs, endMs, before }: Stage,
): readonly Spell[] {
  const { steps, tense } = given;
  const spell = (
    step: GivenStepModel,
    at: number,
    fromMs: number,
    toMs: number,
    begunMs = fromMs,
  ): Spell => ({
    given,
    name: `made-${index + 1}-${at + 1}`,
    value: step.value,
    eachMs: step.eachMs,
    fromMs,
    toMs,
    begunMs,
  });
  if (tense === 'was') {
    const spells: Spell[] = [];
    let toMs = startMs;
    for (let at = steps.length - 1; at >= 0; at -= 1) {
      const step = steps[at] as GivenStepModel;
      const fromMs = step.forMs === null ? startMs - EVER_MS : toMs - step.forMs;
      spells.unshift(spell(step, at, fromMs, toMs));
      toMs = fromMs;
    }
    return spells;
  }
  const hasPast = all.some((other) => other.tense === 'was' && isSame(other, given));
  let fromMs = hasPast || steps[0]?.value.kind === 'missing' ? startMs : startMs - before;
  return steps.map((step, at) => {
    const begunMs = at === 0 ? startMs : fromMs;
    // The last value stays until the test ends.
    const toMs = step.forMs === null || at === steps.length - 1 ? endMs : begunMs + step.forMs;
    const made = spell(step, at, fromMs, toMs, begunMs);
    fromMs = toMs;
    return made;
  });
}

/** Whether two givens speak of the same thing at the same place. */
function isSame(a: GivenValueModel, b: GivenValueModel): boolean {
  return (
    JSON.stringify(a.what) === JSON.stringify(b.what) &&
    a.in?.dimension === b.in?.dimension &&
    a.in?.value === b.in?.value
  );
}

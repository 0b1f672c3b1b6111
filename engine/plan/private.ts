import { shortId } from '../../rules/canonical.ts';
import type { Scalar } from '../../rules/unit.ts';
import type { Instance } from '../decision.ts';
import type { Answer, Facts } from '../facts.ts';
import type { Values } from './value.ts';

/** What stands for a value of a `private` field wherever it is told: the same for the same value, and not the value. */
export function standIn(value: Scalar): string {
  return `~${shortId(['private', value])}`;
}

/** An instance as it is told: values of private dimensions by their stand-ins. */
export function shownInstance(instance: Instance, hidden: ReadonlySet<string>): Instance {
  if (hidden.size === 0) return instance;
  return Object.fromEntries(
    Object.entries(instance).map(([name, value]) => [name, hidden.has(name) ? standIn(value) : value]),
  );
}

/** The same values as people may read them: for decisions, and for texts to staff. */
export function shownValues(values: Values): Values {
  const { facts } = values;
  const shown = (answer: Answer, source: string, field: string): Answer =>
    answer.known && values.isPrivate(source, field) ? { known: true, value: standIn(answer.value) } : answer;
  const { eventSource } = values;
  const lookUp: Facts['lookUp'] = (look) => shown(facts.lookUp(look), look.table, look.field);
  const field = (name: string): Answer =>
    shown(facts.field?.(name) ?? { known: false, why: 'missing-field' }, eventSource ?? '', name);
  return {
    ...values,
    bound: values.incident.instance,
    // Facts may stand on others, so they are not copied.
    facts: Object.assign(Object.create(facts) as Facts, { lookUp }, eventSource === null ? {} : { field }),
  };
}

/** Labels that limits count by, as people may read them. */
export function shownLabels(
  labels: Readonly<Record<string, string>>,
  values: Pick<Values, 'isPrivate'>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(labels).map(([name, value]) => [
      name,
      values.isPrivate(null, name) ? standIn(value) : value,
    ]),
  );
}

/** What a decision says that an act changes: without the resource where its arguments hold what is private. */
export function toldEffect(effect: string | null, isPrivate: boolean): string | null {
  return isPrivate && effect !== null ? (effect.split(' ')[0] as string) : effect;
}

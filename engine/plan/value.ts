import type { Bundle } from '../../rules/bundle.ts';
import type { Playbook } from '../../rules/playbook.ts';
import { unitOf } from '../../rules/scale.ts';
import type { Unit } from '../../rules/unit.ts';
import { type BoundEvent, withEvent } from '../bound-event.ts';
import type { LeafCondition } from '../check/root.ts';
import { absentFacts, snapshotFacts } from '../check/snapshot.ts';
import type { Instance } from '../decision.ts';
import type { Facts } from '../facts.ts';
import type { Incident, Moment } from '../incident/incident.ts';
import type { EffectBook } from '../track/effect-book.ts';

/** What the arguments and texts of an incident's acts may read. */
export interface Values {
  readonly facts: Facts;
  readonly incident: Incident;
  /** Values of the bound dimensions, as they may be put in. */
  readonly bound: Instance;
  /** What `track … as NAME` came to over all targets; null: nothing that tracks has that name. */
  effectNamed: EffectBook['named'];
  readonly playbook: Playbook;
  /** Stream of the event that `each` bound; null: none is. */
  readonly eventSource: string | null;
  /** The trigger's leaf that `{drop}` and `{baseline}` speak of. */
  readonly changing: LeafCondition | null;
  unitOfWindow(id: string): Unit;
  /** Whether a window is known to three digits only: a percentile. */
  isEstimate(window: string): boolean;
  unitOfProbe(probe: string, field: string): Unit;
  /** Of a table or stream. */
  unitOfField(source: string, field: string): Unit;
  /** Whether a field is personal data; source null: one of that name in any source is. */
  isPrivate(source: string | null, field: string): boolean;
  /** 강남구 for seoul-gangnam, as `define words` says; the value itself where it says nothing. */
  wordFor(dimension: string, value: string): string;
  /** The declared title of a cause, or its name. */
  titleOfCause(name: string): string;
}

/** What never changes while a bundle runs: units, words, titles. */
export interface Vocabulary {
  unitOfWindow(id: string): Unit;
  isEstimate(window: string): boolean;
  unitOfProbe(probe: string, field: string): Unit;
  /** Of a table or stream. */
  unitOfField(source: string, field: string): Unit;
  /** Whether a field is personal data; source null: one of that name in any source is. */
  isPrivate(source: string | null, field: string): boolean;
  wordFor(dimension: string, value: string): string;
  /** How many values a dimension has by `define words`. */
  valuesOf(dimension: string): number;
}

/** Reads units and words out of a bundle, once. */
export function vocabularyOf(bundle: Bundle): Vocabulary {
  const windows = new Map(bundle.windows.map((window) => [window.id, window.unit]));
  const estimates = new Set(
    bundle.windows.filter(({ value }) => value.kind === 'percentile').map(({ id }) => id),
  );
  const fields = new Map(
    bundle.probes.flatMap((probe) =>
      probe.fields.map((field) => [`${probe.name} ${field.name}`, unitOf(field.type)] as const),
    ),
  );
  const columns = new Map(
    bundle.sources.flatMap((source) =>
      source.fields.map((field) => [`${source.name} ${field.name}`, unitOf(field.type)] as const),
    ),
  );
  const hidden = new Set(
    bundle.sources.flatMap(({ name, fields: own }) =>
      own.filter((field) => field.private).flatMap((field) => [field.name, `${name} ${field.name}`]),
    ),
  );
  const words = new Map(
    Object.entries(bundle.words).flatMap(([dimension, pairs]) =>
      Object.entries(pairs).map(([word, wire]) => [`${dimension} ${wire}`, word] as const),
    ),
  );
  return {
    unitOfWindow: (id) => windows.get(id) ?? { kind: 'number', name: null },
    isEstimate: (window) => estimates.has(window),
    unitOfProbe: (probe, field) => fields.get(`${probe} ${field}`) ?? { kind: 'text' },
    unitOfField: (source, field) => columns.get(`${source} ${field}`) ?? { kind: 'text' },
    isPrivate: (source, field) => hidden.has(source === null ? field : `${source} ${field}`),
    valuesOf: (dimension) => new Set(Object.values(bundle.words[dimension] ?? {})).size,
    wordFor: (dimension, value) => words.get(`${dimension} ${value}`) ?? value,
  };
}

/** The numbers as they were at a moment of an incident, with the answers since. */
export function momentFacts(moment: Moment, event: BoundEvent | undefined): Facts {
  if (moment.snapshot === null) return absentFacts(moment.bodyMs);
  const answers = Object.entries(moment.answers).map(
    ([probe, answer]) => [probe, answer.fields ?? undefined] as const,
  );
  const facts = snapshotFacts(moment.snapshot, Object.fromEntries(answers));
  return event === undefined ? facts : withEvent(facts, event);
}

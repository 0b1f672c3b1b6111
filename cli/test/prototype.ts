import type { PlaybookModel } from '../../dsl/model/playbook.ts';
import type { Project } from '../../dsl/model/project.ts';
import { createDecoder, type DecodedRow, type Decoder } from '../../engine/decode/decoder.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { takesRow } from '../../rules/filter-eval.ts';
import type { Field, Source } from '../../rules/source.ts';
import type { Scalar } from '../../rules/unit.ts';
import { valuesIn } from './domain.ts';
import type { Emission } from './emission.ts';
import { wireOf } from './wire-value.ts';

/** What a field that names something is called where no given says it. */
const NAME = 'made';
/** What is elsewhere: where nothing is given, and nobody looks. */
const ELSEWHERE = 'made-elsewhere';
/** Worse than any disturbance: a record that one of its topic's sources refuses. */
const REFUSED = 1_000_000;

/** One event of an emission, but for its time and number. */
export interface Prototype {
  readonly topic: string;
  /** Key of its record; null: none. */
  readonly key: string | null;
  /** The value of event `k` at an instant, as JSON. */
  value(k: number, timeMs: number): string;
  /** What its topic's sources read of it. */
  readonly rows: readonly DecodedRow[];
}

/** Chooses what events are that givens leave open. */
export interface Prototypes {
  of(emission: Emission, index: number): Prototype;
}

/**
 * Every field that a given leaves open has a valid value by which the event is taken by as few of the bundle's other
 * metrics as can be. A topic's sources read the same record, so it has the fields of all of them.
 */
export function createPrototypes(bundle: Bundle, project: Project): Prototypes {
  const dimensions = new Set([
    ...project.metrics.flatMap(({ per }) => per),
    ...project.playbooks.flatMap(({ by }) => by),
  ]);
  const single = new Set(project.playbooks.flatMap(eachBy));
  const decoders = new Map<string, Decoder>();
  const decoderOf = (topic: string): Decoder => {
    const known = decoders.get(topic) ?? createDecoder(bundle.sources.filter((s) => s.topic === topic));
    decoders.set(topic, known);
    return known;
  };
  const named = ({ name }: Field): readonly Scalar[] => {
    const [first] = Object.values(bundle.words[name] ?? {});
    return [first ?? NAME, ELSEWHERE];
  };
  const disturbance = (rows: readonly DecodedRow[]): number =>
    rows.reduce((sum, row) => sum + bundle.panes.filter((pane) => isTaken(pane, row)).length, 0);

  return {
    of(emission, index) {
      const own = bundle.sources.find(({ name }) => name === emission.source) as Source;
      const { topic } = own;
      const peers = bundle.sources.filter((source) => source.topic === topic);
      const fields = fieldsOf(own, peers);
      // One event that was given its key has it; many need a key each.
      const isKeyGiven = isSingle(emission) && emission.domains.has(own.key);
      const isNumbered = ({ name, type }: Field): boolean =>
        (emission.row === null && name === own.key && !isKeyGiven) ||
        emission.numbered.includes(name) ||
        (type.kind === 'id' && !emission.domains.has(name) && single.has(name));
      const times = new Set(peers.map(({ time }) => time));
      const decode = decoderOf(topic);

      const write = (chosen: ReadonlyMap<string, Scalar | undefined>, k: number, timeMs: number): string => {
        const value: Record<string, unknown> = {};
        for (const time of times) value[time] = new Date(timeMs).toISOString();
        for (const field of fields) {
          if (times.has(field.name)) continue;
          const decoded = chosen.get(field.name);
          if (isNumbered(field)) value[field.name] = emission.row ?? numberOf(field, index, k);
          else if (decoded !== undefined) value[field.name] = wireOf(field.type, decoded);
        }
        return JSON.stringify(value);
      };
      const read = (chosen: ReadonlyMap<string, Scalar | undefined>): readonly DecodedRow[] | null => {
        const bytes = Buffer.from(write(chosen, 0, 0));
        const found = decode(
          { topic, partition: 0 },
          { offset: 0, arrivalMs: 0, key: emission.row, value: bytes },
        );
        return found.ok ? found.rows : null;
      };
      const cost = (chosen: ReadonlyMap<string, Scalar | undefined>): number => {
        const rows = read(chosen);
        return rows === null || !rows.some(({ source }) => source === own.name) ? REFUSED : disturbance(rows);
      };

      const chosen = new Map<string, Scalar | undefined>();
      const open: { readonly name: string; readonly values: readonly (Scalar | undefined)[] }[] = [];
      for (const field of fields) {
        if (emission.row !== null && field.name === own.key) {
          chosen.set(field.name, emission.row);
          continue;
        }
        const values = valuesIn(emission.domains.get(field.name), field, named(field)) ?? [undefined];
        chosen.set(field.name, values[0]);
        // Where an event is says its given; only what nobody looks at may be elsewhere.
        if (values.length > 1 && !dimensions.has(field.name)) open.push({ name: field.name, values });
      }
      for (const { name, values } of open) {
        const costs = values.map((value) => cost(new Map([...chosen, [name, value]])));
        chosen.set(name, values[costs.indexOf(Math.min(...costs))]);
      }
      return {
        topic,
        key: emission.row,
        value: (k, timeMs) => write(chosen, k, timeMs),
        rows: read(chosen) ?? [],
      };
    },
  };
}

/** Fields of a source and of those that read the same topic, each name once: a source's own types come first. */
function fieldsOf(own: Source, peers: readonly Source[]): readonly Field[] {
  const found = new Map<string, Field>();
  for (const source of [own, ...peers])
    for (const field of source.fields) if (!found.has(field.name)) found.set(field.name, field);
  return [...found.values()];
}

function isSingle({ amount, eachMs, fromMs, toMs }: Emission): boolean {
  return amount === 1 && eachMs >= toMs - fromMs;
}

/** Numbers where the field counts, else a text that no other emission has. */
function numberOf({ type }: Field, index: number, k: number): unknown {
  return type.kind === 'count' || type.kind === 'number' ? index * 1_000_000 + k : `${NAME}-${index}-${k}`;
}

function isTaken(pane: Bundle['panes'][number], { source, columns }: DecodedRow): boolean {
  return (
    pane.source === source &&
    columns !== null &&
    (pane.field === null || columns[pane.field] !== undefined) &&
    takesRow(pane.filter, (field) => columns[field] ?? null)
  );
}

/** Ids by which a playbook tells single events apart: no two of them may share one. */
function eachBy(playbook: PlaybookModel): readonly string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { kind, by } = node as { readonly kind?: unknown; readonly by?: unknown };
    if (kind === 'each' && Array.isArray(by)) found.push(...by.map(String));
    Object.values(node).forEach(visit);
  };
  visit(playbook);
  return found;
}

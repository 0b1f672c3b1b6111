import type { GroupCount, History, ShareOverlap } from '../../dsl/lint/history.ts';
import { eventTimes } from '../../engine/adapters/replay/event-time.ts';
import type { Recorded, Recording } from '../../engine/adapters/replay/recording.ts';
import { createDecoder, type DecodedRow } from '../../engine/decode/decoder.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Filter } from '../../rules/filter.ts';
import { takesRow } from '../../rules/filter-eval.ts';
import type { WindowMetric } from '../../rules/window.ts';
import { createKeySample } from './key-sample.ts';

const DAY_MS = 86_400_000;

/** Bits of what is known of one thing: an event of it is in the part of a share, or in the rest of the whole. */
const PART = 1;
const REST = 2;

/** Counts one row of its source. */
type Counter = (row: DecodedRow) => void;

/** What a recording holds of each source, read once from its beginning; records that nobody can read are passed over. */
export async function recordedCounts(
  recordings: readonly Recording[],
  bundle: Bundle,
): Promise<Pick<History, 'days' | 'groups' | 'overlaps'>> {
  const days = new Map<string, Set<number>>();
  const counters = new Map<string, Counter[]>();
  const count = (source: string, counter: Counter): void => {
    counters.set(source, [...(counters.get(source) ?? []), counter]);
  };
  const groups = groupsOf(bundle, count);
  const overlaps = overlapsOf(bundle, count);

  const topics = new Set(bundle.sources.map(({ topic }) => topic));
  const decoders = new Map(
    [...topics].map((topic) => [topic, createDecoder(bundle.sources.filter((one) => one.topic === topic))]),
  );
  const needs = { topics, eventTime: eventTimes(bundle.sources) };
  for (const recording of recordings) {
    for await (const batch of recording.read(needs, { bytes: () => {}, refused: () => {} })) {
      for (const record of batch) {
        for (const row of rowsOf(record, decoders)) {
          const known = days.get(row.source);
          const day = Math.floor(row.timeMs / DAY_MS);
          if (known === undefined) days.set(row.source, new Set([day]));
          else known.add(day);
          for (const counter of counters.get(row.source) ?? []) counter(row);
        }
      }
    }
  }
  return {
    days: new Map([...days].map(([source, found]) => [source, found.size])),
    groups: groups(),
    overlaps: overlaps(),
  };
}

function rowsOf(
  { topic, partition, key, value, arrivalMs }: Recorded,
  decoders: ReadonlyMap<string, ReturnType<typeof createDecoder>>,
): readonly DecodedRow[] {
  // Without an arrival nothing is too far ahead of it.
  const record = { offset: 0, arrivalMs: arrivalMs ?? Number.MAX_SAFE_INTEGER, key, value };
  const decoded = decoders.get(topic)?.({ topic, partition }, record);
  return decoded?.ok ? decoded.rows.filter(({ columns }) => columns !== null) : [];
}

/** Series of each metric by each set of dimensions that some condition asks for. */
function groupsOf(
  bundle: Bundle,
  count: (source: string, counter: Counter) => void,
): () => readonly GroupCount[] {
  const samples = new Map<string, { readonly window: WindowMetric; readonly keys: () => number }>();
  for (const window of bundle.windows) {
    const name = [window.metric, ...window.by].join('\n');
    if (window.by.length === 0 || samples.has(name) || window.value.kind === 'formula') continue;
    const sample = createKeySample();
    const filter = filterOf(window.value.kind === 'share' ? window.value.whole : window.value.pane, bundle);
    samples.set(name, { window, keys: () => sample.count(0) });
    count(window.source, ({ columns }) => {
      if (!takesRow(filter, (field) => columns?.[field] ?? null)) return;
      sample.add(JSON.stringify(window.by.map((field) => columns?.[field] ?? null)), 0);
    });
  }
  return () =>
    [...samples.values()].map(({ window: { metric, by }, keys }) => ({ metric, by, keys: keys() }));
}

/** How the two sides of each share overlap, by the finest field that says which thing an event is about. */
function overlapsOf(
  bundle: Bundle,
  count: (source: string, counter: Counter) => void,
): () => readonly ShareOverlap[] {
  const found = new Map<string, () => ShareOverlap | null>();
  for (const { metric, source, value } of bundle.windows) {
    if (value.kind !== 'share' || found.has(metric)) continue;
    const declared = bundle.sources.find(({ name }) => name === source);
    const fields = (declared?.fields ?? []).filter(
      ({ name, type }) => type.kind === 'id' && name !== declared?.key,
    );
    const [part, whole] = [filterOf(value.part, bundle), filterOf(value.whole, bundle)];
    const samples = fields.map(({ name }) => ({ field: name, sample: createKeySample() }));
    count(source, ({ columns }) => {
      const read = (field: string) => columns?.[field] ?? null;
      if (!takesRow(whole, read)) return;
      const bits = takesRow(part, read) ? PART : REST;
      for (const { field, sample } of samples) {
        const thing = read(field);
        if (thing !== null) sample.add(String(thing), bits);
      }
    });
    found.set(metric, () => {
      const [finest] = [...samples].sort((a, b) => b.sample.count(0) - a.sample.count(0));
      if (finest === undefined) return null;
      const { field, sample } = finest;
      return { metric, field, inPart: sample.count(PART), inBoth: sample.count(PART | REST) };
    });
  }
  return () =>
    [...found.values()].flatMap((told) => {
      const one = told();
      return one === null ? [] : [one];
    });
}

function filterOf(pane: string, { panes }: Bundle): Filter | null {
  return panes.find(({ id }) => id === pane)?.filter ?? null;
}

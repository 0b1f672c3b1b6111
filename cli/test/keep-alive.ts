import type { SourceModel } from '../../dsl/model/source.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { type Domains, demand, exactly, narrow } from './domain.ts';
import type { Emission } from './emission.ts';
import { ofSource } from './metric-emissions.ts';

/** How often a source without `silent after` shows that it lives. */
const EVERY_MS = 60_000;

/**
 * Events that no metric takes and that keep a source from falling silent: what is given is few events, or none, and
 * no dead pipe. None where what is given already comes often enough.
 *
 * @param span  from the first that is given to the end
 */
export function keepAlive(
  source: SourceModel,
  emissions: readonly Emission[],
  bundle: Bundle,
  { fromMs, toMs: endMs }: { readonly fromMs: number; readonly toMs: number },
): readonly Emission[] {
  const own = emissions.filter((one) => one.source === source.name);
  const { silentAfterMs, expireAfterMs } = source;
  const shortestMs = Math.min(silentAfterMs ?? EVERY_MS * 3, expireAfterMs ?? Number.POSITIVE_INFINITY);
  const everyMs = Math.max(1_000, Math.floor(shortestMs / 3));
  if (isCovered(own, fromMs, endMs, everyMs)) return [];
  const row = source.kind === 'table' ? 'made-alive' : null;
  return [
    {
      source: source.name,
      domains: unseen(source, bundle),
      numbered: [],
      row,
      fromMs,
      toMs: endMs,
      eachMs: everyMs,
      amount: 1,
    },
  ];
}

/** What no metric takes; where every event is taken by some, one at a place that nobody gives. */
function unseen(source: SourceModel, bundle: Bundle): Domains {
  const goals = ofSource(source);
  const filters = bundle.panes.flatMap((pane) => (pane.source === source.name ? [pane.filter] : []));
  const others = filters.filter((filter) => filter !== null);
  const free =
    others.length < filters.length
      ? null
      : narrow([...goals, ...others.map((filter) => ({ filter, takes: false }))]);
  if (free !== null) return free;
  const places = source.fields.filter(({ name, type }) => type.kind === 'place' && name !== source.key);
  const elsewhere = places.reduce<Domains | null>(
    (domains, { name }) => domains && demand(domains, name, exactly('made-elsewhere')),
    narrow(goals),
  );
  return elsewhere ?? new Map();
}

/** Whether events come at least so often, all the way. */
function isCovered(emissions: readonly Emission[], fromMs: number, toMs: number, everyMs: number): boolean {
  const often = emissions
    .filter(({ eachMs, amount }) => eachMs / amount <= everyMs)
    .sort((a, b) => a.fromMs - b.fromMs);
  let coveredMs = fromMs;
  for (const one of often) if (one.fromMs <= coveredMs) coveredMs = Math.max(coveredMs, one.toMs);
  return coveredMs >= toMs && emissions.length > 0;
}

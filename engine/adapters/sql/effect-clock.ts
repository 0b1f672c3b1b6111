import type { Clock } from '../../ports.ts';
import type { Statement } from './sql-client.ts';

/**
 * The effect clock (R2) as an SQL expression, epoch ms. The database's own unless another one is given: clocks of
 * dispatchers never decide.
 */
export function effectNow(clock: Clock | null): string {
  if (clock !== null) return `${Math.floor(clock.now())}::int8`;
  return 'floor(extract(epoch from clock_timestamp()) * 1000)::int8';
}

/** The effect clock's time. */
export function selectNow(clock: Clock | null): Statement<{ now: number }> {
  return { text: `select ${effectNow(clock)} as now`, values: [] };
}

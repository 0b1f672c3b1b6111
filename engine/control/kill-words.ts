import type { Bundle } from '../../rules/bundle.ts';
import type { Kill } from './kill.ts';

/** Kill switches by what is on the wire: a region may be called as people call it (`define words`), or as events do. */
export function killsOnWire(kills: readonly Kill[], words: Bundle['words']): readonly Kill[] {
  return kills.flatMap((kill) => {
    if (kill.scope !== 'region') return [kill];
    const meant = Object.values(words).flatMap((pairs) =>
      Object.hasOwn(pairs, kill.name) ? [pairs[kill.name] as string] : [],
    );
    return [...new Set([kill.name, ...meant])].map((name) => ({ ...kill, name }));
  });
}

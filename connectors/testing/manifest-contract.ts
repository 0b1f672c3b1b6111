import { describe, expect, test } from '@jest/globals';
import type { Connector } from '../connector.ts';

/**
 * What the manifest of every connector must hold, so that playbooks, undo and retries can rely on it.
 *
 * @param samples  arguments of each verb, by verb; a verb without a sample fails
 */
export function manifestContract(connector: Connector, samples: Readonly<Record<string, object>>): void {
  describe(`manifest of ${connector.name}`, () => {
    test('names are words, docs are sentences', () => {
      const { actions, probes, reads = {} } = connector;
      const words = [connector.name, ...[actions, probes, reads].flatMap((of) => Object.keys(of))];
      for (const word of words) expect(word).toMatch(/^[a-z][a-z0-9_]*$/);
      const offered = [actions, probes, reads].flatMap((of): { doc: string }[] => Object.values(of));
      const docs = [connector, ...offered].map((one) => one.doc);
      for (const doc of docs) expect(doc).toMatch(/^[A-Z].*\.$/s);
    });

    // Who only answers questions has nothing more to hold.
    if (Object.keys(connector.actions).length === 0) return;

    test.each(Object.entries(connector.actions))(
      '%s: what it says of its effect fits together',
      (_verb, action) => {
        const { effect, inverse, ttl, traits } = action;
        expect(effect.changes).toMatch(/^[a-z]+(\.[a-z]+)*$/);
        // What lasts needs an end (R18, R21); what changes nothing has nothing to take back.
        const ends = inverse !== null || ttl === 'remote' || traits?.endsBy !== undefined;
        if (effect.lasting) expect(ends).toBe(true);
        if (effect.changes === 'nothing') expect([effect.lasting, inverse]).toEqual([false, null]);
      },
    );

    test.each(Object.entries(connector.actions))(
      '%s: its inverse takes the same arguments and changes the same',
      (verb, action) => {
        const sample = samples[verb];
        expect(action.args.safeParse(sample).success).toBe(true);
        if (action.inverse === null) return;
        const inverse = connector.actions[action.inverse];
        expect(inverse?.args.safeParse(sample).success).toBe(true);
        expect(inverse?.effect.changes).toBe(action.effect.changes);
        expect(inverse?.inverse).toBeNull();
      },
    );

    test.each(Object.entries(connector.actions))(
      '%s: an argument nobody knows is refused',
      (verb, action) => {
        expect(action.args.safeParse({ ...samples[verb], nobody_knows: 1 }).success).toBe(false);
      },
    );
  });
}

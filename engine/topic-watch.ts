import type { Json } from './decision.ts';
import { OffsetGap } from './offset-gap.ts';
import type { StoredState } from './store.ts';

/** Note of the store that says which topics were read: id by name. */
export const TOPICS_NOTE = 'topics';

/** Remembers which topics stand behind the names, so that one that is made anew is not read on where the old one was left. */
export interface TopicWatch {
  /**
   * @param found  ids by topic, as the source tells them
   * @throws OffsetGap when a name has come to mean another topic
   */
  look(found: ReadonlyMap<string, string>): void;
  /** What is new since the last call, for the next commit. */
  take(): Readonly<Record<string, Json>>;
}

export function createTopicWatch({ notes }: Pick<StoredState, 'notes'>): TopicWatch {
  const known = new Map(Object.entries((notes[TOPICS_NOTE] ?? {}) as Readonly<Record<string, string>>));
  let isNew = false;
  return {
    look(found) {
      for (const [topic, id] of found) {
        const was = known.get(topic);
        if (was !== undefined && was !== id)
          throw new OffsetGap(
            `Kafka has another topic \`${topic}\` than the one that was read: it was deleted and made anew`,
            'if this is the right topic, begin anew (`--fresh`, or an empty database in `store.url`)',
            { kind: 'another-topic', topic, partition: null, detail: { was, found: id } },
          );
        if (was === undefined) isNew = true;
        known.set(topic, id);
      }
    },
    take() {
      if (!isNew) return {};
      isNew = false;
      return { [TOPICS_NOTE]: Object.fromEntries([...known].sort()) };
    },
  };
}

import type { Decision } from '../../engine/decision.ts';
import type { EventSource } from '../../engine/ports.ts';
import { messageOf } from '../../engine/publish.ts';
import { recordingHandler } from '../../engine/testing/recording-handler.ts';

/** Topics that every run publishes on. */
export const PUBLISHED_TOPICS = ['anomalies', 'actions'] as const;

/** What a run should have published for these decisions: `topic value` of each, sorted. */
export function messagesOf(decisions: readonly Decision[]): readonly string[] {
  return decisions
    .map(messageOf)
    .map(({ topic, value }) => `${topic} ${value}`)
    .sort();
}

/** What is read of the published topics. */
export interface PublishedRange {
  /** Offsets by partition name; absent ones begin at the log's beginning. */
  readonly starts: Readonly<Record<string, number>>;
  /** Ends by partition name. */
  readonly ends: Readonly<Record<string, number>>;
  /** Only messages of playbooks, or of topics that cannot be read, whose name begins with it. */
  readonly prefix: string;
}

/** Reads a range of the published topics and stops the source; returns `topic value` of each message, sorted. */
export async function readPublished(
  source: EventSource,
  { starts, ends, prefix }: PublishedRange,
): Promise<readonly string[]> {
  const handler = recordingHandler({ starts });
  await source.start(handler);
  const isDelivered = ([name, end]: readonly [string, number]): boolean =>
    (starts[name] ?? 0) >= end || (handler.delivered.get(name)?.at(-1)?.offset ?? -1) + 1 >= end;
  await handler.until(() => Object.entries(ends).every(isDelivered));
  await source.stop();
  return PUBLISHED_TOPICS.flatMap((topic) => handler.values(topic).map((value) => `${topic} ${value}`))
    .filter((line) => ownerOf(line).startsWith(prefix))
    .sort();
}

function ownerOf(line: string): string {
  const { playbook, instance } = JSON.parse(line.slice(line.indexOf(' '))) as Pick<
    Decision,
    'playbook' | 'instance'
  >;
  return playbook === '' ? (instance['topic'] ?? '') : playbook;
}

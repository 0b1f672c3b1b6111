import { OutsideError } from './outside-error.ts';

/** Why a partition cannot go on: its records are gone, its log is shorter than it was, or it is another topic of that name. */
export type GapKind = 'deleted' | 'shorter' | 'another-topic';

/** Records of a partition that should be read are not there. Nothing is passed over: who meets one ends. */
export class OffsetGap extends OutsideError {
  readonly kind: GapKind;
  readonly topic: string;
  /** null: all of them. */
  readonly partition: number | null;
  /** Numbers or identities that were expected and found, for machines. */
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(
    message: string,
    help: string,
    gap: Pick<OffsetGap, 'kind' | 'topic' | 'partition' | 'detail'>,
  ) {
    super(message, help);
    this.kind = gap.kind;
    this.topic = gap.topic;
    this.partition = gap.partition;
    this.detail = gap.detail;
  }
}

/**
 * The message that tells a gap on `anomalies` (`docs/topics.md`), in the shape of a decision: nobody may take the
 * silence that follows for calm. Told again by each run that is refused, under the same incident.
 *
 * @param nowMs  epoch ms; no event gave it
 */
export function gapMessage(gap: OffsetGap, nowMs: number) {
  const { topic, partition } = gap;
  const incident = `unreadable:${topic}${partition === null ? '' : `/${partition}`}`;
  return {
    topic: 'anomalies',
    key: incident,
    value: {
      schema: 'ordersense.anomaly/1',
      t: nowMs,
      playbook: '',
      instance: { topic, ...(partition === null ? {} : { partition: String(partition) }) },
      incident,
      n: 0,
      what: 'unreadable',
      step: '',
      detail: { kind: gap.kind, ...gap.detail, message: gap.message, help: gap.help },
      evidence: null,
    },
  } as const;
}

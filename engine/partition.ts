/** One partition of one topic. */
export interface Partition {
  readonly topic: string;
  readonly partition: number;
}

/** `orders/3`: the name under which a partition is stored and spoken of. */
export function partitionName({ topic, partition }: Partition): string {
  return `${topic}/${partition}`;
}

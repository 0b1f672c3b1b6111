/** One measured case. Ratios are how many times as much CPU a baseline took, the median of interleaved pairs. */
export interface Row {
  readonly case: string;
  readonly playbooks: number;
  readonly keys: number;
  readonly events: number;
  /** Events per second of CPU time. */
  readonly eventsPerSecond: number;
  readonly cpuMicrosPerEvent: number;
  /** The same by part. */
  readonly parts: { readonly read: number; readonly judge: number; readonly commit: number };
  /** Of the whole process: the stream's bytes, baselines and the oracle too. */
  readonly peakMemoryBytes: number;
  /** Share of the records that were parsed instead of scanned out of their bytes. */
  readonly slowShare: number;
  readonly ratios: Readonly<Record<string, number>>;
  readonly decisions: number;
  /** Whether windows and decisions are those of the brute-force oracle. */
  readonly equal: boolean;
}

/** What `--json` prints. */
export interface BenchResult {
  readonly schema: 'ordersense.bench/1';
  readonly bench: string;
  readonly node: string;
  readonly rows: readonly Row[];
}

/** The same for people. */
export function resultText({ bench, node, rows }: BenchResult, workload: string, command: string): string {
  const head = [
    'case',
    'playbooks',
    'keys',
    'events',
    'events/s',
    'µs/event',
    'read',
    'judge',
    'commit',
    'MiB',
    'slow',
    'ratios',
    'opened',
    'equal',
  ];
  const lines = rows.map((row) => [
    row.case,
    String(row.playbooks),
    String(row.keys),
    String(row.events),
    String(Math.round(row.eventsPerSecond)),
    row.cpuMicrosPerEvent.toFixed(2),
    row.parts.read.toFixed(2),
    row.parts.judge.toFixed(2),
    row.parts.commit.toFixed(2),
    String(Math.round(row.peakMemoryBytes / 2 ** 20)),
    `${(100 * row.slowShare).toFixed(1)}%`,
    Object.entries(row.ratios)
      .map(([name, ratio]) => `${name} ${ratio.toFixed(1)}`)
      .join(', '),
    String(row.decisions),
    row.equal ? 'yes' : 'NO',
  ]);
  const widths = head.map((word, i) => Math.max(word.length, ...lines.map((line) => line[i]?.length ?? 0)));
  const table = [head, ...lines].map((line) => line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '));
  return [
    `${bench}: ${workload}`,
    `node ${node}, ${command}`,
    '',
    ...table.map((line) => line.trimEnd()),
  ].join('\n');
}

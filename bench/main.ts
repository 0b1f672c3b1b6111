/**
 * `npm run bench -- <name> [--json]`: prints workload, command, CPU per event, memory, ratios to baselines that were
 * measured in the same run, and whether the results are those of the brute-force oracle. Exit 1 where they are not.
 * `detect [--data FOLDER]` measures the detectors instead, and exits 1 below a floor.
 */
import { parseArgs } from 'node:util';
import { detectBench, detectText } from './detect/detect.ts';
import { measureCase } from './measured-case.ts';
import { type BenchResult, type Row, resultText } from './result.ts';
import { type BenchKey, distinctPlaybooks, playbooksOf } from './shared-playbooks.ts';

/** What each bench is, its default numbers of playbooks, and whether its stream makes trouble. */
const BENCHES = {
  s1: {
    workload: '272-byte `orders` events, seed 42; playbooks over 8 filters × 12 windows, counts per key',
    playbooks: '1,10,96',
    isOdd: false,
  },
  s2: {
    workload: '272-byte `orders` events, seed 42; as many filters as playbooks, counts per key',
    playbooks: '1,1000',
    isOdd: false,
  },
  s6: {
    workload:
      '`orders` events with keys in any order, escapes, other scripts, spaces, late and repeated; S1 playbooks',
    playbooks: '10',
    isOdd: true,
  },
} as const;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    playbooks: { type: 'string' },
    key: { type: 'string', default: 'city' },
    density: { type: 'string', default: '20000' },
    events: { type: 'string', default: '2000000' },
    'no-baselines': { type: 'boolean', default: false },
    data: { type: 'string' },
  },
});
if (positionals[0] === 'detect') {
  const result = detectBench(values.data);
  console.log(values.json ? JSON.stringify(result) : detectText(result));
  process.exit(result.claims.every(({ holds }) => holds) ? 0 : 1);
}
const bench = (positionals[0] ?? '') as keyof typeof BENCHES;
const chosen = BENCHES[bench];
if (chosen === undefined) throw new Error(`name a bench: ${Object.keys(BENCHES).join(', ')}, detect`);
const [key, perSecond] = [values.key as BenchKey, Number(values.density)];

const rows: Row[] = [];
for (const count of (values.playbooks ?? chosen.playbooks).split(',').map(Number))
  rows.push(
    await measureCase({
      name: bench,
      playbooks: bench === 's2' ? distinctPlaybooks(count, perSecond) : playbooksOf(count, key, perSecond),
      isOdd: chosen.isOdd,
      key,
      perSecond,
      events: Number(values.events),
      baselines: !values['no-baselines'],
    }),
  );
const result: BenchResult = { schema: 'ordersense.bench/1', bench, node: process.version, rows };
const command = `npm run bench -- ${process.argv.slice(2).join(' ')}`;
console.log(values.json ? JSON.stringify(result) : resultText(result, chosen.workload, command));
if (rows.some(({ equal }) => !equal)) process.exitCode = 1;

import { parseArgs } from 'node:util';
import { temporaryFolders } from '../cli/testing/temporary-folder.ts';
import type { Claim } from './claim.ts';
import type { Fault, Lab } from './fault.ts';
import { FAULTS } from './list.ts';
import { type LabServices, labServices } from './services.ts';

const USAGE = `usage: npm run fault -- list
       npm run fault -- <number|name> | all   [--count N] [--seconds N]
  --count N    how often, where a fault is repeated (kill, sigterm)
  --seconds N  how long, where a fault lasts (brokers, postgres, rebalance, flood)`;

/** What was asked for on the command line. */
export type Asked =
  | { readonly kind: 'list' }
  | {
      readonly kind: 'run';
      readonly faults: readonly Fault[];
      readonly count: number | null;
      readonly seconds: number | null;
    }
  | { readonly kind: 'wrong'; readonly why: string };

/** Reads the command line; throws nothing. */
export function askedOf(args: readonly string[]): Asked {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { count: { type: 'string' }, seconds: { type: 'string' } },
    });
    const [word, ...more] = positionals;
    if (word === undefined || more.length > 0) return { kind: 'wrong', why: 'name one fault' };
    if (word === 'list') return { kind: 'list' };
    const faults =
      word === 'all' ? FAULTS : FAULTS.filter(({ number, name }) => name === word || String(number) === word);
    if (faults.length === 0) return { kind: 'wrong', why: `no fault is called \`${word}\`` };
    const numbers = [values.count, values.seconds].map((text) => (text === undefined ? null : Number(text)));
    if (numbers.some((n) => n !== null && !(Number.isSafeInteger(n) && n > 0)))
      return { kind: 'wrong', why: '`--count` and `--seconds` are whole numbers above 0' };
    const [count = null, seconds = null] = numbers;
    return { kind: 'run', faults, count, seconds };
  } catch (error) {
    return { kind: 'wrong', why: (error as Error).message };
  }
}

/** @returns the exit code: 0 everything held, 1 something did not, 2 the command line is wrong */
export async function runLab(args: readonly string[]): Promise<0 | 1 | 2> {
  const asked = askedOf(args);
  switch (asked.kind) {
    case 'wrong':
      console.error(`fault: ${asked.why}\n${USAGE}`);
      return 2;
    case 'list':
      for (const { number, name, title, takes } of FAULTS)
        console.log(`${String(number).padStart(2)}  ${name.padEnd(10)} ${title} (about ${takes} s)`);
      return 0;
    case 'run':
      return runFaults(asked);
  }
}

async function runFaults({ faults, count, seconds }: Extract<Asked, { kind: 'run' }>): Promise<0 | 1> {
  const services = labServices();
  const verdicts: boolean[] = [];
  try {
    for (const fault of faults) verdicts.push(await runFault(fault, services, { count, seconds }));
  } finally {
    await services.down();
  }
  const held = verdicts.filter((holds) => holds).length;
  if (faults.length > 1) console.log(`\nverdict: ${held} of ${faults.length} faults held`);
  return held === faults.length ? 0 : 1;
}

async function runFault(
  fault: Fault,
  services: LabServices,
  given: Pick<Lab, 'count' | 'seconds'>,
): Promise<boolean> {
  const { number, name, title, expected, needs } = fault;
  console.log(`\nfault ${number} ${name}: ${title}\nexpected: ${expected}`);
  const folders = temporaryFolders('fault');
  const startedMs = Date.now();
  const passed = () => Math.round((Date.now() - startedMs) / 1000);
  const lab: Lab = {
    ...given,
    prefix: `f${number}x${Date.now().toString(36)}`,
    say: (line) => console.log(`${String(passed()).padStart(4)} s  ${line}`),
    folder: (of) => folders.make(of),
    service: services.act,
  };
  let claims: readonly Claim[] = [];
  let broken: string | null = null;
  try {
    if (needs.length > 0) {
      lab.say(`starting ${needs.join(', ')}`);
      await services.up(needs);
    }
    claims = await fault.run(lab);
  } catch (error) {
    broken = (error as Error).message;
  } finally {
    folders.removeAll();
  }
  for (const { text, holds, saw } of claims) console.log(`${holds ? '    ok' : '   BAD'}  ${text}: ${saw}`);
  if (broken !== null) console.log(`   BAD  it did not come to its end: ${broken}`);
  const good = claims.filter(({ holds }) => holds).length;
  const holds = broken === null && claims.length > 0 && good === claims.length;
  const tally = broken === null ? `${good} of ${claims.length} claims` : 'not finished';
  console.log(`verdict: fault ${number} (${name}) ${holds ? 'held' : 'FAILED'}, ${tally}, ${passed()} s`);
  return holds;
}

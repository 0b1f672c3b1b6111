/** The built program as people call it: what it says, where, and how it ends. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { command, MAIN } from './testing/command.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';

const firstLook = fileURLToPath(new URL('../examples/first-look', import.meta.url));
const folders = temporaryFolders('main');
afterAll(() => folders.removeAll());

const STREAM = `language 1

stream order_events from kafka "orders" {
  key event_id
  time occurred_at
  field event_id is id
  field region is place
}

metric orders = count of order_events
  per region
  over 15m
`;
const PLAYBOOK = `
playbook few {
  mode live
  when orders per region < 3 over 15m
  guard {
    cooldown 30m per region
    at most 4 runs in 1h
  }
  then {
    do log.note(text: "{region}")
  }
}
`;

/** A folder with these files; `p.play` is a sound project. */
function projectOf(files: Readonly<Record<string, string>>): string {
  const folder = folders.make('project');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const sound = projectOf({ 'p.play': STREAM + PLAYBOOK });
/** With nothing to say about it: not live, and its pipe is watched. */
const well = projectOf({
  'p.play': (STREAM + PLAYBOOK)
    .replace('mode live', 'mode shadow')
    .replace('  time occurred_at\n', '  time occurred_at\n  silent after 5m\n'),
});
const broken = projectOf({ 'p.play': STREAM + PLAYBOOK.replace('orders per', 'ordrs per') });
const open = projectOf({ 'p.play': STREAM + PLAYBOOK.replace('do log.note(text: "{region}")', '...') });
const events = join(folders.make('events'), 'orders.ndjson');
writeFileSync(
  events,
  Array.from({ length: 200 }, (_, i) => {
    const at = new Date(Date.UTC(2026, 2, 6, 9) + i * (i < 150 ? 6_000 : 300_000)).toISOString();
    const value = { event_id: `e${i}`, occurred_at: at, region: 'seoul-gangnam' };
    return `${JSON.stringify({ topic: 'orders', key: `e${i}`, at, value })}\n`;
  }).join(''),
);
const scrap = folders.make('scrap');
const scrapFile = (name: string, data: string | Uint8Array): string => {
  writeFileSync(join(scrap, name), data);
  return join(scrap, name);
};
const noise = Uint8Array.from({ length: 4_096 }, (_, i) => (i * 197 + (i >> 3)) & 255);
mkdirSync(join(scrap, 'empty'));

describe('how calls end', () => {
  test.each<[string, readonly string[], number, RegExp]>([
    ['no command: the help, as a wrong call', [], 2, /^Usage: ordersense /],
    ['a command that is none', ['lnit'], 2, /^error: unknown command 'lnit'\n\(Did you mean lint\?\)/],
    ['a flag that is none', ['lint', '--fxi'], 2, /^error: unknown option '--fxi'/],
    ['a language that is none', ['lint', '--lang', 'fr'], 2, /Allowed choices are ko, en/],
    [
      'a folder that is not there',
      ['lint', '-C', '/nowhere/p'],
      2,
      /there is no folder `\/nowhere\/p`\n {2}help: /,
    ],
    ['a folder without playbooks', ['run', join(scrap, 'empty')], 2, /^error: no .play files in /],
    ['fmt of a folder without playbooks', ['fmt', join(scrap, 'empty')], 2, /^error: no .play files in /],
    ['fmt of a file that is not there', ['fmt', 'a.play'], 2, /^error: there is no file or folder `a.play`/],
    ['a format that is none', ['lint', sound, '--format', 'xml'], 2, /there is no format `xml`/],
    ['simulate without events', ['simulate', '-C', sound], 2, /required option '--events <path>'/],
    [
      'events that are not there',
      ['simulate', '-C', sound, '--events', '/nowhere/e'],
      2,
      /nothing at `\/nowhere\/e`/,
    ],
    [
      'an empty file of events',
      ['simulate', '-C', sound, '--events', scrapFile('empty.ndjson', '')],
      2,
      /holds no record of `orders`\n {2}help: /,
    ],
    [
      'events that are no text',
      ['simulate', '-C', sound, '--events', scrapFile('noise.ndjson', noise)],
      2,
      /holds no record of `orders`\n {2}\d+ lines were refused, the first: .*noise\.ndjson:1: /,
    ],
    [
      'an empty folder of events',
      ['simulate', '-C', sound, '--events', join(scrap, 'empty')],
      2,
      /no recorded events/,
    ],
    [
      'nothing on standard input',
      ['simulate', '-C', sound, '--events', '-'],
      2,
      /standard input holds no record/,
    ],
    [
      'a CSV without a map',
      ['simulate', '-C', sound, '--events', scrapFile('o.csv', 'a,b\n1,2\n')],
      2,
      /is a CSV file\n {2}help: .*--csv-map/,
    ],
    [
      'a map that is not there',
      ['simulate', '-C', sound, '--events', scrapFile('o.csv', 'a,b\n1,2\n'), '--csv-map', '/nowhere/m'],
      2,
      /cannot read the CSV map/,
    ],
    [
      'a map that is none',
      [
        'simulate',
        '-C',
        sound,
        '--events',
        scrapFile('o.csv', 'a\n1\n'),
        '--csv-map',
        scrapFile('m.yaml', 'a: 1'),
      ],
      2,
      /m\.yaml:1:1: /,
    ],
    [
      'a chunk that is no number',
      ['simulate', '-C', sound, '--events', events, '--chunk', 'x'],
      2,
      /`--chunk`/,
    ],
    ['a playbook that is none', ['simulate', 'fwe', '-C', sound, '--events', events], 2, /no playbook `fwe`/],
    ['explain: a near name', ['explain', 'feww', '-C', sound], 2, /did you mean `few`\?/],
    [
      'a feed that is not there',
      ['run', sound, '--feed', '/nowhere/f.mjs'],
      2,
      /there is no feed `\/nowhere\/f.mjs`/,
    ],
    [
      'a reference that is not set',
      ['run', firstLook, '--data', join(scrap, 'd')],
      2,
      /environment has no `CITY_URL`/,
    ],
    [
      'a connector that is none',
      [
        'lint',
        projectOf({ 'p.play': STREAM, 'ordersense.config.yaml': 'connectors: { city: { use: htp } }' }),
      ],
      2,
      /there is no connector `htp`/,
    ],
    [
      'settings that are wrong',
      ['lint', projectOf({ 'p.play': STREAM, 'ordersense.config.yaml': 'kafak: 1' })],
      2,
      /ordersense\.config\.yaml:1:1: kafak: .*did you mean `kafka`/,
    ],
    [
      'simulate with errors',
      ['simulate', '-C', broken, '--events', events],
      1,
      /^error\[OS1101\]: .*`ordrs`/,
    ],
    ['run with errors', ['run', broken, '--data', join(scrap, 'd')], 1, /^error\[OS1101\]: .*`ordrs`/],
    [
      'PostgreSQL that is not there',
      [
        'run',
        projectOf({
          'p.play': STREAM + PLAYBOOK,
          'ordersense.config.yaml': 'store: { url: "postgres://u:hunter2@127.0.0.1:1/d" }',
        }),
      ],
      4,
      /^error: PostgreSQL: .*ECONNREFUSED.*\n {2}help: /m,
    ],
    [
      'Kafka that is not there',
      [
        'run',
        projectOf({
          'p.play': STREAM + PLAYBOOK,
          'ordersense.config.yaml': 'kafka: { brokers: "127.0.0.1:1" }',
        }),
      ],
      4,
      /^error: Kafka at `127\.0\.0\.1:1` does not answer.*\n {2}help: /m,
    ],
  ])('%s', async (_title, args, code, said) => {
    const { code: ended, out, err } = await command(args);
    expect(err).toMatch(said);
    expect(err).not.toMatch(/^ {4}at |hunter2|ZodError|KafkaJS/m);
    expect(out).toBe('');
    expect(ended).toBe(code);
  });

  test.each<[string, readonly string[], number, RegExp]>([
    ['the version', ['--version'], 0, /^\d+\.\d+\.\d+\n$/],
    ['the help', ['--help'], 0, /lint .*fmt .*simulate .*run .*explain .*Exit codes: .*\n$/s],
    ['fmt of nothing on standard input', ['fmt', '-', '--json'], 0, /"schema": "ordersense.fmt\/1"/],
    [
      'lint, all well',
      ['lint', well],
      0,
      /^1 file, 0 errors, 0 warnings, 6 more checks with --history +\d+\.\d\d s\n$/,
    ],
    ['lint with an error', ['lint', broken], 1, /OS1101.*1 error/s],
    ['lint with a hole', ['lint', open], 1, /OS2501/],
    ['lint as JSON', ['lint', broken, '--json'], 1, /"schema": "ordersense.lint\/1"/],
    ['explain', ['explain', 'few', '-C', sound], 0, /orders/],
    ['simulate', ['simulate', '-C', sound, '--events', events], 0, /few\n {2}fired \d+ times? in 1 place/],
    ['simulate one playbook', ['simulate', 'few', '-C', sound, '--events', events], 0, /^few$/m],
    [
      'simulate in Korean',
      ['simulate', '-C', sound, '--events', events, '--lang', 'ko'],
      0,
      /1곳에서 \d+번 발동/,
    ],
    [
      'simulate as JSON',
      ['simulate', '-C', sound, '--events', events, '--json'],
      0,
      /"schema":"ordersense.simulate\/1"/,
    ],
  ])('%s', async (_title, args, code, said) => {
    const { code: ended, out, err } = await command(args);
    expect(out).toMatch(said);
    expect(out.endsWith('\n')).toBe(true);
    expect(err).toBe('');
    expect(ended).toBe(code);
  });

  test.each(['lint', 'fmt', 'simulate', 'run', 'explain'])(
    '%s --help lists its flags and the global ones',
    async (name) => {
      const { code, out } = await command([name, '--help']);
      expect(code).toBe(0);
      expect(out).toMatch(new RegExp(`^Usage: ordersense ${name} `));
      for (const flag of ['--directory', '--lang', '--no-color', '--help']) expect(out).toContain(flag);
    },
  );
});

test('a hole is simulated, in shadow, and said', async () => {
  const { code, out, err } = await command(['simulate', '-C', open, '--events', events]);
  expect(err).toContain('warning[OS2501]: `few` has a hole (`...`) and stays in shadow');
  expect(out).toContain('shadow: nothing is sent');
  expect(out).not.toMatch(/^ {2}actions/m);
  expect(code).toBe(0);
});

test('a folder of projects says which there are', async () => {
  const folder = folders.make('several');
  cpSync(sound, join(folder, 'a'), { recursive: true });
  writeFileSync(join(folder, 'a', 'ordersense.config.yaml'), 'name: a\n');
  const { code, err } = await command(['lint', '-C', folder]);
  expect(err).toContain(`these projects are in it: \`${join(folder, 'a')}\``);
  expect(code).toBe(2);
});

describe('streams and signals', () => {
  /** Resolves with the code and what was said on standard error. */
  function ended(
    child: ReturnType<typeof spawn>,
  ): Promise<{ readonly code: number | null; readonly err: string }> {
    const err: Buffer[] = [];
    child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
    return new Promise((resolve) =>
      child.on('close', (code) => resolve({ code, err: Buffer.concat(err).toString('utf8') })),
    );
  }

  test('a reader that leaves (`| head`) ends it in silence', async () => {
    const child = spawn(process.execPath, [MAIN, 'simulate', '-C', sound, '--events', events, '--json']);
    child.stdout.destroy();
    expect(await ended(child)).toEqual({ code: 0, err: '' });
  });

  test('Ctrl-C while a simulation waits for its events: 130, and what is kept', async () => {
    const child = spawn(process.execPath, [MAIN, 'simulate', '-C', sound, '--events', '-'], {
      env: { ...process.env, LC_ALL: 'C' },
    });
    const end = ended(child);
    // More than a pipe holds is taken only when the simulation reads.
    const line = `${JSON.stringify({ topic: 'other', value: 'x'.repeat(1_000) })}\n`;
    child.stdin.on('error', () => undefined);
    await new Promise<void>((done) => child.stdin.write(line.repeat(2_000), () => done()));
    child.kill('SIGINT');
    expect(await end).toEqual({ code: 130, err: 'stopped; a simulation keeps nothing and sent nothing\n' });
  });
});

/** The first thing that people run: the story it must tell, and that a replay of its log tells the same. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';

const here = fileURLToPath(new URL('.', import.meta.url));
/** The built program; `ORDERSENSE_MAIN` names another build of it. */
const main =
  process.env['ORDERSENSE_MAIN'] ?? fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'ordersense-first-look-'));
/** Most of a run is the city's own time; a busy machine adds to it. */
const LIMIT_MS = 120_000;

afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Decision {
  readonly t: number;
  readonly incident: string;
  readonly n: number;
  readonly what: string;
  readonly instance: Readonly<Record<string, string>>;
  readonly detail: Readonly<Record<string, unknown>>;
}

function ordersense(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, LC_ALL: 'C', CITY_SPEED: '300', CITY_HISTORY: 'evenings', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const said = (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString('utf8');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out: said(out), err: said(err) }));
  });
}

/** Runs the city into a data folder of its own. */
function runCity(
  name: string,
  more: {
    readonly project?: string;
    readonly flags?: readonly string[];
    readonly env?: Record<string, string>;
  },
): Promise<Ended> {
  const feed = join(here, 'city.mjs');
  const data = join(root, name);
  return ordersense(
    ['run', more.project ?? here, '--feed', feed, '--fresh', '--data', data, ...(more.flags ?? [])],
    more.env,
  );
}

/** What is decided, however long the world took to answer: in the order of comparison. */
function compared(decisions: readonly Decision[]): readonly Decision[] {
  const key = (d: Decision) => [d.t, JSON.stringify(d.instance), d.incident, d.n] as const;
  return [...decisions].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    const at = x.findIndex((part, i) => part !== y[i]);
    return at < 0 ? 0 : (x[at] as number | string) < (y[at] as number | string) ? -1 : 1;
  });
}

test(
  'an evening in 강남구: the drop, its cause, the action, the recovery, the undo',
  async () => {
    const { code, out, err } = await runCity('story', {});
    const [opened = '', ...rest] = out.split('\n').filter((line) => /^03-06 /.test(line));
    expect(opened).toMatch(/^03-06 18:2\d {2}INCIDENT +강남구 +지역 주문 급감$/);
    expect(out).toMatch(
      /^ +orders per region drop > 50% .* now \d+ +usual [\d.]+ +drop (5|6|7|8)\d\.\d% +held 5m$/m,
    );
    expect(rest.map((line) => line.slice(13, 27).trim())).toEqual(['cause', 'act', 'recovered', 'undo']);
    expect(rest[0]).toContain('라이더 부족 (riders short)');
    expect(rest[1]).toContain('city.put path: /regions/seoul-gangnam/incentive, body: { bonus: 2000');
    expect(rest[3]).toContain('city.delete path: /regions/seoul-gangnam/incentive');
    expect(err).toMatch(/^· history read: [\d,]+ records, 0 dead letters$/m);
    expect(err).toMatch(/^· done: [\d,]+ records, 0 duplicates, 0 late, 0 dead letters$/m);
    expect(code).toBe(0);
  },
  LIMIT_MS,
);

test(
  'a platform that refuses: the incident says that the action failed, and a replay says the same',
  async () => {
    const { code, out } = await runCity('refuses', { flags: ['--json'], env: { CITY_REFUSES: '1' } });
    expect(code).toBe(0);
    const decisions = out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Decision);
    const failed = decisions.find((d) => d.what === 'action-failed');
    expect(failed?.instance).toEqual({ region: 'seoul-gangnam' });
    expect(String(failed?.detail['detail'])).toContain('503');
    expect(decisions.map((d) => d.what)).not.toContain('undo');

    const replay = await ordersense([
      'simulate',
      '-C',
      here,
      '--events',
      join(root, 'refuses', 'log'),
      '--json',
    ]);
    expect(replay.err).toBe('');
    expect(replay.code).toBe(0);
    const replayed = (JSON.parse(replay.out) as { readonly decisions: readonly Decision[] }).decisions;
    expect(replayed).toEqual(compared(decisions));
  },
  LIMIT_MS,
);

test(
  'with the threshold at 99 % the same evening opens nothing',
  async () => {
    const project = join(root, 'project');
    cpSync(here, project, { recursive: true, filter: (path) => !path.includes('.ordersense') });
    const file = join(project, 'region_order_drop.play');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('drop > 50%');
    writeFileSync(file, text.replace('drop > 50%', 'drop > 99%'));
    const { code, out, err } = await runCity('calm', { project, env: { CITY_SPEED: '1200' } });
    expect(out).toBe('');
    expect(err).toMatch(/^· done: [\d,]+ records, 0 duplicates, 0 late, 0 dead letters$/m);
    expect(code).toBe(0);
  },
  LIMIT_MS,
);

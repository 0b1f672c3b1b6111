import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eveningEvents } from '../testing/evening-events.ts';
import { writeEveningProject } from '../testing/evening-project.ts';
import { writeLines } from '../testing/recorded-event.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { toldIo } from '../testing/told-io.ts';
import { CheckFailed, UsageError } from '../usage-error.ts';
import { type ReportOptions, simulateWithReport } from './with-report.ts';

const folders = temporaryFolders('report');
const plain: ReportOptions = { html: null, thresholds: [], maxSpend: null, json: false };
let directory = '';
let events = '';

const simulated = async (more: Partial<ReportOptions>, recording = events) => {
  const io = toldIo();
  const options = { directory, playbooks: [], events: recording, csvMap: null, chunk: 500 };
  const error = await simulateWithReport(options, { ...plain, ...more }, io).then(
    () => null,
    (failure: unknown) => failure,
  );
  return { error, out: io.results.join('\n'), err: io.messages.join('\n') };
};

beforeAll(() => {
  directory = writeEveningProject(folders.make('project'), { prefix: 'r', past: 'days' });
  events = writeLines(
    join(folders.make('events'), 'e.ndjson'),
    eveningEvents(7, { prefix: 'r', past: 'days' }),
  );
});
afterAll(() => folders.removeAll());

describe('a recorded evening', () => {
  test('with a page: timelines of what fired, and why; every threshold is told, one that does not hold fails', async () => {
    const page = join(folders.make('out'), 'report.html');
    const { error, out, err } = await simulated({
      html: page,
      thresholds: ['firings>=1', 'firings<=1'],
      maxSpend: '5',
    });
    expect(error).toBeInstanceOf(CheckFailed);
    expect(out).toMatch(/thresholds {2}✓ firings>=1 \(\d+\) {3}✗ firings<=1 \(\d+\) {3}✓ spend<=5 \(0\)$/);
    expect(err).toContain('report.html written');
    const html = readFileSync(page, 'utf8');
    expect(html.match(/<svg/g)!.length).toBeGreaterThan(4);
    expect(html).toContain('class="open"');
    expect(html).toContain('orders per region drop &gt; 50% over 15m');
  });

  test('with --json results stay JSON, and thresholds that hold are messages', async () => {
    const { error, out, err } = await simulated({ json: true, thresholds: ['firings<=1000'] });
    expect(error).toBeNull();
    expect(JSON.parse(out)).toMatchObject({ schema: 'ordersense.simulate/1' });
    expect(err).toMatch(/^thresholds {2}✓ firings<=1000/);
  });
});

describe('a wrong call', () => {
  test.each<[string, Partial<ReportOptions>, string]>([
    ['a rule that is none', { thresholds: ['x'] }, '`x` is no threshold'],
    ['a playbook that is not there', { thresholds: ['x.firings<=1'] }, 'there is no playbook `x` here'],
    ['an amount that is none', { maxSpend: 'x' }, '`--max-spend x` is no amount'],
  ])('%s, before anything is read', async (_title, more, message) => {
    const { error } = await simulated(more, join(directory, 'not-there.ndjson'));
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toBe(message);
  });

  test('a page in a folder that is not there, before anything is read', async () => {
    const page = join(directory, 'no', 'such', 'report.html');
    const { error } = await simulated({ html: page }, join(directory, 'not-there.ndjson'));
    expect((error as Error).message).toBe(`cannot write \`${page}\``);
    expect(existsSync(page)).toBe(false);
  });
});

/** The supervisor with a real Redis in a folder of its own, apart from the services that other tests use. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { describeWith } from '../../engine/testing/services.ts';
import { ask, waitUntil } from './port.mjs';
import { readState } from './state.mjs';

const program = fileURLToPath(new URL('../services.mjs', import.meta.url));
const never = () => false;

describeWith('redis', 'services of one owner', () => {
  let folder = '';
  let owner: ChildProcess;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'supervisor-'));
    owner = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']);
  });
  afterEach(async () => {
    owner.kill('SIGKILL');
    await services('down');
    rmSync(folder, { recursive: true, force: true });
  });

  async function services(...args: readonly string[]): Promise<string> {
    const all = [program, ...args, '--dir', folder];
    return (await promisify(execFile)(process.execPath, all)).stdout;
  }
  const up = () => services('up', '--only', 'redis', '--owner', String(owner.pid));
  const portOf = (lines: string) =>
    Number(/^export REDIS_URL=redis:\/\/127\.0\.0\.1:(\d+)\n$/.exec(lines)?.[1]);
  async function say(port: number, command: string): Promise<string | undefined> {
    return (await ask(port, `${command}\r\n`, (bytes: Buffer) => bytes.includes('\r\n')))?.toString().trim();
  }
  const isDown = (port: number) =>
    waitUntil(
      async () => !existsSync(join(folder, 'state.json')) && (await say(port, 'PING')) === undefined,
      never,
      10_000,
    );

  test('up prints its address, and again the same', async () => {
    const lines = await up();
    expect(await say(portOf(lines), 'PING')).toBe('+PONG');
    expect(await up()).toBe(lines);
    expect(await services('status')).toMatch(
      /^redis +running +redis:.* pid \d+\nlocal, supervisor \d+, until the end of /,
    );
  });

  test('a killed service comes back on its port with its data', async () => {
    const port = portOf(await up());
    expect(await say(port, 'SET order 42')).toBe('+OK');
    await services('kill', 'redis');
    expect(await say(port, 'PING')).toBeUndefined();
    await services('start', 'redis');
    expect(await say(port, 'EXISTS order')).toBe(':1');
  });

  test('they end with their owner, killed or not, and their data goes', async () => {
    const port = portOf(await up());
    owner.kill('SIGKILL');
    expect(await isDown(port)).toBe(true);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  test('what a killed supervisor left is cleared by the next `up`', async () => {
    const port = portOf(await up());
    await say(port, 'SET order 42');
    process.kill(readState(folder)?.supervisor.pid ?? 0, 'SIGKILL');
    const next = portOf(await up());
    expect(await say(next, 'DBSIZE')).toBe(':0');
    if (next !== port) expect(await say(port, 'PING')).toBeUndefined();
  });

  test('another token is refused', async () => {
    await up();
    const { port = 0 } = readState(folder)?.control ?? {};
    const request = `${JSON.stringify({ do: 'down', token: 'a'.repeat(48) })}\n`;
    const answer = await ask(port, request, (bytes: Buffer) => bytes.includes('\n'));
    expect(answer?.toString()).toBe('{"error":"this supervisor has another token"}\n');
    expect(JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8')).control.port).toBe(port);
  });

  test('down twice is fine', async () => {
    const port = portOf(await up());
    await services('down');
    expect(await isDown(port)).toBe(true);
    await services('down');
  });
});

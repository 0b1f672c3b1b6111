import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ServiceName } from '../engine/testing/service-url.ts';
import type { Lab } from './fault.ts';

const program = fileURLToPath(new URL('../scripts/services.mjs', import.meta.url));

/** Services of the lab's own: nobody else's tests are hit when one of them is killed. */
export interface LabServices {
  /** Starts what does not run yet and makes its address known to this process. */
  up(names: readonly ServiceName[]): Promise<void>;
  readonly act: Lab['service'];
  /** Ends them and removes their data. */
  down(): Promise<void>;
}

/** They live in a folder of their own, and no longer than this process. */
export function labServices(): LabServices {
  const dir = mkdtempSync(join(tmpdir(), 'ordersense-faults-'));
  const ask = async (...args: readonly string[]): Promise<string> =>
    (await promisify(execFile)(process.execPath, [program, ...args, '--dir', dir])).stdout;
  return {
    async up(names) {
      const lines = await ask('up', '--only', names.join(','), '--owner', String(process.pid));
      for (const [, variable = '', address = ''] of lines.matchAll(/^export (\w+)=(.+)$/gm))
        process.env[variable] = address;
    },
    async act(action, name) {
      await ask(action, name);
    },
    async down() {
      await ask('down');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

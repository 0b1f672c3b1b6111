import { told } from '../../dsl/messages/in-language.ts';
import { say } from '../../dsl/say.ts';
import type { ReplayProgress } from '../../engine/adapters/replay/replay-source.ts';
import type { Io } from '../io.ts';

const CELLS = 28;
/** A replay shorter than this needs no bar. */
const QUIET_MS = 700;

/** A bar on standard error while a long replay runs, on terminals only. */
export function progressBar(io: Io): { show(progress: ReplayProgress): void; done(): void } {
  const begun = performance.now();
  let shown = 0;
  return {
    show({ bytesRead, bytesTotal, records }) {
      const now = performance.now();
      if (!io.progress || now - begun < QUIET_MS || now - shown < 100) return;
      shown = now;
      const share = bytesTotal === null || bytesTotal === 0 ? 0 : Math.min(1, bytesRead / bytesTotal);
      const full = Math.round(share * CELLS);
      const seconds = Math.ceil(((now - begun) / share - (now - begun)) / 1000);
      const parts = [
        say`replaying`,
        `${'█'.repeat(full)}${'░'.repeat(CELLS - full)}  ${Math.round(share * 100)}%`,
        say`${records} records`,
        ...(share > 0.01 ? [say`${seconds}s left`] : []),
      ].map((part) => (typeof part === 'string' ? part : told(part, io.lang)));
      process.stderr.write(`\r  ${parts.join('  ')}  `);
    },
    done() {
      if (shown > 0) process.stderr.write('\r\u001b[2K');
    },
  };
}

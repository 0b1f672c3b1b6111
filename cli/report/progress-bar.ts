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
      const left = share > 0.01 ? `  ${Math.ceil(((now - begun) / share - (now - begun)) / 1000)}s left` : '';
      process.stderr.write(
        `\r  replaying  ${'█'.repeat(full)}${'░'.repeat(CELLS - full)}  ${Math.round(share * 100)}%  ${records} records${left}  `,
      );
    },
    done() {
      if (shown > 0) process.stderr.write('\r\u001b[2K');
    },
  };
}

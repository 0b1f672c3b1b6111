import type { BaselineModel } from '../model/metric.ts';
import { say } from '../say.ts';
import type { Baseline } from '../tree/condition.ts';
import type { Report } from './report.ts';
import { firstWords } from './words-of.ts';

/** The smallest slice of event time that is kept. */
const PANE_MS = 10_000;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** History is kept this long. */
const KEPT_MS = 60 * DAY_MS;

/** What is usual, in steps; null after OS0201, OS1306 or OS1309. */
export function resolveBaseline(baseline: Baseline, report: Report): BaselineModel | null {
  switch (baseline.kind) {
    case 'previous': {
      const { ms, raw, span } = baseline.window;
      if (ms > 0 && ms % PANE_MS === 0 && ms <= KEPT_MS) return { kind: 'previous', spanMs: ms };
      if (ms > KEPT_MS) {
        return report.error('OS1306', span, say`there is never \`${raw}\` of history`, {
          label: say`longer than history is kept`,
          notes: [say`history is kept for 60 days`],
        });
      }
      return report.error('OS1309', span, say`\`previous ${raw}\` cannot be counted`, {
        help: say`use a multiple of 10s`,
      });
    }
    case 'yesterday':
      return { kind: 'sameTime', stepMs: DAY_MS, times: 1 };
    case 'same-time': {
      const { ms, raw, span } = baseline.last;
      // `last 14 days` are fourteen days, `last 2 weeks` two Mondays: the word decides, not the length.
      const stepMs = /w|주/.test(raw) ? WEEK_MS : DAY_MS;
      if (ms < stepMs || ms % stepMs !== 0) {
        return report.error('OS1309', span, say`\`same time last ${raw}\` is not a number of days or weeks`, {
          help: say`write \`same time last 4 weeks\`, \`same time last 3 days\` or \`previous 1h\``,
        });
      }
      if (ms > KEPT_MS) {
        return report.error('OS1306', span, say`there is never \`${raw}\` of history`, {
          label: say`longer than history is kept`,
          notes: [say`history is kept for 60 days`],
          help: say`use at most \`same time last 8 weeks\``,
        });
      }
      return { kind: 'sameTime', stepMs, times: ms / stepMs };
    }
    case 'forecast':
    case 'target':
    case 'metric':
      return report.notBuilt(firstWords(report.file, baseline.span), `vs ${baseline.kind}`, {
        notes: [say`baselines are \`previous …\` and \`same time …\` so far`],
      });
  }
}

import { told } from '../../dsl/messages/in-language.ts';
import { say } from '../../dsl/say.ts';
import type { Decision } from '../../engine/decision.ts';
import type { Pipeline } from '../../engine/pipeline.ts';
import type { PartitionProgress } from '../../engine/store.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { formatValue } from '../../rules/format.ts';
import type { Io } from '../io.ts';
import { instantPrinter } from './instant.ts';
import { createStory } from './story.ts';

/** What `run` says while it works: decisions, notes of connectors, and every ten minutes of event time where it stands. */
export interface LiveReport {
  decision(decision: Decision): void;
  note(line: string): void;
  progress(pipeline: Pipeline): void;
  caughtUp(counts: PartitionProgress['counts'] | null): void;
  end(counts: PartitionProgress['counts'] | null): void;
}

const STATUS_MS = 600_000;

export function liveReport(bundle: Bundle, io: Io): LiveReport {
  const story = createStory(bundle, io.lang);
  const { short } = instantPrinter(bundle.zone);
  let nextStatusMs: number | null = null;
  const note = (line: string): void => io.err(`· ${line}`);
  return {
    decision(decision) {
      for (const line of story.tell(decision)) io.out(line);
    },
    note,
    progress(pipeline) {
      const through = pipeline.through();
      if (nextStatusMs === null || through === null || through < nextStatusMs) return;
      nextStatusMs = Math.floor(through / STATUS_MS) * STATUS_MS + STATUS_MS;
      const standing = pipeline.overview(through).map(({ instance, now, usual, unit }) => {
        const value = (x: number | null) => (x === null ? '?' : formatValue(x, unit, io.lang));
        return `${story.place(instance)} ${value(now)}${usual === null ? '' : ` (${io.lang === 'ko' ? '평소' : 'usual'} ${value(usual)})`}`;
      });
      if (standing.length > 0) io.err(`· ${short(through)}  ${standing.slice(0, 6).join('   ')}`);
    },
    caughtUp(counts) {
      nextStatusMs = 0;
      if (counts !== null)
        note(
          told(say`history read: ${grouped(counts.records)} records, ${counts.dead} dead letters`, io.lang),
        );
    },
    end(counts) {
      if (counts !== null)
        note(
          told(
            say`done: ${grouped(counts.records)} records, ${counts.duplicates} duplicates, ${counts.late} late, ${counts.dead} dead letters`,
            io.lang,
          ),
        );
    },
  };
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

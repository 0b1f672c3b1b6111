import { openLiveStage } from '../cli/testing/live-stage.ts';
import { judgedMs } from '../cli/testing/stage-end.ts';
import { claim, same } from './claim.ts';
import type { Fault } from './fault.ts';
import { withAdmin } from './topic-admin.ts';

/** Records are gone that were never read: retention was faster than a run that was down. */
export const offsets: Fault = {
  number: 6,
  name: 'offsets',
  title: 'records are deleted before they were read, while nothing runs',
  expected: 'refuse to act, tell on the log and on `anomalies`, never skip silently',
  needs: ['kafka', 'postgres'],
  takes: 60,
  async run(lab) {
    const regions = ['well-1', 'well-2', 'well-3', 'short-1'];
    const stage = await openLiveStage(lab.folder('stage'), lab.prefix, regions, { patienceMs: 90_000 });
    try {
      const first = stage.start();
      await stage.until('the run judges', async () => (await judgedMs(stage)) > 0);
      first.signal('SIGTERM');
      await first.end;
      stage.orders.drop('short-1', Date.now());
      const untilMs = Date.now() + 5_000;
      await stage.until('orders flow that nobody reads', () => Date.now() > untilMs);
      await withAdmin(async (admin) => {
        const ends = await admin.fetchTopicOffsets(stage.topic);
        await admin.deleteTopicRecords({
          topic: stage.topic,
          partitions: ends.map(({ partition, offset }) => ({ partition, offset })),
        });
      });
      lab.say('every record that was not read is deleted');
      const second = stage.start();
      const end = await second.end;
      const words = second.words();
      const error = words.split('\n').find((line) => line.startsWith('error:')) ?? words.slice(-200);
      const told = (await stage.published()).filter((line) => line.startsWith('anomalies '));
      lab.say(error);
      return [
        same('the run refuses to go on, with code 4', end, { code: 4, signal: null }),
        claim('it says what is gone', error.includes('records were deleted before they were read'), error),
        claim(
          '`anomalies` tells it',
          told.some((line) => line.includes('"what":"unreadable"')),
          told.length,
        ),
        same('nothing is decided', (await stage.decisions()).length, 0),
        same('nothing is acted on', stage.server.received.length, 0),
      ];
    } finally {
      await stage.close();
    }
  },
};

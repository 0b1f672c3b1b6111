/** A line of a test as it says that its value holds from some time on. */
export interface GivenFrom {
  readonly line: string;
  /** False where what was before is not said anywhere, and stands as `…`. */
  readonly isWhole: boolean;
}

const START = /\bgiven\s+start\s+\d{4}-\d{2}-\d{2}\s+(\d{1,2}):(\d{2})/;
const DAY_MINUTES = 24 * 60;

/**
 * How it is written that something is given from a time on: until then it is what it was. Null where this cannot be
 * said: the line is no `given … is …`, nothing says when the test starts, or it has a comment.
 *
 * @param line  without the time: `given orders in 강남구 is 30 each 1m`
 * @param time  `18:30`, or `30m` from the start
 * @param test  the text of the test: when it starts, and what `was`
 */
export function givenFrom(line: string, time: string, test: string): GivenFrom | null {
  const said = line.replace(/\s+/g, ' ').trim();
  const [, subject, steps] = /^given (\S+(?: in \S+)?) is (.+)$/.exec(said) ?? [];
  const wait = waitFor(time, test);
  if (subject === undefined || steps === undefined || wait === null || line.includes('#')) return null;
  if (wait === '') return { line: said, isWhole: true };
  const before = wasOf(subject, test);
  return {
    line: `given ${subject} is ${before ?? '…'} for ${wait} then ${steps}`,
    isWhole: before !== null,
  };
}

/** How long after the start of a test a time is, as a duration; '' for the start itself, null where nothing says it. */
export function waitFor(time: string, test: string): string | null {
  if (!time.includes(':')) return time;
  const [, hour, minute] = START.exec(test) ?? [];
  if (hour === undefined || minute === undefined) return null;
  const [h, m] = time.split(':').map(Number);
  const start = Number(hour) * 60 + Number(minute);
  const minutes = ((h ?? 0) * 60 + (m ?? 0) - start + DAY_MINUTES) % DAY_MINUTES;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours > 0 ? `${hours}h` : ''}${rest > 0 ? `${rest}m` : ''}`;
}

/** The last value of the history that the test gives of the same: `100 each 15m` of `was 100 each 15m for 4w`. */
function wasOf(subject: string, test: string): string | null {
  const line = test.split('\n').find((one) => one.trim().startsWith(`given ${subject} was `));
  const steps = line?.trim().slice(`given ${subject} was `.length).replace(/#.*$/, '');
  const last = steps
    ?.split(/\bthen\b/)
    .at(-1)
    ?.replace(/\bfor\s+\S+/, '')
    .trim();
  return last === undefined || last === '' ? null : last;
}

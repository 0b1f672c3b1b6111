import type { ExpectationModel, PlaybookTestModel, TestExpectModel } from '../../model/test.ts';

type Start = PlaybookTestModel['start'];

const DAY_MINUTES = 1440;

/** Whether two lines of a test are the same one: equal, at one time. */
export function isSaidTwice(one: TestExpectModel, other: TestExpectModel): boolean {
  return isEqual(one.at, other.at) && one.negated === other.negated && isEqual(one.what, other.what);
}

/**
 * Whether two expectations of one test can never both hold. What has happened stays happened, and an expectation
 * looks back from its moment: so one that something was done is against one that it was not, at that time or later.
 */
export function againstEachOther(one: TestExpectModel, other: TestExpectModel, start: Start): boolean {
  return isAgainst(one, other, start) || isAgainst(other, one, start);
}

/** Whether `first`, looked at no later than `second`, rules it out. */
function isAgainst(first: TestExpectModel, second: TestExpectModel, start: Start): boolean {
  if (!isNotLater(first.at, second.at, start) || first.negated) return false;
  const [a, b] = [first.what, second.what];
  if (second.negated) return implies(a, b);
  if (a.kind === 'cause' && b.kind === 'cause') return a.cause === b.cause && !a.negated && b.negated;
  if (a.kind === 'severity' && b.kind === 'severity') return isEqual(first.at, second.at) && a.is !== b.is;
  // A count only grows.
  return (
    a.kind === 'do' &&
    b.kind === 'do' &&
    a.verb === b.verb &&
    isEqual(a.args, b.args) &&
    a.times !== null &&
    b.times !== null &&
    (a.times > b.times || (isEqual(first.at, second.at) && a.times !== b.times))
  );
}

/** Whether `b` has happened wherever `a` has, then and ever after. */
function implies(a: ExpectationModel, b: ExpectationModel): boolean {
  switch (b.kind) {
    case 'incident':
      return (a.kind === 'incident' || a.kind === 'recovered') && (b.in === null || isEqual(a.in, b.in));
    case 'recovered':
      return a.kind === 'recovered' && (b.in === null || isEqual(a.in, b.in));
    case 'action':
      return isDone(a) && (b.verb === null || verbIn(a) === b.verb);
    case 'do':
      if (b.times !== null) return a.kind === 'do' && isEqual(a, b);
      return (
        isDone(a) &&
        verbIn(a) === b.verb &&
        (b.args.length === 0 || (a.kind === 'do' && isEqual(a.args, b.args)))
      );
    case 'undo':
      return a.kind === 'undo' && a.verb === b.verb;
    case 'escalate':
      return a.kind === 'escalate' && (b.to === null || a.to === b.to);
    case 'asked':
      return a.kind === 'asked' && a.text === b.text;
    case 'severity':
      return a.kind === 'severity' && a.is === b.is;
    case 'cause':
      return false;
  }
}

/** Whether it says that some action was released. */
function isDone(what: ExpectationModel): boolean {
  return what.kind === 'action' || what.kind === 'undo' || (what.kind === 'do' && what.times !== 0);
}

function verbIn(what: ExpectationModel): string | null {
  return what.kind === 'action' || what.kind === 'do' || what.kind === 'undo' ? what.verb : null;
}

/** Whether one moment is certainly not after another; the end of a test is the last. */
function isNotLater(a: TestExpectModel['at'], b: TestExpectModel['at'], start: Start): boolean {
  if (b === null || isEqual(a, b)) return true;
  const [first, second] = [minutesOf(a, start), minutesOf(b, start)];
  return first !== null && second !== null && first <= second;
}

/** Minutes after the start of the test; null where nothing says when that is, or at the end. */
function minutesOf(at: TestExpectModel['at'], start: Start): number | null {
  if (at === null) return null;
  if (at.kind === 'after') return at.ms / 60_000;
  return start === null ? null : (at.minutes - start.minutes + DAY_MINUTES) % DAY_MINUTES;
}

/** Models are plain data, their fields in one order. */
function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

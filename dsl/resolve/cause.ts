import type { ConditionModel } from '../model/condition.ts';
import { say, type Text } from '../say.ts';
import type { Cause } from '../tree/condition.ts';
import type { CheckStatement } from '../tree/statement.ts';
import type { Context, PlacedCheck } from './context.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import type { Knowledge } from './knowledge.ts';
import type { Report } from './report.ts';
import { lineOf } from './words-of.ts';

/** Causes that every check can end with besides its own. */
const ALWAYS_CAUSES = ['unknown', 'unchecked'];

/** `cause is …`: `unknown` and `unchecked` can follow every check (R12); all other names must be declared by one before. */
export function causeIs(
  cause: Cause,
  not: boolean,
  text: string,
  { causes, report, knowledge }: Context,
): ConditionModel | null {
  if (causes === null) {
    return report.error('OS1101', cause.span, say`causes are known only after a \`check\`, inside \`then\``, {
      label: say`no check before it`,
    });
  }
  const known = [...causes.names.keys()];
  const full = causes.names.get(cause.text);
  if (full !== undefined) report.refer(cause.span, 'cause', full);
  if (!causes.names.has(cause.text) && !ALWAYS_CAUSES.includes(cause.text)) {
    if (causes.open) return report.spoil();
    const late = causes.checks.find(
      ({ check }) => check.span.start > cause.span.start && finds(check, cause.text, knowledge),
    );
    if (late !== undefined) return checkedTooLate(cause, late, report);
    const finder = finderOf(cause.text, knowledge);
    // Other branches on what the same check would find lack the same line.
    if (finder !== null && !report.isFirstWithout(`check ${finder}`)) return null;
    return report.error('OS1101', cause.span, say`no check here has a cause called \`${cause.text}\``, {
      label: say`unknown cause`,
      notes: [
        known.length === 0
          ? say`there is no \`check\` before it`
          : say`the causes are ${listed([...known, ...ALWAYS_CAUSES])}`,
      ],
      ...meantCause(cause, causes.titles, known, knowledge),
    });
  }
  return { kind: 'cause', text, cause: cause.text, not };
}

/** Whether a check can find a cause of that name. */
function finds({ names, causes }: CheckStatement, cause: string, { scope }: Knowledge): boolean {
  const isOne = (one: { readonly cause: Cause }): boolean => one.cause.text === cause;
  if (causes !== null) return causes.some(isOne);
  return names.some(({ text }) => {
    const node = scope.find(text)?.node;
    return node?.kind === 'define-check' && node.causes.some(isOne);
  });
}

/** The name of the project's check that finds such a cause, or null. */
function finderOf(cause: string, { scope }: Knowledge): string | null {
  const found = scope.all.find(
    ({ node }) => node.kind === 'define-check' && node.causes.some((one) => one.cause.text === cause),
  );
  return found?.name ?? null;
}

/** OS1101 for branches that stand before their check, told at the first: the check is moved before it. */
function checkedTooLate(cause: Cause, { check, block }: PlacedCheck, report: Report): null {
  if (!report.isFirstWithout(`check at ${check.span.start}`)) return null;
  const { text } = report.file;
  const [name] = check.names;
  const words = `check ${name?.text ?? ''}`;
  const first = block.find(({ span }) => span.start <= cause.span.start && cause.span.start < span.end);
  const room = first === undefined ? null : /(?:^|\n)([ \t]*)$/.exec(text.slice(0, first.span.start))?.[1];
  const line = lineOf(report.file, first?.span.start ?? cause.span.start);
  return report.error('OS1101', cause.span, say`\`${words}\` stands behind what asks for its causes`, {
    label: say`asked before it is checked`,
    notes: [say`the check is in line ${lineOf(report.file, check.span.start)}`],
    help: say`write \`${words}\` before the branch of line ${line}`,
    fix:
      first === undefined || room == null
        ? null
        : {
            span: { start: first.span.start, end: check.span.end },
            text: `${text.slice(check.span.start, check.span.end)}\n${room}${text.slice(first.span.start, check.span.start).trimEnd()}`,
            safe: false,
          },
  });
}

/**
 * The cause that has such a title, blanks aside, or whose title holds it; else the nearest name, the check that finds
 * such a cause, or how one is added.
 */
function meantCause(
  { text, span }: Cause,
  titles: ReadonlyMap<string, string>,
  known: readonly string[],
  knowledge: Knowledge,
) {
  const bare = (said: string): string => said.replaceAll(/[\s"]/g, '');
  const held = [...titles].filter(([title]) => bare(title).includes(bare(text)) && bare(text).length > 1);
  const [title, name] = held.find(([one]) => bare(one) === bare(text)) ?? (held.length === 1 ? held[0]! : []);
  if (title === undefined || name === undefined) {
    const near = didYouMean(text, span, [...known, ...ALWAYS_CAUSES]);
    return near.help == null ? { help: checkFor(text, known, knowledge) } : near;
  }
  return {
    help: say`write \`${name}\`, whose title is "${title}"`,
    fix: { span, text: name, safe: false },
  };
}

/** What brings a cause about that no check before it has: the check of the project that finds it, or a line in one. */
function checkFor(cause: string, known: readonly string[], knowledge: Knowledge): Text {
  const finder = finderOf(cause, knowledge);
  if (finder !== null) return say`write \`check ${finder}\` before it: it can find \`${cause}\``;
  const because = `because ${cause} when …`;
  const [first] = known;
  if (first !== undefined)
    return say`write one of these, for example \`${`cause is ${first}`}\`, or add it to the check: \`${because}\``;
  return say`say before it when it is the cause: \`${`check reasons { ${because} }`}\``;
}

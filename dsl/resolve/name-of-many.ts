import type { CatalogArgument } from '../catalog.ts';
import type { ArgumentValueModel } from '../model/argument.ts';
import { say } from '../say.ts';
import type { ArgumentValue as WrittenValue } from '../tree/call.ts';
import type { Span } from '../tree/literal.ts';
import type { Context } from './context.ts';
import { audiencesFor, fittingAudience } from './fitting-audience.ts';
import { describe } from './scope.ts';

/**
 * OS1201 where the ids of many are due and one of them would be the name of many: `"nearby_riders"` in quotes, alone or
 * in a list, or the audience itself in a list. Nobody is called so. Whether that was told.
 */
export function isNameOfMany(
  value: ArgumentValueModel,
  written: WrittenValue,
  known: CatalogArgument,
  context: Context,
): boolean {
  if (known.targets === null || !known.many) return false;
  const items = value.kind === 'list' && written.kind === 'list' ? written.values : null;
  if (items === null || value.kind !== 'list') {
    const name = quotedName(value, written, known, context);
    if (name !== null) tellQuoted(name, written.span, known, context);
    return name !== null;
  }
  const at = value.of.findIndex(
    (one, index) => one.kind === 'audience' || quotedName(one, items[index]!, known, context) !== null,
  );
  const [one, item] = [value.of[at], items[at]];
  if (one === undefined || item === undefined) return false;
  const name = one.kind === 'audience' ? one.audience : (quotedName(one, item, known, context) ?? '');
  // Alone in its brackets it is written instead of them.
  const whole = items.length === 1 ? written.span : null;
  if (one.kind === 'audience') tellListed(name, item.span, whole, known, context);
  else tellQuoted(name, item.span, known, context, whole);
  return true;
}

/** A text that is the name of something declared, or of a place; else null. */
function quotedName(
  value: ArgumentValueModel,
  written: WrittenValue,
  { targets }: CatalogArgument,
  { knowledge }: Context,
): string | null {
  if (written.kind !== 'text' || value.kind !== 'literal' || typeof value.value !== 'string') return null;
  const name = value.value;
  const kind = knowledge.scope.find(name)?.node.kind;
  const isWord = Object.entries(knowledge.words).some(
    ([dimension, words]) => dimension !== targets && Object.hasOwn(words, name),
  );
  const isName = kind !== undefined && REACHING.has(kind);
  return isName || (isWord && targets !== 'place') ? name : null;
}

const REACHING: ReadonlySet<string> = new Set(['define-audience', 'table', 'stream', 'metric']);

/** In quotes it is the id of one that is called so, and nobody else is reached. */
function tellQuoted(
  name: string,
  span: Span,
  known: CatalogArgument,
  { knowledge, report }: Context,
  whole: Span | null = span,
): void {
  const declared = knowledge.scope.find(name);
  const isAudience = audiencesFor(known, knowledge).includes(name);
  report.error(
    'OS1201',
    span,
    say`in quotes \`${name}\` is one \`${known.targets ?? ''}\` that is called so`,
    {
      label: say`a text`,
      ...(isAudience
        ? {
            help: say`write \`${`${known.name}: ${name}`}\`, without quotes`,
            fix: whole && { span: whole, text: name, safe: false },
          }
        : { help: fittingAudience(known, span, knowledge).help ?? null }),
      ...(declared === undefined || isAudience ? {} : { notes: [say`\`${name}\` is ${describe(declared)}`] }),
    },
  );
}

/** What is in a list is one of a kind; an audience is many. */
function tellListed(
  name: string,
  span: Span,
  whole: Span | null,
  known: CatalogArgument,
  { report }: Context,
): void {
  report.error('OS1201', span, say`an audience stands by itself, not in a list`, {
    label: say`many of them already`,
    help: say`write \`${`${known.name}: ${name}`}\``,
    fix: whole && { span: whole, text: name, safe: false },
  });
}

import type { CatalogArgument } from '../catalog.ts';
import type { DiagnosticDetails } from '../diagnostic.ts';
import type { ArgumentValueModel } from '../model/argument.ts';
import { say, type Text, verbatim } from '../say.ts';
import type { ArgumentValue as WrittenValue } from '../tree/call.ts';
import type { Span } from '../tree/literal.ts';
import { fits, kindOf, wantedBy } from './argument-type.ts';
import type { Callable } from './call.ts';
import type { Context } from './context.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import { exampleArgument } from './example-argument.ts';
import { isNameOfMany } from './name-of-many.ts';
import { amountIn } from './quantity.ts';
import { wordOfType } from './value.ts';

/**
 * The value where its argument takes it; an audience then knows which of its fields names whom the call reaches.
 * Null after OS1104 (not one of the argument's values), OS1204 (another currency) or OS1201.
 */
export function checkFit(
  value: ArgumentValueModel,
  written: WrittenValue,
  known: CatalogArgument,
  callable: Callable,
  context: Context,
): ArgumentValueModel | null {
  const { report } = context;
  const { span } = written;
  if (value.kind === 'audience') return audienceFor(value, span, known, callable, context);
  if (isNameOfMany(value, written, known, context)) return null;
  if (!fits(value, known, context)) {
    const wanted = wantedBy(known);
    const kind = kindOf(value, context);
    const message =
      wanted === null || kind?.names == null
        ? say`\`${known.name}\` of \`${callable.name}\` is a ${wordOfType(known.type)}`
        : say`\`${known.name}\` of \`${callable.name}\` takes a \`${wanted}\``;
    return report.error('OS1201', span, message, {
      ...(kind?.names == null || kind.names[0] === undefined ? {} : { label: say`a \`${kind.names[0]}\`` }),
      notes: noteOf(known),
      ...(wanted === null ? exampleHelp(known, written) : {}),
    });
  }
  const currency = known.currency === null ? null : (kindOf(value, context)?.currency ?? null);
  if (known.currency !== null && currency !== null && currency !== known.currency) {
    const said = `\`${'raw' in written ? written.raw : context.report.file.text.slice(span.start, span.end)}\``;
    return report.error('OS1204', span, say`${said} is another currency than \`${known.name}\``, {
      label: verbatim(currency),
      notes: [say`\`${known.name}\` is in ${known.currency}; nothing converts currencies`],
      help: say`write \`${`${known.name}: ${amountIn(known.currency)}`}\``,
    });
  }
  if (!isSome(value, span, known, callable, context)) return null;
  return isListed(value, written, known, context) ? value : null;
}

/** OS1201 for an amount below nothing, OS1311 for none: `amount: -3000원` takes away, `lasts: 0m` is over at once. */
function isSome(
  value: ArgumentValueModel,
  span: Span,
  known: CatalogArgument,
  callable: Callable,
  { report }: Context,
): boolean {
  if (!['money', 'duration', 'distance', 'percent'].includes(known.type)) return true;
  if (value.kind !== 'literal' || typeof value.value !== 'number' || value.value > 0) return true;
  const written = report.file.text.slice(span.start, span.end);
  const words = `${known.name}: ${written}`;
  if (value.value === 0 && known.type === 'percent') return true;
  if (value.value === 0) {
    report.error('OS1311', span, say`\`${words}\` amounts to nothing`, {
      label: say`\`${callable.name}\` would do nothing`,
      notes: noteOf(known),
      help: exampleOf(known),
    });
    return false;
  }
  const turned = written.replace(/^-\s*/, '');
  report.error('OS1201', span, say`\`${known.name}\` of \`${callable.name}\` is never below zero`, {
    label: say`less than nothing`,
    notes: noteOf(known),
    help: turned === written ? exampleOf(known) : say`write \`${`${known.name}: ${turned}`}\``,
    fix: turned === written ? null : { span, text: turned, safe: false },
  });
  return false;
}

function exampleOf(known: CatalogArgument): Text | null {
  const example = exampleArgument(known);
  return example === null ? null : say`for example   ${`${known.name}: ${example}`}`;
}

/** OS1104 for a written text that the manifest does not list; each of a list by itself. */
function isListed(
  value: ArgumentValueModel,
  written: WrittenValue,
  known: CatalogArgument,
  context: Context,
): boolean {
  if (known.oneOf === null) return true;
  if (value.kind === 'list' && written.kind === 'list') {
    return value.of
      .map((item, index) => isListed(item, written.values[index]!, known, context))
      .every(Boolean);
  }
  if (value.kind !== 'literal' || typeof value.value !== 'string' || known.oneOf.includes(value.value)) {
    return true;
  }
  const { help = null, fix = null } = didYouMean(value.value, written.span, known.oneOf);
  context.report.error('OS1104', written.span, say`\`${known.name}\` is never \`${value.value}\``, {
    label: say`not one of its values`,
    notes: [say`\`${known.name}\` is one of ${listed(known.oneOf)}`],
    help,
    fix: fix && { ...fix, text: `"${fix.text}"` },
  });
  return false;
}

/**
 * An audience stands where targets of its kind go, many at once. Rows that are not of that kind but hold exactly one
 * such id, as orders hold their customer, stand for it.
 */
function audienceFor(
  value: Extract<ArgumentValueModel, { kind: 'audience' }>,
  span: Span,
  known: CatalogArgument,
  { name: called }: Callable,
  { knowledge, report }: Context,
): ArgumentValueModel | null {
  const model = knowledge.audiences.get(value.audience)?.model;
  if (model === undefined) return report.spoil();
  const wanted = known.targets;
  if (wanted === null || !known.many) {
    return report.error('OS1201', span, say`\`${known.name}\` of \`${called}\` takes no audience`, {
      label: say`an audience of \`${model.target}\``,
      notes: noteOf(known),
      help:
        wanted === null
          ? null
          : say`it takes one \`${wanted}\` at a time, such as the one that \`when\` binds`,
    });
  }
  if (model.target === wanted) return value;
  const fields = knowledge.sources.get(model.table)?.model.fields ?? [];
  const holding = fields.filter(({ type }) =>
    type.kind === 'id' ? type.of === wanted : type.kind === 'place' && wanted === 'place',
  );
  const [only, ...others] = holding;
  if (only !== undefined && others.length === 0) return { ...value, field: only.name };
  return report.error('OS1201', span, say`\`${known.name}\` of \`${called}\` takes a \`${wanted}\``, {
    label: say`an audience of \`${model.target}\``,
    notes: [
      holding.length === 0
        ? say`the rows of \`${model.table}\` hold no \`${wanted}\``
        : say`the rows of \`${model.table}\` hold ${holding.length} of them: ${listed(holding.map(({ name }) => name))}`,
      ...noteOf(known),
    ],
  });
}

function noteOf({ name, doc, docKo }: CatalogArgument): readonly ReturnType<typeof say>[] {
  return doc === '' ? [] : [say`${name}: ${{ en: doc, ko: docKo }}`];
}

/** How the argument is written: with the author's own value in quotes where a text is due. */
function exampleHelp(known: CatalogArgument, written: WrittenValue): Pick<DiagnosticDetails, 'help' | 'fix'> {
  const meant = 'raw' in written ? asMeant(known, written.raw) : null;
  if (meant === null) return { help: exampleOf(known) };
  return {
    help: say`write \`${`${known.name}: ${meant}`}\``,
    fix: { span: written.span, text: meant, safe: false },
  };
}

/** The author's own value as the argument takes it: `2000` as `2000원`, `"45m"` as `45m`; null where it cannot be. */
function asMeant({ type, currency }: CatalogArgument, raw: string): string | null {
  if (type === 'text') return raw.startsWith('"') ? null : `"${raw}"`;
  const bare = /^"([\d₩][^"\s]*)"$/.exec(raw)?.[1];
  if (bare !== undefined) return bare;
  if (!/^\d[\d_]*$/.test(raw)) return null;
  switch (type) {
    case 'money':
      return `${raw}${currency === null || currency === 'KRW' ? '원' : currency}`;
    case 'duration':
      return `${raw}m`;
    case 'percent':
      return `${raw}%`;
    case 'distance':
      return `${raw}km`;
    default:
      return null;
  }
}

import type { ArgumentValueModel, TextPartModel } from '../model/argument.ts';
import { say } from '../say.ts';
import type { QName, Span, TextLiteral } from '../tree/literal.ts';
import { bindInWhen } from './bind-in-when.ts';
import { type Context, isAtHand } from './context.ts';
import { didYouMean } from './did-you-mean.ts';
import { readOf } from './read.ts';
import { findResult } from './result.ts';
import { findName, nearby } from './signal.ts';
import { isFormat } from './text-format.ts';
import { warnOfTextSlips } from './text-slip.ts';
import { resolveUse } from './use.ts';

/** Words that read the trigger's comparison with its baseline. */
const CHANGES = ['drop', 'rise', 'change', 'baseline'] as const;

/**
 * A text with its placeholders resolved; a text without any is a literal. Placeholders are bound dimensions and
 * look-ups of them, fields of an `each` row, metrics, probes' answers, `drop rise change baseline now` of the trigger,
 * `cause severity`, arguments of the same call, and what `as` has named. Null after OS1401 (no such value here) or
 * OS1104 (no such format).
 *
 * @param siblings  names of the arguments of the same call
 */
export function resolveText(
  text: TextLiteral,
  siblings: readonly string[],
  context: Context,
): ArgumentValueModel | null {
  warnOfTextSlips(
    text,
    { has: (name) => isKnown(name, siblings, context), bound: context.bound ?? [] },
    context.report,
  );
  if (!text.parts.some((part) => part.kind === 'placeholder')) {
    const value = text.parts.map((part) => (part.kind === 'plain' ? part.text : '')).join('');
    return { kind: 'literal', value: text.parts.length === 0 ? text.value : value, unit: { kind: 'text' } };
  }
  const parts: TextPartModel[] = [];
  let isWhole = true;
  for (const part of text.parts) {
    const resolved = part.kind === 'plain' ? [words(part.text)] : filled(part, siblings, context);
    if (resolved === null) isWhole = false;
    else parts.push(...resolved);
  }
  return isWhole ? { kind: 'text', parts } : null;
}

/** Whether a placeholder of this name would have a value, as far as that can be told without a message. */
function isKnown(name: string, siblings: readonly string[], context: Context): boolean {
  const { params, results, knowledge, row } = context;
  return (
    isAtHand(name, context) ||
    params.has(name) ||
    siblings.includes(name) ||
    ['cause', 'severity', 'now', ...CHANGES].includes(name) ||
    results.has(name.split('.')[0] ?? '') ||
    knowledge.metrics.has(name) ||
    (row?.fields.some((field) => field.name === name) ?? false)
  );
}

type Placeholder = Extract<TextLiteral['parts'][number], { kind: 'placeholder' }>;

function words(text: string): TextPartModel {
  return { kind: 'words', text };
}

/** A placeholder with its format; several parts where a routine's parameter is a text of its own. */
function filled(
  part: Placeholder,
  siblings: readonly string[],
  context: Context,
): readonly TextPartModel[] | null {
  const { format, span } = part;
  const { report } = context;
  if (format !== null && !isFormat(format, formatSpan(part, context), report)) return null;
  const found = placeholder(part, siblings, context);
  if (found === null) return null;
  const formatted = (one: TextPartModel): TextPartModel =>
    format === null || one.kind === 'words' ? one : { ...one, format };
  return found.map((one) => report.mark(formatted(one), span));
}

/** The nearest meaning wins: what is bound, a parameter, the same call, the trigger, results, then metrics. */
function placeholder(
  part: Placeholder,
  siblings: readonly string[],
  context: Context,
): readonly TextPartModel[] | null {
  const { report, params, changes } = context;
  const { name, span } = part;
  const at: QName = { text: name, span: nameSpan(part, context) };
  if (isAtHand(name, context)) {
    report.refer(at.span, 'dimension', name);
    return [{ kind: 'dimension', dimension: name }];
  }
  const given = params.get(name);
  if (given !== undefined) return partsOf(given) ?? noText(part, context);
  if (siblings.includes(name)) return [{ kind: 'argument', name }];
  if (name === 'cause' || name === 'severity') return [{ kind: name }];
  const what = [...CHANGES, 'now' as const].find((word) => word === name);
  if (what === 'now' || (what && changes !== false)) return [{ kind: 'trigger', what }];
  if (what) {
    return report.error('OS1401', span, say`the text uses \`{${name}}\`, which has no value here`, {
      label: say`no comparison with a baseline`,
      notes: [say`the \`when\` of this playbook compares with a fixed value`],
    });
  }
  const result = findResult(name, at.span, 'OS1401', context);
  if (result === null) return null;
  if (result !== 'none') return [{ kind: 'result', name: result.name, field: result.field }];
  const read = readValue(at, span, context);
  if (read !== 'unknown') return read && [read];
  return unknown(part, siblings, context);
}

/** A metric, a look-up, a field of an `each` row, a probe's answer; `unknown` where it is none of them. */
function readValue(name: QName, place: Span, context: Context): TextPartModel | null | 'unknown' {
  const { knowledge, report, triggerUses } = context;
  const { text, span } = name;
  const metric = knowledge.metrics.get(text);
  if (metric) {
    report.refer(span, 'metric', text);
    if (!metric.sound) return report.spoil();
    // A metric without a window of its own is told as the trigger reads it.
    const isOpen = metric.model.overMs === null;
    const asTrigger = isOpen ? triggerUses.find((use) => use.metric.name === text) : undefined;
    if (asTrigger) return { kind: 'metric', use: asTrigger };
    const written = { metric: metric.model, span: place, per: null, slice: null, overall: false, over: null };
    const use = resolveUse({ ...written, isBare: true }, context);
    return use && { kind: 'metric', use };
  }
  const declared = knowledge.scope.find(text);
  if (declared?.node.kind === 'broken' || declared?.node.kind === 'metric') return report.spoil();
  const near = nearby(name, context);
  if (near !== 'unknown') return near && readOf(near, name, context);
  if (!isPart(text, context)) return 'unknown';
  const found = findName(name, context);
  return found && readOf(found, name, context);
}

/** Whether a dotted name is a probe's answer or a metric by a dimension. */
function isPart(text: string, { knowledge }: Context): boolean {
  const cut = text.lastIndexOf('.');
  const [head, tail] = [text.slice(0, cut), text.slice(cut + 1)];
  const probe = knowledge.probes.get(head)?.model;
  if (probe) return probe.fields.some((field) => field.name === tail);
  return knowledge.metrics.get(head)?.model.per.includes(tail) ?? false;
}

/** A routine's parameter inside a text: as words, as its own parts, or read like everything else. */
function partsOf(value: ArgumentValueModel): readonly TextPartModel[] | null {
  switch (value.kind) {
    case 'literal':
      return [value.unit.kind === 'text' ? words(String(value.value)) : value];
    case 'text':
      return value.parts;
    case 'dimension':
    case 'metric':
    case 'probe':
    case 'lookUp':
    case 'field':
    case 'result':
      return [value];
    case 'audience':
    case 'call':
    case 'share':
    case 'list':
    case 'record':
      return null;
  }
}

function noText({ name, span }: Placeholder, { report }: Context): null {
  return report.error('OS1401', span, say`the text uses \`{${name}}\`, which cannot be printed`, {
    label: say`not one value`,
  });
}

/** OS1401 with everything that is known here. */
function unknown({ name, span }: Placeholder, siblings: readonly string[], context: Context): null {
  const { knowledge, report, bound, params, results, row } = context;
  const changes = context.changes === false ? [] : CHANGES;
  const given = [...results].map(([word, { kind }]) => (kind === 'action' ? `${word}.count` : word));
  const fields = row?.fields.map((field) => field.name) ?? [];
  const near = [...new Set([...(bound ?? []), ...fields, ...params.keys()])];
  const known = [...near, ...changes, 'now', 'cause', 'severity', ...siblings, ...given];
  const close = didYouMean(name, span, [...known, ...knowledge.metrics.keys()], knowledge.scope);
  const meant = close.fix?.text ?? meantBy(name, context);
  const title = meant === null ? null : titleOf(meant, context);
  const isUnbound = bound?.length === 0 && knowledge.dimensions.has(name);
  if (isUnbound && !report.isFirstWithout(name)) return null;
  if (report.isWithout(`per ${name}`)) return report.spoil();
  if (meant === null && knowledge.scope.lost.has('metric')) return report.spoil();
  return report.error('OS1401', span, say`the text uses \`{${name}}\`, which has no value here`, {
    label: say`unknown placeholder`,
    notes: [say`this playbook knows ${known.map((word) => `{${word}}`).join(' ')} and its metrics`],
    help:
      name === ''
        ? say`write a name between them, for example \`${`{${bound?.[0] ?? 'now'}}`}\`, or \`${'{{}}'}\` for the braces`
        : isUnbound
          ? say`write \`per ${name}\` in \`when\`, so that there is one`
          : (close.help ??
            (meant === null
              ? null
              : title === null
                ? say`did you mean \`{${meant}}\`?`
                : say`did you mean \`{${meant}}\` (shown to readers as "${title}")?`)),
    fix: meant === null ? null : { span, text: `{${meant}}`, safe: false },
    ...(isUnbound ? bindInWhen(name, context) : {}),
  });
}

/**
 * `{지역}` is nobody's slip of the pen for `{region}`: it is what the field is called for readers. Where one dimension
 * is bound and nothing has that title, the dimension was meant.
 */
function meantBy(name: string, context: Context): string | null {
  const word = KOREAN_WORDS.get(name);
  if (word !== undefined) return word;
  const [dimension, ...others] = context.bound ?? [];
  const titled = (context.bound ?? []).find((one) => titleOf(one, context) === name);
  if (titled !== undefined) return titled;
  return dimension !== undefined && others.length === 0 && /^[가-힣]+$/.test(name) ? dimension : null;
}

/** What every playbook knows, as people call it in Korean. */
const KOREAN_WORDS: ReadonlyMap<string, string> = new Map([
  ['원인', 'cause'],
  ['심각도', 'severity'],
  ['감소', 'drop'],
  ['감소율', 'drop'],
  ['증가', 'rise'],
  ['증가율', 'rise'],
  ['변화', 'change'],
  ['평소', 'baseline'],
  ['현재', 'now'],
]);

/** What a field of that name is called for readers, where any source says. */
function titleOf(name: string, { knowledge }: Context): string | null {
  for (const { node } of knowledge.scope.all) {
    if (node.kind !== 'stream' && node.kind !== 'table') continue;
    const title = node.fields.find((field) => field.name.text === name)?.title;
    if (title) return title.value;
  }
  return null;
}

/** The name between the braces; the braces too where it is written otherwise. */
function nameSpan({ name, span }: Placeholder, { report }: Context): Span {
  const start = span.start + 1;
  const inside = { start, end: start + name.length };
  return report.file.text.slice(inside.start, inside.end) === name ? inside : span;
}

function formatSpan({ format, span }: Placeholder, { report }: Context): Span {
  const written = report.file.text.slice(span.start, span.end);
  const at = written.lastIndexOf(format ?? '');
  return at < 0 || format === null ? span : { start: span.start + at, end: span.start + at + format.length };
}

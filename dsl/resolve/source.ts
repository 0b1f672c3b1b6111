import type { FieldModel, SourceModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { Filter } from '../tree/filter.ts';
import type { Name, Span } from '../tree/literal.ts';
import type { Source } from '../tree/source.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import { resolveFields } from './field-type.ts';
import { resolveFilter } from './filter.ts';
import type { Knowledge } from './knowledge.ts';
import type { Report } from './report.ts';
import { kindName } from './scope.ts';
import { lastWords } from './words-of.ts';

/**
 * A stream or table. Its event time need not be a declared field (`time occurred_at` says enough), its key must be,
 * for rows and duplicates are told apart by it.
 */
export function resolveSource(source: Source, knowledge: Knowledge, report: Report): SourceModel {
  const isModel = source.from.text === 'model';
  if (!isModel && source.from.text !== 'kafka') {
    const { from, topic } = source;
    const isTopic = /^(?:topics?|stream|queue|토픽)$/i.test(from.text);
    report.error('OS1101', from.span, say`there is no kind of source called \`${from.text}\``, {
      label: say`neither \`kafka\` nor \`model\``,
      help: say`write \`${`from kafka "${topic.value}"`}\`, or \`${`from model "${topic.value}"`}\` for what an analysis publishes`,
      fix: isTopic
        ? { span: from.span, text: 'kafka', safe: false }
        : (didYouMean(from.text, from.span, ['kafka', 'model']).fix ?? null),
    });
  }
  const fields = resolveFields(source.fields, source.name.text, report);
  const base: SourceModel = {
    kind: source.kind,
    name: source.name.text,
    title: source.title?.value ?? null,
    topic: isModel ? `model.${source.topic.value}` : source.topic.value,
    where: null,
    key: keyOf(source, fields, report),
    time: timeOf(source, report),
    lateMs: source.late?.ms ?? 0,
    silentAfterMs: source.silentAfter?.ms ?? null,
    expireAfterMs: source.expireAfter?.ms ?? null,
    removeWhen: null,
    owner: source.owner?.value ?? null,
    fields,
  };
  refuse(source.every?.span, 'every', source, report);
  refuse(source.timeout?.span, 'timeout', source, report);
  if (source.kind === 'stream') {
    refuse(source.expireAfter?.span, 'expire after', source, report);
    refuse(source.removeWhen?.span, 'remove when', source, report);
  }
  report.declare(source.name.span, source.kind, base.name);
  // A record is taken or left by itself: there is no looking up in other rows yet.
  const alone = { ...knowledge, tables: new Map() };
  const filter = (written: Filter | null) => written && resolveFilter(written, base, alone, report);
  return report.mark(
    { ...base, where: filter(source.where), removeWhen: filter(source.removeWhen) },
    source.name.span,
  );
}

/** Rows and duplicates are told apart by the key, so it must be a declared field. */
function keyOf(source: Source, fields: readonly FieldModel[], report: Report): string {
  const { key } = source;
  if (key === null) {
    lacks(source, 'key', source.kind === 'stream' ? 'key event_id' : 'key restaurant', report);
    return '';
  }
  if (!fields.some((field) => field.name === key.text)) unknownField(key, source, fields, report);
  else report.refer(key.span, 'field', `${source.name.text}.${key.text}`);
  return key.text;
}

function timeOf(source: Source, report: Report): string {
  if (source.time !== null && source.fields.some(({ name }) => name.text === source.time?.text))
    report.refer(source.time.span, 'field', `${source.name.text}.${source.time.text}`);
  if (source.time === null) lacks(source, 'time', 'time occurred_at', report);
  return source.time?.text ?? '';
}

/** OS0101, at the name: something without which no event can be placed in time or told from another. */
function lacks(source: Source, what: string, example: string, report: Report): void {
  report.error('OS0101', source.name.span, say`\`${source.name.text}\` needs a \`${what}\``, {
    label: say`no \`${what}\``,
    help: say`write \`${example}\` into its braces`,
  });
}

function unknownField(name: Name, source: Source, fields: readonly FieldModel[], report: Report): void {
  const names = fields.map((field) => field.name);
  report.error('OS1101', name.span, say`\`${source.name.text}\` has no field called \`${name.text}\``, {
    label: say`unknown field`,
    notes: names.length === 0 ? [] : [say`its fields are ${listed(names)}`],
    ...didYouMean(name.text, name.span, names),
  });
}

/** OS1201 at a clause that belongs to another kind of source. */
function refuse(span: Span | undefined, words: string, source: Source, report: Report): void {
  if (span === undefined) return;
  const at = lastWords(report.file, source.topic.span.end, span.start, words, span);
  report.error('OS1201', at, say`a ${kindName(source.kind)} has no \`${words}\``, {
    help: words === 'every' || words === 'timeout' ? say`it belongs to a probe` : say`it belongs to a table`,
  });
}

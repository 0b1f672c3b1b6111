import type { CatalogArgument, CatalogProbe } from '../catalog.ts';
import type { ProbeArgumentModel, ProbeModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { Argument } from '../tree/call.ts';
import type { Span, TextLiteral } from '../tree/literal.ts';
import type { Probe } from '../tree/source.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import { resolveFields } from './field-type.ts';
import type { Knowledge } from './knowledge.ts';
import { offered } from './offered.ts';
import { checkAnswer } from './probe-answer.ts';
import { ownType } from './quantity.ts';
import type { Report } from './report.ts';
import { wordOfType } from './value.ts';

/** A probe that does not say `every`. */
const EVERY_MS = 60_000;
/** A probe that does not say `timeout`. */
const TIMEOUT_MS = 3_000;

/** A probe. Without `every` it is asked at most once a minute, without `timeout` it has three seconds. */
export function resolveProbe(probe: Probe, knowledge: Knowledge, report: Report): ProbeModel {
  const { call } = probe;
  const verb = offered(call.name, knowledge.catalog.probes, 'probe', report);
  const given = call.args.map((arg, index) => nameOf(arg, index, verb));
  const lacking = verb?.arguments.filter((known) => known.required && !given.includes(known.name)) ?? [];
  if (lacking.length > 0 && given.every((name) => verb !== null && typeOf(name, verb) !== null)) {
    const names = listed(lacking.map(({ name }) => name));
    report.error('OS1105', call.name.span, say`\`${call.name.text}\` needs ${names}`, {
      label: say`argument missing`,
    });
  }
  const fields = resolveFields(probe.fields, probe.name.text, report);
  for (const field of verb === null ? [] : probe.fields) {
    const type = fields.find(({ name }) => name === field.name.text)?.type;
    if (verb !== null && type !== undefined) checkAnswer(field, type, verb, report);
  }
  report.declare(probe.name.span, 'probe', probe.name.text);
  report.refer(call.name.span, 'verb', call.name.text);
  return report.mark(
    {
      name: probe.name.text,
      title: probe.title?.value ?? null,
      call: call.name.text,
      args: call.args.flatMap((arg, index) => resolveArgument(arg, index, verb, knowledge, report)),
      everyMs: probe.every?.ms ?? EVERY_MS,
      timeoutMs: probe.timeout?.ms ?? TIMEOUT_MS,
      owner: probe.owner?.value ?? null,
      fields,
    },
    probe.name.span,
  );
}

/**
 * Dimensions that must be bound before the probe can be asked, alphabetical: arguments and `{…}` in their
 * texts.
 */
export function dimensionsOf(probe: ProbeModel): readonly string[] {
  const found = probe.args.flatMap((arg) => {
    if (arg.kind === 'dimension') return [arg.dimension];
    return typeof arg.value === 'string'
      ? [...arg.value.matchAll(/(?<!\{)\{([^{}|]+)\}/g)].map((hit) => hit[1]!.trim())
      : [];
  });
  return [...new Set(found)].sort();
}

/** An argument by position takes its name from the manifest; without one, its number. */
function nameOf(arg: Argument, index: number, verb: CatalogProbe | null): string {
  return arg.name?.text ?? verb?.arguments[index]?.name ?? `${index + 1}`;
}

/** One argument, or none after a message: the probe stays known, so that its fields are no unknown names. */
function resolveArgument(
  arg: Argument,
  index: number,
  verb: CatalogProbe | null,
  knowledge: Knowledge,
  report: Report,
): readonly ProbeArgumentModel[] {
  const name = nameOf(arg, index, verb);
  const { value } = arg;
  const known = verb === null ? null : typeOf(name, verb);
  if (verb !== null && known === null) {
    const names = verb.arguments.map((one) => one.name);
    report.error('OS1105', arg.name?.span ?? arg.span, say`\`${verb.name}\` takes no \`${name}\``, {
      notes: [names.length === 0 ? say`it takes nothing` : say`it takes ${listed(names)}`],
      ...didYouMean(name, arg.name?.span ?? arg.span, names),
    });
    return [];
  }
  const made = askedWith(arg, name, knowledge, report);
  if (made === null) return [];
  if (known !== null && !isFitting(made, value, known)) {
    report.error(
      'OS1201',
      value.span,
      say`\`${name}\` of \`${verb?.name ?? ''}\` is a ${wordOfType(known.type)}`,
      {
        label: made.kind === 'dimension' ? say`a dimension names something` : say`another type`,
      },
    );
    return [];
  }
  if (known?.oneOf != null && made.kind === 'literal' && !known.oneOf.includes(String(made.value))) {
    const near = didYouMean(String(made.value), value.span, known.oneOf);
    report.error('OS1104', value.span, say`\`${name}\` is never \`${String(made.value)}\``, {
      label: say`not one of its values`,
      notes: [say`\`${name}\` is one of ${listed(known.oneOf)}`],
      ...near,
      fix: near.fix ? { ...near.fix, text: `"${near.fix.text}"` } : null,
    });
    return [];
  }
  return [made];
}

/** What an argument can be: what the manifest says, or what each freely named one is; null where none has that name. */
function typeOf(name: string, verb: CatalogProbe): Pick<CatalogArgument, 'type' | 'oneOf'> | null {
  const known = verb.arguments.find((one) => one.name === name);
  return known ?? (verb.others === null ? null : { type: verb.others, oneOf: null });
}

/** A dimension names something; a text may stand for an id or a place; a count is a number. */
function isFitting(
  made: ProbeArgumentModel,
  value: Argument['value'],
  { type }: Pick<CatalogArgument, 'type'>,
): boolean {
  if (type === 'any') return true;
  const isNaming = type === 'text' || type === 'id' || type === 'place';
  if (made.kind === 'dimension' || value.kind === 'text') return isNaming;
  const own = value.kind === 'name' ? typeof made.value : ownKind(value);
  if (own === 'string') return isNaming;
  return own === type || (own === 'count' && type === 'number') || (own === 'boolean' && type === 'bool');
}

function ownKind(value: Argument['value']): string | null {
  const isLiteral = 'raw' in value;
  return isLiteral ? (ownType(value)?.type.kind ?? null) : null;
}

/** The value that a probe is asked with; null after a message. */
function askedWith(
  arg: Argument,
  name: string,
  knowledge: Knowledge,
  report: Report,
): ProbeArgumentModel | null {
  const { value } = arg;
  switch (value.kind) {
    case 'name':
      return dimensionArgument(name, value.name.text, arg, knowledge, report);
    case 'share':
    case 'call':
    case 'list':
    case 'record':
      return report.error('OS1201', value.span, say`a probe is asked with single values`, {
        label: say`not one value`,
        help: say`a probe takes literals, texts with {…}, and the dimensions that a playbook binds`,
      });
    default: {
      if (value.kind === 'text') checkPlaceholders(value, knowledge, report);
      const own = ownType(value);
      if (own !== null) return { name, kind: 'literal', value: own.value };
      return report.error('OS1201', value.span, say`a probe cannot be asked with \`${value.raw}\``);
    }
  }
}

/** OS1401: a probe is asked for a place or another dimension; nothing else has a value there. */
function checkPlaceholders(text: TextLiteral, knowledge: Knowledge, report: Report): void {
  for (const part of text.parts) {
    if (part.kind === 'plain' || knowledge.dimensions.has(part.name)) continue;
    report.error('OS1401', part.span, say`the text uses \`{${part.name}}\`, which has no value here`, {
      label: say`unknown placeholder`,
      notes: [say`a probe knows the dimensions that a playbook binds, such as {region}`],
      ...nearPlaceholder(part.name, part.span, knowledge),
    });
  }
}

/** The nearest dimension, in the braces that the text needs. */
function nearPlaceholder(name: string, span: Span, knowledge: Knowledge): ReturnType<typeof didYouMean> {
  const { help, fix } = didYouMean(name, span, [...knowledge.dimensions]);
  if (!help || !fix) return {};
  return { help: say`did you mean \`{${fix.text}}\`?`, fix: { ...fix, text: `{${fix.text}}` } };
}

/** A bare name is a dimension of the asking playbook, or a `define value`. */
function dimensionArgument(
  name: string,
  dimension: string,
  arg: Argument,
  knowledge: Knowledge,
  report: Report,
): ProbeArgumentModel | null {
  const { span } = arg.value;
  const declared = knowledge.scope.find(dimension);
  if (declared?.node.kind === 'define-value') {
    report.refer(span, 'value', dimension);
    const atom = declared.node.value;
    const own = atom.kind === 'name' ? { value: atom.name.text } : ownType(atom);
    if (own !== null) return { name, kind: 'literal', value: own.value };
  }
  if (knowledge.dimensions.has(dimension)) {
    report.refer(span, 'dimension', dimension);
    return { name, kind: 'dimension', dimension };
  }
  return report.error('OS1101', span, say`there is no dimension called \`${dimension}\``, {
    label: say`no stream or table has such a field`,
    help: say`a text goes in "quotes"`,
    ...didYouMean(dimension, span, [...knowledge.dimensions]),
  });
}

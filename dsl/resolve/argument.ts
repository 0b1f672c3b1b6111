import type { ArgumentType, CatalogArgument } from '../catalog.ts';
import type { ArgumentModel, ArgumentValueModel } from '../model/argument.ts';
import { say } from '../say.ts';
import type { ArgumentValue as WrittenValue } from '../tree/call.ts';
import type { QName } from '../tree/literal.ts';
import { isAskable } from './askable.ts';
import { valueBehind } from './constant.ts';
import type { Context } from './context.ts';
import { didYouMean } from './did-you-mean.ts';
import { whole } from './filter.ts';
import { ownType } from './quantity.ts';
import { kindName } from './scope.ts';
import { findName, signalNames } from './signal.ts';
import { resolveText } from './text.ts';
import { resolveUse } from './use.ts';
import { valueTypeOf } from './value.ts';

/**
 * The value of an argument: a literal, a text with placeholders, a bound dimension, a metric, a probe's
 * field.
 */
export function resolveValue(
  written: WrittenValue,
  siblings: readonly string[],
  context: Context,
): ArgumentValueModel | null {
  const { knowledge, report } = context;
  const value = written.kind === 'name' ? valueBehind(written, knowledge) : written;
  switch (value.kind) {
    case 'text':
      return resolveText(value, siblings, context);
    case 'name':
      return named(value.name, context);
    case 'share':
      return report.notBuilt(value.span, `${value.literal.raw} of ${value.of.text}`, {
        label: say`as an argument`,
      });
    case 'call':
      return report.notBuilt(value.call.name.span, `${value.call.name.text}(…)`, {
        label: say`a call as an argument`,
      });
    case 'list': {
      const of = whole(value.values.map((item) => resolveValue(item, siblings, context)));
      return of && { kind: 'list', of };
    }
    case 'record': {
      const of = whole(
        value.entries.map((entry): ArgumentModel | null => {
          const resolved = resolveValue(entry.value, siblings, context);
          return resolved && { name: entry.name.text, value: resolved };
        }),
      );
      return of && { kind: 'record', of };
    }
    default: {
      const own = ownType(value);
      if (own) return { kind: 'literal', value: own.value, unit: own.type };
      return report.error('OS1201', value.span, say`\`${value.raw}\` cannot be an argument`);
    }
  }
}

/**
 * A bare name: what the playbook binds first, so that `region` is the instance's region even where a metric
 * has that name.
 */
function named(name: QName, context: Context): ArgumentValueModel | null {
  const { bound, knowledge, report, results, row } = context;
  if (bound?.includes(name.text)) return { kind: 'dimension', dimension: name.text };
  const declared = knowledge.scope.find(name.text);
  if (declared?.node.kind === 'define-audience') return report.spoil();
  const isNear = results.has(name.text) || row?.fields.some((field) => field.name === name.text);
  if (declared === undefined && !name.text.includes('.') && !isNear) {
    const known = [...(bound ?? []), ...signalNames(context), ...valueNames(context)];
    return report.error('OS1101', name.span, say`nothing is called \`${name.text}\` here`, {
      label: say`unknown name`,
      notes:
        bound === null || bound.length === 0
          ? []
          : [say`this playbook binds ${bound.map((word) => `\`${word}\``).join(', ')}`],
      ...didYouMean(name.text, name.span, known, knowledge.scope),
    });
  }
  const found = findName(name, context);
  switch (found?.kind) {
    case undefined:
      return null;
    case 'metric': {
      const { metric, per } = found;
      const use = resolveUse(
        { metric, span: name.span, per, slice: null, overall: false, over: null, isBare: true },
        context,
      );
      return use && { kind: 'metric', use };
    }
    case 'probe':
      if (!isAskable(found.probe, name.span, context)) return null;
      return { kind: 'probe', probe: found.probe.name, field: found.field.name };
    case 'lookUp':
      return { kind: 'lookUp', table: found.table.name, field: found.field.name, key: found.key };
    case 'field':
      return { kind: 'field', source: found.source.name, field: found.field.name };
    case 'result':
      return { kind: 'result', name: found.name, field: found.field };
    case 'source':
      return report.notBuilt(name.span, name.text, {
        label: say`a whole ${kindName(found.source.kind)} as an argument`,
      });
  }
}

function valueNames({ knowledge }: Context): readonly string[] {
  return knowledge.scope.all.filter(({ node }) => node.kind === 'define-value').map(({ name }) => name);
}

/**
 * Whether a value can stand for an argument of that type. What is only known at run time must be of a
 * fitting unit.
 */
export function fits(
  value: ArgumentValueModel,
  { type }: Pick<CatalogArgument, 'type'>,
  context: Context,
): boolean {
  if (type === 'any') return true;
  switch (value.kind) {
    case 'text':
      return type === 'text';
    case 'dimension':
      return isNaming(type);
    case 'list':
    case 'record':
      return type === value.kind;
    case 'literal':
      return type === typeOfUnit(value.unit.kind) || (value.unit.kind === 'text' && isNaming(type));
    case 'metric':
      return type === 'text' || type === typeOfUnit(value.use.metric.unit.kind);
    case 'probe': {
      const field = context.knowledge.probes
        .get(value.probe)
        ?.model.fields.find(({ name }) => name === value.field);
      return field === undefined || type === 'text' || type === typeOfUnit(valueTypeOf(field.type).kind);
    }
    case 'lookUp':
    case 'field':
    case 'result':
    case 'audience':
    case 'call':
    case 'share':
      return true;
  }
}

/** Whether a name or code can stand there: a text, an id or a place. */
function isNaming(type: ArgumentType): boolean {
  return type === 'text' || type === 'id' || type === 'place';
}

/** Counts and numbers are all `number` to a connector. */
function typeOfUnit(kind: string): ArgumentType {
  const types: Readonly<Record<string, ArgumentType>> = {
    text: 'text',
    bool: 'bool',
    money: 'money',
    duration: 'duration',
    percent: 'percent',
    distance: 'distance',
  };
  return types[kind] ?? 'number';
}

import type { IToken } from 'chevrotain';
import type { Catalog } from '../catalog.ts';
import { isA } from '../grammar/gates.ts';
import type { RuleName } from '../grammar/kit.ts';
import type { Formula } from '../model/metric.ts';
import type { Knowledge } from '../resolve/knowledge.ts';
import { dimensionsOf } from '../resolve/probe.ts';
import { isDimension } from '../resolve/value.ts';
import { Comma, Dot } from '../token/signs.ts';
import { words as k, Word } from '../token/words.ts';
import type { EditedProject, Offer } from './completion.ts';
import { boundBy, metricNamed, nameFrom, rowOf, sourceNamed } from './surroundings.ts';

/**
 * What may stand after `per`: the dimensions that the signal before it is counted by, those that the playbook binds
 * where it binds some already, each once. A limit counts by what its playbook binds.
 */
export function dimensionsAt(
  rules: readonly RuleName[],
  before: readonly IToken[],
  { knowledge, catalog }: EditedProject,
): readonly Offer[] {
  const per = before.findLastIndex(({ tokenType }) => tokenType === k.per);
  const given = listFrom(before, per + 1);
  const own = boundBy(before.slice(0, per));
  const row = rowOf(before, knowledge)?.fields.map(({ name }) => name) ?? [];
  const isLimit = rules.includes('limit') && own.length + row.length > 0;
  const known = isLimit
    ? [...new Set([...own, ...row, ...reachedBy(before, catalog)])]
    : countedBy(before.slice(0, per), knowledge);
  const isTrigger = rules.includes('condition') && own.length > 0;
  return known
    .filter((name) => !given.includes(name) && (!isTrigger || own.includes(name)))
    .map((label) => ({ label, kind: 'field', detail: isLimit ? 'bound by `when`' : 'dimension' }));
}

/** Dimensions that a name can be grouped by; null where it is no signal. */
export function dimensionsOfSignal(name: string, knowledge: Knowledge): readonly string[] | null {
  const metric = metricNamed(name, knowledge);
  if (metric !== null) return metric.per;
  const probe = knowledge.probes.get(name.slice(0, name.lastIndexOf('.')))?.model;
  return probe === undefined ? null : dimensionsOf(probe);
}

/** Whom the action before a limit reaches: the customers of a coupon. */
function reachedBy(before: readonly IToken[], catalog: Catalog): readonly string[] {
  const at = before.findLastIndex(({ tokenType }) => tokenType === k.do);
  const name = at < 0 ? null : nameFrom(before, at + 1);
  const verb = catalog.verbs.find((one) => one.name === name);
  return (verb?.arguments ?? []).flatMap(({ targets }) => (targets === null ? [] : [targets]));
}

/** Dimensions that a probe needs to be asked, also from inside a formula; none of what is counted. */
export function neededBy(name: string, knowledge: Knowledge): readonly string[] {
  const metric = metricNamed(name, knowledge);
  if (metric === null) return dimensionsOfSignal(name, knowledge) ?? [];
  return metric.kind === 'combined' ? askedIn(metric.formula, knowledge) : [];
}

function askedIn(formula: Formula, knowledge: Knowledge): readonly string[] {
  switch (formula.kind) {
    case 'probe': {
      const probe = knowledge.probes.get(formula.probe)?.model;
      return probe === undefined ? [] : dimensionsOf(probe);
    }
    case 'binary':
      return [...askedIn(formula.left, knowledge), ...askedIn(formula.right, knowledge)];
    case 'metric':
      return formula.metric.kind === 'combined' ? askedIn(formula.metric.formula, knowledge) : [];
    case 'constant':
      return [];
  }
}

/** Names of a list `region, shop` from an index on. */
export function listFrom(tokens: readonly IToken[], from: number): readonly string[] {
  const names: string[] = [];
  for (let at = from; tokens[at] !== undefined && isA(tokens[at]!, Word); at += 2) {
    names.push(tokens[at]!.image);
    if (tokens[at + 1]?.tokenType !== Comma) break;
  }
  return names;
}

/** Of the signal that ends the tokens; of all sources where none can be told. */
function countedBy(before: readonly IToken[], knowledge: Knowledge): readonly string[] {
  for (let index = before.length - 1; index >= 0; index--) {
    const name = isInFilter(before, index) ? null : nameFrom(before, index);
    if (name === null) continue;
    const signal = dimensionsOfSignal(name, knowledge);
    if (signal !== null) return signal;
    const source = sourceNamed(name, knowledge);
    if (source !== null)
      return source.fields.filter(({ type }) => isDimension(type)).map((field) => field.name);
  }
  const all = [...knowledge.sources.values()].flatMap(({ model }) => model.fields);
  return [...new Set(all.filter(({ type }) => isDimension(type)).map(({ name }) => name))];
}

/** Whether the name at an index is a field that a `where` or an `out of` before it speaks of. */
function isInFilter(before: readonly IToken[], index: number): boolean {
  let at = index - 1;
  while (before[at]?.tokenType === Dot) at -= 2;
  const last = before[at]?.tokenType;
  return last === k.where || (last === k.of && before[at - 1]?.tokenType === k.out);
}

import type { CapModel } from '../model/limit.ts';
import { say } from '../say.ts';
import type { Cap } from '../tree/limit.ts';
import type { Name, QName } from '../tree/literal.ts';
import type { ofFieldType } from './argument-type.ts';
import type { Context } from './context.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import type { Knowledge } from './knowledge.ts';
import { limitPer } from './limit-per.ts';
import { wordsOf } from './words-of.ts';

/** What a cap says before its scope. */
type Amount = Pick<CapModel, 'most' | 'noun' | 'target' | 'of' | 'currency'>;

/** A cap on runs, times, targets, a share of a population or money; null after OS1101, OS1201 or OS1202. */
export function resolveCap(
  cap: Cap,
  place: 'guard' | 'action',
  targets: ReadonlySet<string> | null,
  context: Context,
): CapModel | null {
  const amount = amountOf(cap, place, context);
  const scope = { inMs: cap.in?.ms ?? null, ...limitPer(cap.per, targets, context) };
  return amount && { ...amount, ...scope, text: wordsOf(context.report.file, cap.span) };
}

function amountOf(cap: Cap, place: 'guard' | 'action', context: Context): Amount | null {
  const { report } = context;
  const { amount } = cap;
  if (amount.kind === 'money') {
    const { minor: most, currency } = amount;
    return { most, noun: 'money', target: null, of: null, currency };
  }
  if (cap.spend) {
    const isBare = amount.kind === 'number' && cap.noun === null;
    return report.error(
      isBare ? 'OS1202' : 'OS1201',
      amount.span,
      say`\`spend at most\` takes an amount of money`,
      {
        label: isBare ? say`a bare number` : say`no money`,
        help: isBare
          ? say`write \`spend at most ${amount.raw}원\``
          : say`write \`at most ${amount.raw} …\` without \`spend\``,
        fix: isBare ? { span: amount.span, text: `${amount.raw}원`, safe: false } : null,
      },
    );
  }
  if (amount.kind === 'percent') return shareOf(cap, amount.ratio, context);
  const noun = nounOf(cap, place, context);
  if (noun === null) return null;
  if (!Number.isInteger(amount.value) || amount.value < 0) {
    return report.error('OS1201', amount.span, say`\`at most\` takes a whole number`, {
      label: say`\`${amount.raw}\` is none`,
    });
  }
  return { most: amount.value, ...noun, of: null, currency: null };
}

/** `20% of restaurants`: of the rows of a table, or of the known values of a dimension. */
function shareOf({ of, amount }: Cap, ratio: number, context: Context): Amount | null {
  const { report } = context;
  if (of === null) return report.spoil();
  if (ratio <= 0 || ratio > 1) {
    return report.error('OS1201', amount.span, say`\`at most ${amount.raw}\` limits nothing`, {
      label: ratio > 1 ? say`more than all of them` : say`none at all`,
    });
  }
  const target = populationOf(of, context);
  return target === null ? null : { most: ratio, noun: 'share', target, of: of.text, currency: null };
}

/** What one of a population is; null after OS1101. */
function populationOf(of: QName, { knowledge, report }: Context): string | null {
  const table = knowledge.sources.get(of.text)?.model;
  if (table?.kind === 'table') {
    report.refer(of.span, 'table', of.text);
    return rowKind(table.key, table.fields);
  }
  const dimension = singularsOf(of.text).find((name) => knowledge.dimensions.has(name));
  if (dimension !== undefined) {
    report.refer(of.span, 'dimension', dimension);
    return dimension;
  }
  const tables = [...knowledge.sources.values()].filter(({ model }) => model.kind === 'table');
  const known = tables.map(({ model }) => model.name);
  if (knowledge.scope.find(of.text)?.node.kind === 'broken') return report.spoil();
  return report.error('OS1101', of.span, say`nobody knows how many \`${of.text}\` there are`, {
    label: say`no table or dimension of that name`,
    notes: known.length === 0 ? [] : [say`a share can be taken of ${listed(known)}`],
    ...didYouMean(of.text, of.span, known, knowledge.scope),
  });
}

/** What a row of a table stands for: the `rider` of id(rider), or its key's own name. */
export function rowKind(
  key: string,
  fields: readonly { readonly name: string; readonly type: Parameters<typeof ofFieldType>[1] }[],
): string {
  const type = fields.find(({ name }) => name === key)?.type;
  return type?.kind === 'id' && type.of !== null ? type.of : key;
}

/** Anything that identifies something can be counted: the plural of an id kind, a dimension or a target. */
function nounOf(
  cap: Cap,
  place: 'guard' | 'action',
  { knowledge, report }: Context,
): Pick<CapModel, 'noun' | 'target'> | null {
  if (cap.noun === null) {
    if (cap.amount.kind === 'count') {
      return { noun: cap.amount.unit === '회' ? 'times' : 'targets', target: null };
    }
    return { noun: place === 'guard' ? 'runs' : 'times', target: null };
  }
  const word = cap.noun.text;
  if (word === 'runs' || word === 'run') return { noun: 'runs', target: null };
  if (word === 'times' || word === 'time') return { noun: 'times', target: null };
  const singulars = singularsOf(word);
  const dimension = singulars.find((name) => knowledge.dimensions.has(name));
  if (dimension !== undefined) return { noun: 'targets', target: dimension };
  const kinds = countable(knowledge);
  const target = singulars.find((name) => kinds.has(name));
  return target === undefined ? notCountable(cap.noun, kinds, report) : { noun: 'targets', target };
}

function notCountable(noun: Name, kinds: ReadonlySet<string>, report: Context['report']): null {
  const known = ['runs', 'times', ...[...kinds].map((kind) => `${kind}s`)];
  return report.error('OS1101', noun.span, say`\`at most\` cannot count \`${noun.text}\``, {
    label: say`no id kind or dimension of that name`,
    notes: [say`it counts ${listed(known)}`],
    ...didYouMean(noun.text, noun.span, known),
  });
}

/** Kinds of ids in the project's sources, and of what the connectors' verbs act on. */
function countable({ sources, catalog }: Knowledge): ReadonlySet<string> {
  const ids = [...sources.values()].flatMap(({ model }) =>
    model.fields.flatMap(({ type }) => (type.kind === 'id' && type.of !== null ? [type.of] : [])),
  );
  const targets = catalog.verbs.flatMap((verb) => verb.arguments.flatMap(({ targets: kind }) => kind ?? []));
  return new Set([...ids, ...targets]);
}

/** English plurals only: Korean nouns have none. */
function singularsOf(word: string): readonly string[] {
  return [word, word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y')];
}

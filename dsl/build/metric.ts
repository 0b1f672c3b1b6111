import type { CstElement, CstNode } from 'chevrotain';
import { Literal } from '../token/literals.ts';
import { Identifier, type WordText } from '../token/words.ts';
import type { Aggregate, Arithmetic, Metric } from '../tree/metric.ts';
import {
  elements,
  hasWord,
  mapped,
  maybeNode,
  maybeToken,
  nameOf,
  nodes,
  present,
  qnameOf,
  spanning,
  spanOf,
  theNode,
  theToken,
} from './cst.ts';
import { filterOf } from './filter.ts';
import { durationOf, literalOf, maybeText, theText } from './literal.ts';
import { aggregateName, atLeastOf, baselineOf, dimsOf } from './signal.ts';

/** From the rule `metric`; the first of each clause counts. */
export function metricOf(node: CstNode): Metric {
  const clauses = nodes(node, 'metricClause');
  const clause = (text: WordText) => clauses.find((item) => hasWord(item, text)) ?? null;
  const name = (text: WordText) => mapped(clause(text), (item) => nameOf(theToken(item, Identifier)));
  const samples = clauses.flatMap((item) => nodes(item, 'atLeast'))[0] ?? null;
  return {
    kind: 'metric',
    name: qnameOf(theNode(node, 'qname')),
    title: maybeText(node),
    value: arithmeticOf(theNode(node, 'arith')),
    per: mapped(clause('per'), dimsOf),
    over: mapped(clause('over'), (item) => durationOf(theNode(item, 'dur'))),
    baseline: mapped(clause('baseline'), (item) => baselineOf(theNode(item, 'baseline'))),
    samples: mapped(samples, atLeastOf),
    missingAs: name('missing'),
    unit: name('unit'),
    seasonal: name('seasonal'),
    goodIs: name('good'),
    forecast: mapped(clause('forecast'), (item) => qnameOf(theNode(item, 'qname'))),
    deprecated: mapped(clause('deprecated'), (item) => theText(item)),
    span: spanOf(node),
  };
}

/** From the rule `arith`. */
export function arithmeticOf(node: CstNode): Arithmetic {
  return folded(node, 'term', (term) => folded(term, 'factor', factorOf));
}

/** Parts and the signs between them, from the left; a part in parentheses is as long as they are. */
function folded(node: CstNode, rule: 'term' | 'factor', make: (part: CstNode) => Arithmetic): Arithmetic {
  const start = spanOf(node);
  let value: Arithmetic | null = null;
  let op: '+' | '-' | '*' | '/' = '+';
  for (const element of elements(node)) {
    if ('image' in element) op = signOf(element);
    else if (element.name === rule) {
      const right = make(element);
      const span = spanning(start, spanOf(element));
      value = value === null ? right : { kind: 'binary', op, left: value, right, span };
    }
  }
  return present(value, node.name);
}

function signOf(element: CstElement): '+' | '-' | '*' | '/' {
  const image = 'image' in element ? element.image : '';
  return image === '-' || image === '*' || image === '/' ? image : '+';
}

function factorOf(node: CstNode): Arithmetic {
  const aggregate = maybeNode(node, 'aggregate');
  if (aggregate !== null) return aggregateOf(aggregate);
  const group = maybeNode(node, 'arith');
  if (group !== null) return arithmeticOf(group);
  const literal = maybeToken(node, Literal);
  if (literal !== null) return literalOf(literal);
  const name = qnameOf(theNode(node, 'qname'));
  return { kind: 'name', name, span: name.span };
}

/** Of two filters the one behind `out of` is the last; a lone one is told apart by its `where`. */
function aggregateOf(node: CstNode): Aggregate {
  const filters = nodes(node, 'filter').map(filterOf);
  const name = mapped(maybeNode(node, 'qname'), qnameOf);
  return {
    kind: 'aggregate',
    aggregate: aggregateName(theNode(node, 'agg')),
    of: name === null ? arithmeticOf(theNode(node, 'arith')) : { kind: 'name', name, span: name.span },
    where: hasWord(node, 'where') ? present(filters[0], 'where') : null,
    outOf: hasWord(node, 'out') ? present(filters.at(-1), 'out of') : null,
    span: spanOf(node),
  };
}

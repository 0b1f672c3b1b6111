import type { Amount, Asked, MetricTest, ProbeTest } from './asked.ts';

/** Where a condition stands: what binds closer than the words around it needs no brackets. */
type Around = 'top' | 'or' | 'and' | 'unary';

/** A condition in the words of the language, with brackets where its tree needs them or asks for them. */
export function textOf(asked: Asked, around: Around = 'top'): string {
  switch (asked.kind) {
    case 'or': {
      const text = asked.of.map((part) => textOf(part, 'or')).join('\n or ');
      return bracketed(text, asked.isBracketed || around === 'and' || around === 'unary');
    }
    case 'and': {
      const text = asked.of.map((part) => textOf(part, 'and')).join(' and ');
      return bracketed(text, asked.isBracketed || around === 'unary');
    }
    case 'not':
      return `not ${textOf(asked.of, 'unary')}`;
    case 'hold': {
      // `for` holds the operand with its `not`; OS2009 wants brackets around one of several parts.
      const held = asked.of.kind === 'not' ? textOf(asked.of) : textOf(asked.of, 'unary');
      return bracketed(`${held} for ${asked.minutes}m`, around !== 'top');
    }
    case 'silent':
      return `${asked.source} is ${asked.not ? 'not ' : ''}missing over ${asked.minutes}m`;
    case 'cause':
      return `cause is ${asked.not ? 'not ' : ''}${asked.name}`;
    case 'probe':
      return `weather.${asked.field} ${probeTest(asked.test)}`;
    case 'metric': {
      const { use, test, guard } = asked;
      const words = [
        use.metric,
        use.scope,
        use.slice,
        metricTest(test),
        use.over && `over ${use.over[0]}`,
        test.kind === 'change' && test.versus !== null ? `vs ${test.versus[0]}` : null,
        guard === null ? null : `with at least ${guard} samples`,
      ];
      return bracketed(words.filter((word) => word !== null).join(' '), asked.isBracketed);
    }
  }
}

function bracketed(text: string, isBracketed: boolean): string {
  return isBracketed ? `(${text})` : text;
}

function metricTest(test: MetricTest): string {
  switch (test.kind) {
    case 'compare':
      return `${test.sign} ${test.amount[0]}`;
    case 'against': {
      const other = `${test.other}${test.overall ? ' overall' : ''}`;
      return test.times === null ? `${test.sign} ${other}` : `${test.sign} ${test.times[0]} of ${other}`;
    }
    case 'change':
      return `${test.direction} ${test.sign} ${test.amount[0]}`;
    case 'equals':
      return equals(test.not, test.amounts.map(written));
    case 'missing':
      return test.not ? 'is not missing' : 'is missing';
  }
}

function probeTest(test: ProbeTest): string {
  switch (test.kind) {
    case 'compare':
      return `${test.sign} ${test.amount[0]}`;
    case 'equals':
      return equals(
        test.not,
        test.values.map(([text]) => text),
      );
    case 'missing':
      return test.not ? 'is not missing' : 'is missing';
  }
}

function equals(not: boolean, values: readonly string[]): string {
  if (values.length === 1) return `is ${not ? 'not ' : ''}${values[0]}`;
  return `${not ? 'not ' : ''}in (${values.join(', ')})`;
}

function written([text]: Amount): string {
  return text;
}

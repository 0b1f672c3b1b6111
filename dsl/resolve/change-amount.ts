import type { MetricUse } from '../model/metric.ts';
import { inBoth, say, type Text } from '../say.ts';
import type { Test } from '../tree/condition.ts';
import type { Literal } from '../tree/literal.ts';
import { valueBehind } from './constant.ts';
import type { Context } from './context.ts';
import { misplacedShare } from './metric-side.ts';
import { quantityOf } from './quantity.ts';
import type { ValueType } from './value.ts';

/** By how much: a share of the baseline, a multiple of it, or an amount in the metric's own unit. */
export type ChangeAmount = { readonly measure: 'ratio' | 'factor' | 'absolute'; readonly amount: number };

/** Percent of a share is refused (OS1203), points belong to shares only, factors to `rise` only. */
export function changeAmountOf(
  test: Extract<Test, { kind: 'change' }>,
  use: MetricUse,
  context: Context,
): ChangeAmount | null {
  const { report, knowledge } = context;
  const { metric } = use;
  const value = test.value.kind === 'name' ? valueBehind(test.value, knowledge, report) : test.value;
  if (value.kind === 'share') return misplacedShare(value, context);
  if (value.kind === 'name') {
    return report.error('OS1201', value.span, say`\`${test.change}\` needs an amount such as \`50%\``, {
      label: say`\`${value.name.text}\` is a name`,
    });
  }
  if (isNegative(value)) return negativeChange(test, value, report);
  if (value.kind === 'factor') {
    if (test.change === 'rise') return { measure: 'factor', amount: value.factor };
    return report.error('OS1201', value.span, say`only \`rise\` takes a factor such as \`${value.raw}\``, {
      help: insteadOfFactor(test.change, value.factor, value.raw, metric.unit),
    });
  }
  if (metric.unit.kind === 'percent') {
    if (value.kind === 'points') return { measure: 'absolute', amount: value.ratio };
    if (value.kind === 'percent') return percentOfPercent(test, value, use, context);
    if (value.kind === 'number' && value.unit === null) return barePoints(value, metric.name, report);
  } else if (value.kind === 'points') return pointsOfAmount(test, value, metric.name, report);
  else if (value.kind === 'percent') {
    if (
      test.change === 'drop' &&
      ((test.op === '>' && value.ratio >= 1) || (test.op === '>=' && value.ratio > 1))
    ) {
      return report.error('OS1205', value.span, say`\`${metric.name}\` cannot drop by more than 100%`, {
        label: say`never true`,
        help: say`nothing left is a drop of 100%: write \`drop >= 100%\`, or a smaller share`,
      });
    }
    return { measure: 'ratio', amount: value.ratio };
  }
  if (value.kind === 'number' && metric.unit.kind === 'count' && !Number.isInteger(value.value))
    return bareFraction(test, value, metric.name, report);
  const absolute = quantityOf(value, metric.unit, metric.name, report);
  if (value.kind === 'number' && value.unit === null && absolute !== null)
    warnOfBareCount(test, value, use, context);
  return absolute === null ? null : { measure: 'absolute', amount: absolute };
}

/** OS1201: points are of shares; a number of something changes by a share of what is usual. */
function pointsOfAmount(
  { change, op }: Extract<Test, { kind: 'change' }>,
  { raw, span }: Literal,
  name: string,
  report: Context['report'],
): null {
  const percent = raw.replace(/(?:pp|%p)$/, '%');
  return report.error('OS1201', span, say`\`${name}\` is no percentage, so it changes by no points`, {
    label: say`percentage points`,
    help: say`write \`${`${change} ${op} ${percent}`}\``,
    fix: { span, text: percent, safe: false },
  });
}

function isNegative(value: Literal): boolean {
  return value.raw.startsWith('-');
}

/** OS1206: `drop` and `rise` name the direction, so that a `-` turns it round a second time. */
function negativeChange(
  { change, op }: Extract<Test, { kind: 'change' }>,
  { raw, span }: Literal,
  report: Context['report'],
): null {
  const size = raw.replace(/^-\s*/, '');
  const isAbove = op.startsWith('>');
  const other = change === 'drop' ? 'rise' : 'drop';
  const turned = isAbove ? op.replace('>', '<') : op.replace('<', '>');
  // A change below zero is a drop.
  const meant = `${change === 'change' && !isAbove ? 'drop' : change} ${isAbove ? op : turned} ${size}`;
  const read = change === 'change' ? null : `${other} ${turned} ${size}`;
  return report.error(
    'OS1206',
    span,
    inBoth(
      say`\`${change}\` says the direction already, and \`${raw}\` turns it round`,
      '`{0}`에 이미 방향이 있는데 `{1}`{1:이/가} 다시 뒤집습니다',
    ),
    {
      label: inBoth(say`below zero`, '0보다 작음'),
      notes:
        read === null
          ? []
          : [inBoth(say`as written it asks for \`${read}\``, '쓴 대로라면 `{0}`과 같습니다')],
      help:
        read === null || isAbove
          ? inBoth(say`write \`${meant}\``, '`{0}`{0:으로/로} 쓰세요')
          : inBoth(
              say`write \`${meant}\`, or \`${read}\` if that is meant`,
              '`{0}`{0:으로/로} 쓰고, 쓴 대로가 맞다면 `{1}`{1:으로/로} 쓰세요',
            ),
      fix: isAbove ? { span, text: size, safe: false } : null,
    },
  );
}

/** Above it nobody takes a number for a factor or a percentage. */
const MOST_FACTOR = 10;
const MOST_PERCENT = 100;

/** OS1202, a warning: `rise > 2` is two orders more, where people mean `2x`, and `drop > 50` fifty, where they mean `50%`. */
function warnOfBareCount(
  { change, op }: Extract<Test, { kind: 'change' }>,
  { raw, value, span }: Extract<Literal, { kind: 'number' }>,
  { metric }: MetricUse,
  { report }: Context,
): void {
  if (metric.unit.kind !== 'count' || value === 0 || value >= MOST_PERCENT) return;
  const isFactor = change === 'rise' && 1 < value && value <= MOST_FACTOR;
  const meant = isFactor ? `${change} ${op} ${raw}x` : `${change} ${op} ${raw}%`;
  report.warn(
    'OS1202',
    span,
    inBoth(
      say`\`${raw}\` here counts \`${metric.name}\`, it is no share of what is usual`,
      '여기서 `{0}`{0:은/는} `{1}`의 개수이지, 평소에 대한 비율이 아닙니다',
    ),
    {
      label: isFactor
        ? inBoth(say`not \`${raw}x\``, '`{0}x`가 아님')
        : inBoth(say`not \`${raw}%\``, '`{0}%`가 아님'),
      help: inBoth(
        say`write \`${meant}\`, or \`${`${change} ${op} ${raw}건`}\` where the number itself is meant`,
        '`{0}`{0:으로/로} 쓰고, 개수가 맞다면 `{1}`{1:으로/로} 쓰세요',
      ),
    },
  );
}

/** What `drop > 2x` and `change > 2x` may have meant; a share has points for it, not percent. */
function insteadOfFactor(
  change: 'drop' | 'change',
  factor: number,
  raw: string,
  unit: ValueType,
): Text | null {
  if (change === 'change') return say`write \`rise > ${raw}\`, or say by how much it changes`;
  if (factor <= 1) return null;
  if (unit.kind === 'percent') return say`say by how many points it drops: \`drop > 20pp\``;
  return say`to drop to 1/${factor} is \`${Math.round((1 - 1 / factor) * 100)}%\``;
}

/** OS1202 with points and not with the percent that OS1203 would refuse next. */
function barePoints(
  value: Extract<Literal, { kind: 'number' }>,
  name: string,
  report: Context['report'],
): null {
  const { raw, span } = value;
  return report.error('OS1202', span, say`\`${raw}\` needs a unit here`, {
    label: say`a bare number`,
    notes: [say`\`${name}\` is a percentage: it changes by points such as 20pp`],
    help: say`write \`${raw}pp\``,
    fix: { span, text: `${raw}pp`, safe: false },
  });
}

/** OS1202: no count changes by half an order, so a share or a multiple of what is usual was meant. */
function bareFraction(
  test: Extract<Test, { kind: 'change' }>,
  { raw, value, span }: Extract<Literal, { kind: 'number' }>,
  name: string,
  report: Context['report'],
): null {
  const percent = `${Number((value * 100).toFixed(6))}%`;
  const isMultiple = test.change === 'rise' && value > 1;
  const text = isMultiple ? `${raw}x` : percent;
  return report.error('OS1202', span, say`\`${raw}\` needs a unit here`, {
    label: say`a bare number`,
    notes: [say`\`${name}\` is counted in whole: \`${raw}\` of what is usual is \`${percent}\``],
    help: say`write \`${text}\``,
    fix: { span, text, safe: false },
  });
}

/** OS1203 with both readings worked out from 5 %, so that the author sees which one was meant. */
function percentOfPercent(
  test: Extract<Test, { kind: 'change' }>,
  value: Extract<Literal, { kind: 'percent' }>,
  use: MetricUse,
  { report }: Context,
): null {
  const { metric } = use;
  const number = value.raw.replace('%', '');
  const [points = '', share = ''] = [5 + value.ratio * 100, 5 * (1 + value.ratio)].map(
    (n) => `${Number(n.toFixed(1))}%`,
  );
  const named = `\`${metric.name}\`${metric.title === null ? '' : ` ("${metric.title}")`}`;
  return report.error('OS1203', value.span, say`\`${value.raw}\` can mean two different things here`, {
    label: say`percent of a percentage`,
    notes: [
      test.change === 'rise'
        ? say`${named} is already a percentage. From 5%: ${number}pp fires above ${points}, 4x above 20%, ${value.raw} above ${share}`
        : say`${named} is already a percentage`,
    ],
    help:
      test.change === 'rise'
        ? say`write \`${number}pp\` for points, or \`4x\` for a factor`
        : say`write \`${number}pp\` for points`,
    fix: { span: value.span, text: `${number}pp`, safe: false },
  });
}

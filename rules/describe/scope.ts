import type { Bundle } from '../bundle.ts';
import type { Filter } from '../filter.ts';
import { fieldsOf } from '../filter-eval.ts';
import { formatExactly, type Language } from '../format.ts';
import { scaleOf, unitOf } from '../scale.ts';
import type { Scalar } from '../unit.ts';
import type { WindowMetric } from '../window.ts';
import { type Form, predicates, withParticle } from './korean-grammar.ts';

/** A bundle read for one playbook: `by` is what its `when` binds. */
export interface BoundBundle extends Bundle {
  readonly by: readonly string[];
}

/** `orders` as one use reads it: `` `orders` where region is 강남구 ``, `` `cancels` overall ``. */
export function scopedEn(window: WindowMetric, bundle: BoundBundle): string {
  const slice = window.slice === undefined ? '' : ` where ${filterEn(window.slice, window, bundle)}`;
  const scope = isNarrower(window, bundle)
    ? window.by.length === 0
      ? ' overall'
      : ` per ${window.by.join(', ')}`
    : '';
  return `\`${window.metric}\`${slice}${scope}`;
}

/** The same in Korean, before the name: `region이(가) 강남구인 주문 수`, `전체 취소 수`. */
export function scopedKo(window: WindowMetric, bundle: BoundBundle): string {
  const slice = window.slice === undefined ? '' : `${filterKo(window.slice, 'noun', window, bundle)} `;
  const scope = isNarrower(window, bundle)
    ? window.by.length === 0
      ? '전체 '
      : `${window.by.join(', ')}별 `
    : '';
  return `${scope}${slice}${window.title ?? window.metric}`;
}

/** Whether it is read by fewer dimensions than the playbook binds, but for those that its slice fixes. */
function isNarrower(window: WindowMetric, bundle: BoundBundle): boolean {
  const fixed = fieldsOf(window.slice ?? null);
  return bundle.by.some((name) => !window.by.includes(name) && !fixed.includes(name));
}

function filterEn(filter: Filter, window: WindowMetric, bundle: BoundBundle, not = ''): string {
  switch (filter.kind) {
    case 'all':
    case 'any':
      return `(${filter.of.map((part) => filterEn(part, window, bundle)).join(filter.kind === 'all' ? ' and ' : ' or ')})`;
    case 'not':
      return filter.of.kind === 'in' || filter.of.kind === 'missing'
        ? filterEn(filter.of, window, bundle, 'not ')
        : `not ${filterEn(filter.of, window, bundle)}`;
    case 'missing':
      return `${filter.field} has ${not === '' ? 'no value' : 'a value'}`;
    case 'compare':
      return `${filter.field} ${filter.op} ${constant(filter.value, filter.field, window, bundle, 'en')}`;
    case 'in': {
      const values = filter.values.map((value) => constant(value, filter.field, window, bundle, 'en'));
      return `${filter.field} is ${not}${values.length > 1 ? `one of ${values.join(', ')}` : values.join()}`;
    }
  }
}

function filterKo(filter: Filter, form: Form, window: WindowMetric, bundle: BoundBundle): string {
  switch (filter.kind) {
    case 'all':
    case 'any': {
      const link = filter.kind === 'all' ? 'and' : 'or';
      const last = filter.of.length - 1;
      const parts = filter.of.map((part, index) => {
        const ending = index === last ? form : link;
        return part.kind === 'all' || part.kind === 'any'
          ? `(${filterKo(part, 'noun', window, bundle)}) 경우${predicates.be[ending]}`
          : filterKo(part, ending, window, bundle);
      });
      return parts.join(' ');
    }
    case 'not':
      return `${bracketed(filter.of, filterKo(filter.of, 'noun', window, bundle))} 경우가 ${predicates.notBe[form]}`;
    case 'missing':
      return `${filter.field} 값이 ${predicates.lack[form]}`;
    case 'compare': {
      const value = constant(filter.value, filter.field, window, bundle, 'ko');
      const said = {
        '>': `${value}보다 ${predicates.more[form]}`,
        '<': `${value}보다 ${predicates.less[form]}`,
        '>=': `${value} 이상${predicates.be[form]}`,
        '<=': `${value} 이하${predicates.be[form]}`,
      }[filter.op];
      return `${withParticle(filter.field, '이', '가')} ${said}`;
    }
    case 'in': {
      const values = filter.values.map((value) => constant(value, filter.field, window, bundle, 'ko'));
      const said = values.length > 1 ? `${values.join(', ')} 중 하나` : values.join();
      return `${withParticle(filter.field, '이', '가')} ${said}${predicates.be[form]}`;
    }
  }
}

function bracketed(filter: Filter, said: string): string {
  return filter.kind === 'all' || filter.kind === 'any' ? `(${said})` : said;
}

/** A constant of a filter, out of the decoded scale; wire values as people say them. */
function constant(
  value: Scalar,
  field: string,
  window: WindowMetric,
  bundle: BoundBundle,
  language: Language,
): string {
  const source = bundle.sources.find(({ name }) => name === window.source);
  const type = source?.fields.find(({ name }) => name === field)?.type ?? { kind: 'text' };
  if (typeof value === 'number') return formatExactly(value / scaleOf(type), unitOf(type), language);
  if (typeof value === 'boolean') return language === 'ko' ? (value ? '참' : '거짓') : String(value);
  const words = Object.hasOwn(bundle.words, field) ? bundle.words[field]! : {};
  return Object.keys(words).find((word) => words[word] === value) ?? value;
}

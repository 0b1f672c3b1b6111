import type { MetricModel } from '../../model/metric.ts';
import type { DoModel } from '../../model/step.ts';
import { rowKind } from '../../resolve/cap.ts';
import { inBoth, say } from '../../say.ts';
import type { CheckedLint, Tell } from '../lint.ts';
import type { Subject } from '../subject.ts';
import { leavesOf, walk } from '../walk.ts';

/** OS1207: people counted by the word for cases, places by the word for people. */
export const wrongCounter: CheckedLint = {
  code: 'OS1207',
  name: 'wrong-counter',
  level: 'warning',
  fix: 'safe',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    const { project, map } = subject;
    const at = (node: object, before: RegExp, kind: string | null): void => {
      const place = map.placeOf(node);
      if (place !== null && kind !== null) tellCounter(place, before, kind, tell);
    };
    for (const playbook of project.playbooks) {
      const { conditions, acts } = walk(playbook);
      for (const leaf of conditions.flatMap(({ condition }) => leavesOf(condition))) {
        if (leaf.operand.kind === 'metric') at(leaf, COMPARED, kindCounted(leaf.operand.use.metric, subject));
      }
      for (const act of acts)
        for (const cap of act.limits.caps)
          at(cap, AT_MOST, cap.noun === 'targets' ? kindReached(act, subject) : null);
    }
    for (const file of subject.files) {
      for (const item of file.items) {
        if (item.kind !== 'define-audience' || item.atMost === null) continue;
        const audience = project.audiences.find(({ name }) => name === item.name.text);
        if (audience !== undefined) tellCounter({ file, span: item.atMost.span }, /^/, audience.target, tell);
      }
    }
    for (const { givens } of project.tests) {
      for (const given of givens) {
        if (given.kind !== 'value') continue;
        const place = map.placeOf(given);
        const kind = kindGiven(given.what, subject);
        if (place === null || kind === null) continue;
        const end = place.span.start + given.text.length;
        tellCounter({ file: place.file, span: { start: place.span.start, end } }, GIVEN, kind, tell);
      }
    }
  },
  doc: {
    bad: `playbook few_riders {
  when idle per region < 5건
  then do log.write(text: "{region}")
}`,
    good: `playbook few_riders {
  when idle per region < 5명
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'Who reads `5건` of a metric that counts riders asks what else it counts: the wrong metric is often what is wrong.',
      ko: '라이더 수를 `5건`이라고 쓰면 읽는 사람은 무엇을 센 것인지 다시 묻게 됩니다. 지표를 잘못 고른 경우도 많습니다.',
    },
    options: [
      {
        en: 'A bare number is right for everything: `idle < 5`.',
        ko: '단위 없이 수만 써도 됩니다: `idle < 5`.',
      },
    ],
  },
};

const COMPARED = /(?:[<>≤≥]=?|==?|\bis(?:\s+not)?)\s*/;
const AT_MOST = /\bat\s+most\s+/;
const GIVEN = /\b(?:is|was|then)\s+/;

/** Counters by what is counted; the first is proposed. */
const COUNTERS: readonly { readonly kinds: readonly string[]; readonly counters: readonly string[] }[] = [
  {
    kinds: [
      'rider',
      'courier',
      'driver',
      'customer',
      'user',
      'member',
      'person',
      'guest',
      '라이더',
      '기사',
      '고객',
      '손님',
      '회원',
    ],
    counters: ['명'],
  },
  {
    kinds: [
      'restaurant',
      'shop',
      'store',
      'branch',
      'region',
      'place',
      '음식점',
      '식당',
      '가게',
      '매장',
      '지역',
    ],
    counters: ['곳', '개'],
  },
];

/** Tells of a counter behind the words `before` that counts something else than `kind`. */
function tellCounter(
  { file, span }: { readonly file: Parameters<Tell>[0]; readonly span: Parameters<Tell>[1] },
  before: RegExp,
  kind: string,
  tell: Tell,
): void {
  const [right, ...also] = COUNTERS.find(({ kinds }) => kinds.includes(kind))?.counters ?? [];
  if (right === undefined) return;
  const words = file.text.slice(span.start, span.end);
  const found = new RegExp(`(${before.source})(\\d[\\d_.]*)(건|명|곳|개)(?![가-힣A-Za-z])`).exec(words);
  if (found === null) return;
  const [, lead = '', digits = '', counter = ''] = found;
  if (counter === right || also.includes(counter)) return;
  const start = span.start + found.index + lead.length;
  const [written, meant] = [digits + counter, digits + right];
  const place = { start, end: start + written.length };
  tell(
    file,
    place,
    inBoth(
      say`\`${kind}\` is not counted in \`${counter}\``,
      '`{0}`{0:은/는} `{1}`{1:으로/로} 세지 않습니다',
    ),
    {
      label: inBoth(say`counted in \`${right}\``, '`{0}`{0:으로/로} 셉니다'),
      help: inBoth(say`write \`${meant}\``, '`{0}`{0:이라고/라고} 쓰세요'),
      fix: { span: place, text: meant, safe: true },
    },
  );
}

/** What the rows of a table are, where a metric counts them; null for events, and for what is no count. */
function kindCounted(metric: MetricModel, { project }: Subject): string | null {
  if (metric.kind !== 'fold' || metric.unit.kind !== 'count') return null;
  const source = project.sources.find(({ name }) => name === metric.source);
  if (source === undefined) return null;
  if (metric.aggregate === 'count')
    return source.kind === 'table' ? rowKind(source.key, source.fields) : null;
  return metric.aggregate === 'distinct' && metric.field !== null
    ? rowKind(metric.field, source.fields)
    : null;
}

/** What an act reaches, where its connector says so. */
function kindReached({ verb, args }: DoModel, { catalog }: Subject): string | null {
  const known = catalog.verbs.find(({ name }) => name === verb);
  const target = known?.arguments.find(
    ({ name, targets }) => targets !== null && args.some((argument) => argument.name === name),
  );
  return target?.targets ?? null;
}

function kindGiven(what: { readonly kind: string; readonly name?: string }, subject: Subject): string | null {
  const { project } = subject;
  if (what.kind === 'audience')
    return project.audiences.find(({ name }) => name === what.name)?.target ?? null;
  const metric = project.metrics.find(({ name }) => name === what.name);
  return what.kind === 'metric' && metric !== undefined ? kindCounted(metric, subject) : null;
}

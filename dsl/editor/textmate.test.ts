/** The grammar as an editor applies it, and the file that editors read. */
import { expect, test } from '@jest/globals';
import { expectGolden } from '../testing/golden.ts';
import { orderedWords, wordText } from '../token/words.ts';
import { scopesOf } from './testing/scopes.ts';
import { textMateGrammar } from './textmate.ts';

test('the file of the extension is the grammar', () => {
  const file = new URL('../../editors/vscode/syntaxes/ordersense.tmLanguage.json', import.meta.url);
  expectGolden(file, `${JSON.stringify(textMateGrammar(), null, 2)}\n`);
});

test.each<[string, string, string[]]>([
  [
    'a declaration and its name',
    'metric orders.pending "주문" = count of e',
    [
      'storage.type metric',
      'entity.name.type orders.pending',
      'string.quoted.double "주문"',
      'keyword.operator.assignment =',
      'support.function.aggregate count',
      'keyword.operator.word of',
      'variable.other e',
    ],
  ],
  [
    'a definition',
    'define check riders.health {',
    ['storage.type define', 'storage.type check', 'entity.name.type riders.health', 'punctuation.section {'],
  ],
  [
    'literals with their units',
    '15m 1시간30분 50% 20pp 2x ₩5_000 5만원 3km 30건 10mm 3 2026-03-10 18:30',
    [
      'constant.numeric.duration 15m',
      'constant.numeric.duration 1시간30분',
      'constant.numeric.percent 50%',
      'constant.numeric.points 20pp',
      'constant.numeric.factor 2x',
      'constant.numeric.money ₩5_000',
      'constant.numeric.money 5만원',
      'constant.numeric.distance 3km',
      'constant.numeric.count 30건',
      'constant.numeric.declared-unit 10mm',
      'constant.numeric.number 3',
      'constant.other.date 2026-03-10',
      'constant.other.time 18:30',
    ],
  ],
  [
    'words in their place',
    'when orders drops ≥ 50% and not missing',
    [
      'keyword.control when',
      'variable.other orders',
      'keyword.control drops',
      'keyword.operator.comparison ≥',
      'constant.numeric.percent 50%',
      'keyword.operator.word and',
      'keyword.operator.word not',
      'constant.language missing',
    ],
  ],
  [
    'a word that is a name, a part or a parameter',
    'overall_orders orders.drop test: `when`',
    [
      'variable.other overall_orders',
      'variable.other orders',
      'punctuation.accessor .',
      'variable.other.member drop',
      'variable.parameter test',
      'punctuation.separator.key-value :',
      'variable.other.quoted `when`',
    ],
  ],
  [
    'an action',
    'do incentives.push(to: riders) as x ...',
    [
      'keyword.control do',
      'entity.name.function incentives.push',
      'punctuation.section (',
      'variable.parameter to',
      'punctuation.separator.key-value :',
      'variable.other riders',
      'punctuation.section )',
      'keyword.control as',
      'variable.other x',
      'keyword.other.hole ...',
    ],
  ],
  [
    'a cause of several words',
    'because 라이더 부족 when',
    ['keyword.control because', 'entity.name.tag.cause 라이더 부족', 'keyword.control when'],
  ],
  [
    'a comment to the end of its line',
    '3 # when "open',
    ['constant.numeric.number 3', 'comment.line.number-sign # when "open'],
  ],
  [
    'a comment that allows a finding',
    '# allow OS1301 because "축제 기간" until 2026-06-01',
    ['comment.line.number-sign.allow # allow OS1301 because "축제 기간" until 2026-06-01'],
  ],
  [
    'what is no right token',
    '“a" ＞ && "open',
    [
      'invalid.illegal.retyped “a"',
      'invalid.illegal.retyped ＞',
      'invalid.illegal.and-sign &&',
      'invalid.illegal.open-text "open',
    ],
  ],
  ['equality by a sign', 'a == b', ['variable.other a', 'invalid.deprecated.eq-op ==', 'variable.other b']],
])('%s', (_title, text, scopes) => {
  expect(scopesOf(textMateGrammar(), text)).toEqual(scopes);
});

test.each(['"{region|upper} \\n {{x}}"', '"""\n {region}\n"""'])('texts have placeholders: %s', (text) => {
  const rule = textMateGrammar().repository['texts']?.patterns?.find(({ begin = '' }) =>
    new RegExp(`^${begin}`).test(text),
  );
  expect(rule?.patterns).toEqual([{ include: '#placeholders' }]);
  const [escaped, placeholder] = textMateGrammar().repository['placeholders']?.patterns ?? [];
  expect(new RegExp(placeholder?.match ?? '').exec(text)?.[2]).toBe('region');
  expect(new RegExp(escaped?.match ?? '').test('{{')).toBe(true);
});

test('every word of the language has a scope of its own', () => {
  for (const token of orderedWords) {
    const text = wordText(token) ?? '';
    const [scope = ''] = scopesOf(textMateGrammar(), text);
    expect(scope).toMatch(/^(storage|keyword|constant|support)\.\S+ \S+$/);
    expect(scope.endsWith(` ${text}`)).toBe(true);
  }
});

test('every pattern is one, and every included rule is there', () => {
  const grammar = textMateGrammar();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (['match', 'begin', 'end'].includes(key))
        expect(() => new RegExp(inJavaScript(String(part)))).not.toThrow();
      if (key === 'include') expect(Object.keys(grammar.repository)).toContain(String(part).slice(1));
      visit(part);
    }
  };
  visit(grammar);
});

const inJavaScript = (source: string) => source.replace(/\\x\{([0-9A-F]+)\}/gi, '\\u$1');

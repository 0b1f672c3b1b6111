import { describe, expect, test } from '@jest/globals';
import { only, playbook, said } from './testing/sample.ts';

const sent = (text: string) => playbook('orders per region drop > 50%', `do log.write(text: "${text}")`);

describe('OS1401: what people will read as it is written is told', () => {
  test.each<[string, string, string, string]>([
    ['as templates of the web have it', '{{region}} 주문', '{{region}}', '{region}'],
    ['with blanks inside', '{{ region }} 주문', '{{ region }}', '{region}'],
    ['as scripts have it', '$region 주문', '$region', '{region}'],
    ['a metric, too', '주문 {{orders}}', '{{orders}}', '{orders}'],
    ['in angle brackets', '<region> 주문', '<region>', '{region}'],
    ['in square brackets', '[region] 주문', '[region]', '{region}'],
    ['never closed', '{region 주문', '{region', '{region}'],
    ['never opened', 'region} 주문', 'region}', '{region}'],
    ['what the trigger knows', '{{drop}} 감소', '{{drop}}', '{drop}'],
  ])('%s', (_title, text, written, fixed) => {
    expect(said(sent(text))).toEqual([
      `warning OS1401 <${written}> the text shows \`${written}\` as it is written`,
    ]);
    expect([only(sent(text)).help, only(sent(text)).fix?.text]).toEqual([`write \`${fixed}\``, fixed]);
    expect(said(sent(text.replace(written, fixed)))).toEqual([]);
  });

  test.each<[string, string]>([
    ['\u0024{region}', '$'],
    ['%{region}', '%'],
  ])('%s: the mark before a placeholder is shown', (written, mark) => {
    expect(said(sent(`${written} 주문`))).toEqual([
      `warning OS1401 <${written}> the text shows the \`${mark}\` of \`${written}\``,
    ]);
    expect(only(sent(written)).fix?.text).toBe('{region}');
  });

  test.each(['%s', '%d', '%.1f', '%1$s'])('%s: nothing says which value', (written) => {
    expect(said(sent(`지역 ${written} 주문`))).toEqual([
      `warning OS1401 <${written}> the text shows \`${written}\` as it is written`,
    ]);
    expect(only(sent(written)).help).toBe('write a name in braces, for example `{region}`');
    expect(only(sent(written)).fix).toBeNull();
  });

  test('a brace before a name that is none is told at the brace', () => {
    expect(said(sent('{regoin 주문'))).toEqual(['warning OS1401 <{> the text shows `{` as it is written']);
  });

  test('each slip of a text is told by itself', () => {
    expect(said(sent('{{region}} %s $drop'))).toHaveLength(3);
  });

  test('empty braces ask for a name', () => {
    expect(only(sent('{} 주문')).help).toBe(
      'write a name between them, for example `{region}`, or `{{}}` for the braces',
    );
  });

  test('a name that only the call knows counts', () => {
    const body = 'do shops.pause(shop: "a", reason: "{{shop}}") until 1h';
    const guard = 'guard { cooldown 30m at most 9 runs in 1h }';
    expect(said(playbook('orders > 3', body, guard))).toEqual([
      'warning OS1401 <{{shop}}> the text shows `{{shop}}` as it is written',
    ]);
  });
});

test.each<[string, string]>([
  ['a placeholder', '{region} {orders} {drop}'],
  ['braces that shall be seen', '{{shop}} {{}}'],
  ['a percentage', '50% 감소, 100%d'],
  ['an amount in dollars', '$20, 20$'],
  ['words in brackets', '[긴급] <b>주문</b> [orders]'],
  ['a price of something unknown', '$amount'],
  ['a frame of its own', '{ '],
])('not: %s', (_title, text) => {
  expect(said(sent(text))).toEqual([]);
});

import { expect, test } from '@jest/globals';
import { load, playbook, said } from './testing/sample.ts';

const watched = (body: string): string =>
  playbook(
    'orders per region > 3건 for 5m',
    `\n${body}\n`,
    'guard { cooldown 1h at most 5 shops in 1d spend at most 5만원 in 1d }',
  );
const codes = (text: string): readonly string[] => said(text).map((line) => line.split(' ')[1]!);

// Beside one statement that cannot be read the names of the others are looked up.
test.each<[what: string, body: string, ...found: string[]]>([
  ['a verb', 'do log.write(text "x")\ndo lg.write(text: "x")', 'OS0101', 'OS1105'],
  ['an argument', 'approve by "a"\ndo log.write(txt: "x")', 'OS0101', 'OS1105'],
  ['a metric', 'remind after 30m\nif ordrs > 3건 { do log.write(text: "x") }', 'OS0101', 'OS1101'],
  ['a check', 'do log.write(text: ,)\ncheck riders.helth', 'OS0101', 'OS1101'],
  [
    'inside a block',
    'if orders > 3건 {\ndo log.write(text "x")\ndo lg.write(text: "x")\n}',
    'OS0101',
    'OS1105',
  ],
  [
    'around a block that is lost',
    'if still open after 30m {\ndo log.write(text: "x")\n}\ndo lg.write(text: "y")',
    'OS0101',
    'OS1105',
  ],
])('%s', (_what, body, ...found) => {
  expect(codes(watched(body))).toEqual(found);
});

// What may follow from the fault is not told.
test.each<[what: string, body: string]>([
  [
    'a cause whose check is lost',
    'check riders.health,,\nif cause is riders short { do log.write(text: "x") }',
  ],
  [
    'a cause whose check is misspelt',
    'chek riders.health\nif cause is riders short { do log.write(text: "x") }',
  ],
  [
    'a cause whose line is lost',
    'check c {\nbecause a idle > 3\nbecause b when idle > 4\n}\nif cause is a { do log.write(text: "x") }',
  ],
  ['a name whose `as` is lost', 'do log.write(text "x") as y\nif y.count > 3 { do log.write(text: "x") }'],
  ['an argument on the line that is lost', 'do http.put(\npath "/x",\nbody: { a: 1 }\n) until 1h'],
  ['a text that needs what is lost', 'do log.write(text "x")\ndo log.write(text: "{nobody}")'],
])('%s', (_what, body) => {
  expect(codes(watched(body))).toEqual(['OS0101']);
});

test.each<[what: string, text: string]>([
  [
    '`when`',
    'playbook p { when orders per region 3건\nthen { do log.write(text: "x")\ndo log.writ(text: "y") } }',
  ],
  [
    '`guard`',
    'playbook p { when orders per region > 3건\nguard { cooldwn 1h }\nthen { do log.writ(text: "y") } }',
  ],
  [
    'a clause that is none',
    'playbook p { when orders per region > 3건\nsevere high\nthen { do log.writ(text: "y") } }',
  ],
])('a fault in %s leaves the names of the others', (_what, text) => {
  expect(codes(text)).toEqual(['OS0101', 'OS1105']);
});

// What is lost may say which row is meant, what is bound, what it is compared with, and what limits it.
test.each<[what: string, text: string]>([
  [
    'a field of the row that a lost `when` binds',
    'playbook p { when each orders_in where amount 3\nthen { if amount > 3 { do log.write(text: "y") } } }',
  ],
  [
    'what a lost `when` binds or compares',
    'playbook p { when orders per region drop 3\nguard { cooldown 1h per region }\nthen { do log.write(text: "{region} {drop}") } }',
  ],
  [
    'limits that a lost `guard` has',
    `${playbook('orders per region > 3건', 'do bonus.pay(to: "r-1", amount: 2000원, lasts: 1h) until 1h').replace('then', 'guard { cooldwn 1h }\n then')}`,
  ],
])('%s', (_what, text) => {
  expect(codes(text)).toEqual(['OS0101']);
});

test.each<[what: string, text: string, ...found: string[]]>([
  [
    'a value without its unit',
    'playbook p { when orders per region 3건\nthen { wait 10\ndo log.write(text: "x") } }',
    'OS0101',
    'OS1202',
  ],
  [
    'a second clause that cannot be read',
    'playbook p { when orders per region 3건\nguard { cooldwn 1h }\nthen { do log.write(text: "x") } }',
    'OS0101',
    'OS0101',
  ],
  [
    'a slip of the pen',
    'playbook p { when orders per region 3건\nthen { do log.write(text: “x”) } }',
    'OS0101',
    'OS0105',
  ],
])('told beside a fault: %s', (_what, text, ...found) => {
  expect(codes(text)).toEqual(found);
});

test('a playbook whose names are right has one message for each word that is taken out of it', () => {
  const text = `define audience near = riders at most 5\n${watched(`check riders.health
    if cause is riders short {
      do bonus.pay(
        to: near,
        amount: 2000원,
        lasts: 1h
      )
        until 1h
    }
    otherwise { do log.write(text: "{cause}") }
    do log.write(text: "{region}") as note
    expect recovery within 30m else escalate to "a"
    do log.write(text: "{note.count}")`)}`;
  expect(said(text).filter((line) => line.startsWith('error'))).toEqual([]);
  const start = text.indexOf('playbook');
  const words = [...text.slice(start).matchAll(/[\p{L}\p{N}_]+|"[^"]*"|[^\s\p{L}\p{N}]/gu)];
  let cut = 0;
  for (const { index, 0: word } of words) {
    const broken = `${text.slice(0, start + index)}${text.slice(start + index + word.length)}`;
    const { diagnostics, files } = load(broken);
    const isCut = files.some(({ items }) =>
      items.some((item) => item.kind === 'broken' && item.rest !== null),
    );
    if (!isCut) continue;
    cut++;
    expect([broken, diagnostics.map(({ code }) => code)]).toEqual([broken, ['OS0101']]);
  }
  expect(cut).toBeGreaterThan(60);
});

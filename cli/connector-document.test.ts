/** What is said of a document that cannot be used: where, what, and what to write instead. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { lookedUpDocument, smallDocument } from '../connectors/openapi/testing/small-document.ts';
import { openapi } from '../connectors/openapi.ts';
import { documentFamilies } from './connector-document.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';
import { UsageError } from './usage-error.ts';

const folders = temporaryFolders('document');
afterAll(() => folders.removeAll());
const folder = folders.make('project');

const read = openapi.fromDocument;
if (read === undefined) throw new Error('openapi reads no document');
const familiesIn = (document: unknown) => documentFamilies(read, document, folder, 'connectors.town');

/** One mistake: the words at its place up to the line's end, what is said, what to do. */
type Mistake = readonly [at: string, message: string, help: string];

/** What is said of a text as a document. */
async function mistakesIn(text: string): Promise<readonly Mistake[]> {
  const path = join(folder, 'town.yaml');
  writeFileSync(path, text);
  try {
    await familiesIn('town.yaml');
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const said = `${error.message}\n  help: ${error.help}`.split(`${path}:`).slice(1);
    return said.map((one) => {
      const [, line, column, message, help] = /^(\d+):(\d+): (.*)\n {2}help: (.*)\n?$/.exec(one) ?? [];
      const at = text.split('\n')[Number(line) - 1]?.slice(Number(column) - 1);
      return [at ?? '', message ?? '', help ?? ''];
    });
  }
  return [];
}

test.each<[string, string, string, readonly Mistake[]]>([
  [
    'a word that is none',
    '        undo: shops.resume',
    '        undone: shops.resume',
    [['undone: shops.resume', '`undone` says nothing here', 'did you mean `undo`?']],
  ],
  [
    'a word that is near none',
    'effect: { changes: shop.open, reaches: restaurants }',
    'effect: { changes: shop.open, reaches: restaurants, foo: 1 }',
    [
      [
        'foo: 1 }',
        '`foo` says nothing here',
        'these do: `changes`, `reaches`, `lasting`, `severe`, `takesAway`',
      ],
    ],
  ],
  [
    'a doc in one language',
    '        ko: 가게를 닫는다.\n',
    '',
    [['x-ordersense:', '`ko` is missing', 'say the same in Korean: `ko: …`']],
  ],
  [
    'whom it reaches is nobody we know',
    'shop.open, reaches: restaurants, lasting',
    'shop.open, reaches: shops, lasting',
    [
      [
        'reaches: shops, lasting: true, severe: true, takesAway: true }',
        '`reaches` cannot be used',
        'write `nobody`, `staff`, `riders`, `restaurants`, `customers` or `systems`',
      ],
    ],
  ],
  [
    'a name without a family',
    'verb: shops.pause',
    'verb: pause',
    [['verb: pause', '`verb` cannot be used', 'write a name such as `restaurants.pause`']],
  ],
  [
    'a cost of no kind',
    'cost: { argument: amount, per: target }',
    'cost: 3000',
    [
      [
        'cost: 3000',
        '`cost` cannot be used',
        'write `{ argument: …, per: target }` or `{ most: 10000, currency: KRW, per: target }`',
      ],
    ],
  ],
  [
    'two kinds at once',
    'x-ordersense: { read: gifts.best, ',
    'x-ordersense: { read: gifts.best, probe: gifts.best, ',
    [
      [
        'x-ordersense: { read: gifts.best, probe: gifts.best, ko: 선물을 고른다., returns: gift }',
        'it is not clear what this operation is to playbooks',
        'write one of `verb: family.name`, `read: family.name` and `probe: family.name`',
      ],
    ],
  ],
  [
    'a text where lines are expected',
    'x-ordersense: { probe: town.weather, ko: 날씨를 알려 준다. }',
    'x-ordersense: town.weather',
    [
      [
        'x-ordersense: town.weather',
        'it is not clear what this operation is to playbooks',
        'write one of `verb: family.name`, `read: family.name` and `probe: family.name`',
      ],
    ],
  ],
  [
    'a verb that is a GET',
    'probe: town.weather',
    'verb: town.weather',
    [
      [
        'verb: town.weather, ko: 날씨를 알려 준다. }',
        'a GET changes nothing, so it is no verb',
        'write `read:` or `probe:`, or describe another method',
      ],
    ],
  ],
  [
    'a probe that is none',
    '    get:\n      summary: Says',
    '    post:\n      summary: Says',
    [
      [
        'probe: town.weather, ko: 날씨를 알려 준다. }',
        'a probe is asked by GET',
        'write `verb:`, or describe a GET',
      ],
    ],
  ],
  [
    'no summary',
    '      summary: Chooses a gift.\n',
    '',
    [
      [
        'get:',
        '`summary` is missing, which tells people what this does',
        'write one with a capital and a period: `summary: Pauses one restaurant.`',
      ],
    ],
  ],
  [
    'half a sentence',
    'summary: Closes a shop.',
    'summary: close shop',
    [
      [
        'summary: close shop',
        '`summary` is no whole sentence',
        'write one with a capital and a period: `summary: Pauses one restaurant.`',
      ],
    ],
  ],
  [
    'a hole in the path',
    '/weather:',
    '/weather/{town}:',
    [
      [
        '/weather/{town}:',
        'nothing fills `{town}`',
        'add a parameter `{ name: town, in: path, required: true, schema: { type: string } }`',
      ],
    ],
  ],
  [
    'a header',
    'name: place, in: query',
    'name: place, in: header',
    [
      [
        'in: header, required: true, schema: { type: string, x-ordersense: { is: place } } }',
        '`place` travels where playbooks put nothing',
        'what playbooks give goes into `path`, `query` or the JSON body; leave this parameter out',
      ],
    ],
  ],
  [
    'a body that is no JSON',
    'application/json:\n            schema:\n              type: object\n              required: [reason]',
    'text/plain:\n            schema:\n              type: object\n              required: [reason]',
    [['content:', 'only JSON is understood here', 'describe `application/json` with a `schema`']],
  ],
  [
    'a body that is a list',
    'type: object\n              required: [reason]',
    'type: array\n              required: [reason]',
    [['schema:', 'an object is expected here', 'write `type: object` with `properties:`']],
  ],
  [
    'a type that is none',
    'is: number(mm)',
    'is: rain(mm)',
    [
      [
        'is: rain(mm), ko: 강수량 } }',
        'there is no type `rain(mm)`',
        'write one of `text`, `bool`, `count`, `number(mm)`, `money(KRW)`, `duration(s)`, `percent(fraction)`, `id(rider)`, `place`, `time`',
      ],
    ],
  ],
  [
    'a type that JSON cannot carry',
    'amount: { type: integer,',
    'amount: { type: string,',
    [['is: money(KRW) } }', '`money(KRW)` cannot be a JSON string', 'write `type: integer`']],
  ],
  [
    'an answer that is not there',
    'returns: gift',
    'returns: coupon',
    [['returns: coupon }', 'the answer has no `coupon`', 'it has `gift`']],
  ],
  [
    'a probe that answers nothing',
    "'200':\n          content:\n            application/json:\n              schema:\n                type: object\n                required: [rain, level]",
    "'204':\n          content:\n            application/json:\n              schema:\n                type: object\n                required: [rain, level]",
    [['get:', 'it is not said what this probe answers', 'describe the JSON object of its 200 response']],
  ],
  [
    'a reference to nothing',
    "- $ref: '#/components/parameters/Shop'\n      - {",
    "- $ref: '#/components/parameters/Shp'\n      - {",
    [
      [
        "$ref: '#/components/parameters/Shp'",
        'there is no `#/components/parameters/Shp` in this document',
        'add it, or correct the reference',
      ],
    ],
  ],
  [
    'a reference to elsewhere',
    "- $ref: '#/components/parameters/Shop'\n    put",
    "- $ref: 'shop.yaml#/Shop'\n    put",
    [
      [
        "$ref: 'shop.yaml#/Shop'",
        'only references within this document are followed',
        'write it as `#/components/…`, or write the thing itself',
      ],
    ],
  ],
  [
    'an undo that is not there',
    'undo: shops.resume',
    'undo: shops.open',
    [['undo: shops.open', '`shops` has no verb `shops.open`', 'it has `shops.resume`']],
  ],
  [
    'an undo of another family',
    'undo: shops.resume',
    'undo: gifts.send',
    [['undo: gifts.send', '`shops` has no verb `gifts.send`', 'it has `shops.resume`']],
  ],
  [
    'an undo that changes something else',
    'effect: { changes: shop.open, reaches: restaurants }',
    'effect: { changes: shop.hours, reaches: restaurants }',
    [
      [
        'undo: shops.resume',
        '`shops.resume` changes `shop.hours`, not `shop.open`',
        'an undo changes what its act changed',
      ],
    ],
  ],
  [
    'an undo that is not told its act',
    'filled: act-key',
    'ko: 행동',
    [
      [
        'undo: shops.resume',
        '`shops.resume` is not told which act it takes back',
        'add a property with `x-ordersense: { filled: act-key }` to its body, or write `undoTakes: wider`',
      ],
    ],
  ],
  [
    'an undo that needs more than its act',
    '              type: object\n              properties:\n                act:',
    '              type: object\n              required: [why]\n              properties:\n                why: { type: string }\n                act:',
    [
      [
        'undo: shops.resume',
        '`shops.resume` needs `why`, which `shops.pause` is not given',
        'an undo gets the arguments of its act: give both the same one, or make it optional',
      ],
    ],
  ],
  [
    'an undo that has one itself',
    'effect: { changes: shop.open, reaches: restaurants }',
    'effect: { changes: shop.open, reaches: restaurants }\n        undo: shops.pause\n        undoTakes: wider',
    [['undo: shops.pause', '`shops.resume` is an undo and has one itself', 'leave this one out']],
  ],
  [
    'something that never ends',
    '        endsBy: lasts\n',
    '',
    [
      [
        'lasting: true }',
        'nothing ends what `gifts.send` leaves',
        'name the verb that takes it back with `undo:`, or the argument that ends it with `endsBy:`',
      ],
    ],
  ],
  [
    'nothing that lasts',
    'changes: customer.gift',
    'changes: nothing',
    [
      [
        'changes: nothing, reaches: customers, lasting: true }',
        '`gifts.send` changes nothing, so nothing of it can last or be undone',
        'say what it leaves changed, for example `changes: restaurant.open`',
      ],
    ],
  ],
  [
    'an end that is no argument',
    'endsBy: lasts',
    'endsBy: duration',
    [['endsBy: duration', '`gifts.send` has no argument `duration`', 'it takes `lasts`']],
  ],
  [
    'an end that is no duration',
    'endsBy: lasts',
    'endsBy: amount',
    [['endsBy: amount', '`amount` is no duration', 'it takes `lasts`']],
  ],
  [
    'a price that is no money',
    'argument: amount',
    'argument: lasts',
    [['argument: lasts, per: target }', '`lasts` is no money', 'it takes `amount`']],
  ],
  [
    'answers that are no list',
    '        purpose: marketing',
    '        asksAmong: kind',
    [['asksAmong: kind', '`kind` is no list', '`gifts.send` takes no list']],
  ],
  [
    'an end of its own without being told',
    'filled: expires-at',
    'ko: 끝',
    [
      [
        'ttl: remote',
        '`shops.pause` is never told when to end by itself',
        'add a property with `x-ordersense: { filled: expires-at }` to its body, or write `ttl: none`',
      ],
    ],
  ],
  [
    'a key that is not sent',
    '        endsBy: lasts\n',
    '        endsBy: lasts\n        idempotency: key\n',
    [
      [
        'idempotency: key',
        '`gifts.send` is sent no `Idempotency-Key`',
        'add the header to its parameters, or write `idempotency: none`',
      ],
    ],
  ],
  [
    'an opposite of another family',
    '        purpose: marketing',
    '        opposites: [shops.pause]',
    [
      [
        'opposites: [shops.pause]',
        '`gifts` has no verb `shops.pause`',
        'opposites are verbs of the same family',
      ],
    ],
  ],
  [
    'one name twice',
    'verb: shops.resume',
    'verb: shops.pause',
    [['verb: shops.pause', '`shops.pause` is offered twice', 'give one of them another name']],
  ],
  [
    'one argument twice',
    '                reason:\n',
    '                shops: { type: string }\n                reason:\n',
    [
      [
        'shops: { type: string }',
        '`shops.pause` takes two arguments called `shops`',
        'call one of them otherwise: `x-ordersense: { argument: … }`',
      ],
    ],
  ],
  [
    'a time',
    'lasts: { type: integer, x-ordersense: { is: duration(s) } }',
    'lasts: { type: integer, x-ordersense: { is: duration(s) } }\n                at: { type: string, x-ordersense: { is: time } }',
    [
      [
        'at: { type: string, x-ordersense: { is: time } }',
        '`at` is a time, which playbooks cannot give',
        'make it a duration, or let the connector fill it: `filled: expires-at`',
      ],
    ],
  ],
  [
    'somebody reads a number',
    'is: money(KRW)',
    'is: money(KRW), readBy: customers',
    [
      [
        'amount: { type: integer, x-ordersense: { is: money(KRW), readBy: customers } }',
        '`amount` is no text, so nobody reads it',
        'leave out `readBy` and `shows`',
      ],
    ],
  ],
  [
    'many of nobody knows what',
    'targets: customer, many',
    'many',
    [
      [
        'to: { type: string, x-ordersense: { is: id(customer), many: true } }',
        'it is not said what the many of `to` are',
        'add what they are, for example `targets: restaurant`',
      ],
    ],
  ],
  [
    'another version',
    'openapi: 3.1.0',
    "openapi: '2.0'",
    [["openapi: '2.0'", 'only OpenAPI 3.1 is understood', 'write `openapi: 3.1.0`, and the document by it']],
  ],
  [
    'broken YAML',
    '    post:\n      summary: Gives',
    '    post:\n   summary: Gives',
    [
      [
        '',
        'from here on this is no YAML',
        'look at the indentation, the colons and the quotes of this line and the next',
      ],
    ],
  ],
])('%s', async (_title, from, to, expected) => {
  expect(smallDocument.split(from).length).toBe(2);
  expect(await mistakesIn(smallDocument.replace(from, to))).toEqual(expected);
});

test.each<[string, string, string, readonly Mistake[]]>([
  [
    'a verb that is asked about, and nothing that answers',
    'lookup: gifts.send, within: 60',
    'lookup: gifts.give, within: 60',
    [
      [
        'idempotency: lookup',
        'nothing says whether `gifts.send` was done',
        'describe the GET that does: `x-ordersense: { lookup: gifts.send }`',
      ],
      [
        'lookup: gifts.give, within: 60 }',
        'there is no verb `gifts.give`',
        'name the verb whose acts it knows of',
      ],
    ],
  ],
  [
    'a look-up that asks for more than the key',
    'schema: { type: string }, x-ordersense: { filled: act-key } }',
    'schema: { type: string } }',
    [
      [
        'x-ordersense: { lookup: gifts.send, within: 60 }',
        'all that is known of an act then is its key',
        'give it one parameter, with `x-ordersense: { filled: act-key }`',
      ],
    ],
  ],
])('%s', async (_title, from, to, expected) => {
  expect(await mistakesIn(lookedUpDocument())).toEqual([]);
  expect(await mistakesIn(lookedUpDocument().replace(from, to))).toEqual(expected);
});

test('several mistakes come at once, each at its line and column with its own help', async () => {
  const path = join(folder, 'town.yaml');
  writeFileSync(
    path,
    smallDocument.replace('undo: shops.resume', 'undo: shops.open').replace('is: money(KRW)', 'is: won'),
  );
  const failed = await familiesIn('town.yaml').catch((error: UsageError) => error);
  if (!(failed instanceof UsageError)) throw new Error('it was taken');
  expect([failed.message, failed.help]).toEqual([
    [
      `${path}:71:58: there is no type \`won\``,
      '  help: write one of `text`, `bool`, `count`, `number(mm)`, `money(KRW)`, `duration(s)`, `percent(fraction)`, `id(rider)`, `place`, `time`',
      `${path}:17:9: \`shops\` has no verb \`shops.open\``,
    ].join('\n'),
    'it has `shops.resume`',
  ]);
});

test.each<[string, unknown, string, string]>([
  [
    'no document',
    undefined,
    'connectors.town.document: a document that says what the service offers is expected',
    'write `document: delivery-platform`, or the path of an OpenAPI 3.1 file in this project',
  ],
  [
    'a number',
    7,
    'connectors.town.document: a document that says what the service offers is expected',
    'write `document: delivery-platform`, or the path of an OpenAPI 3.1 file in this project',
  ],
  [
    'one that does not come with the product',
    'delivery-platfrom',
    'connectors.town.document: no document called `delivery-platfrom` comes with the product',
    'write `delivery-platform`, or a path such as `platform/openapi.yaml`',
  ],
  [
    'a file that is not there',
    'api/town.yaml',
    'connectors.town.document: there is no file `api/town.yaml` in this project',
    'check its path; `document: delivery-platform` names the one that comes with the product',
  ],
])('%s', async (_title, document, message, help) => {
  await expect(familiesIn(document)).rejects.toMatchObject({ message, help });
});

test.each<[string, string, string]>([
  ['an empty file', '', ': this is no OpenAPI document'],
  ['a list', '- a\n', ':1:1: this is no OpenAPI document'],
  [
    'aliases that multiply without end',
    `a: &a [1, 1, 1]\n${'bcdefgh'
      .split('')
      .map((name, i) => `${name}: &${name} [${`*${'abcdefg'[i]}, `.repeat(9)}1]\n`)
      .join('')}`,
    ': too many `*aliases`',
  ],
])('%s', async (_title, text, message) => {
  writeFileSync(join(folder, 'other.yaml'), text);
  await expect(familiesIn('other.yaml')).rejects.toMatchObject({
    message: `${join(folder, 'other.yaml')}${message}`,
  });
});

test('a document may be JSON', async () => {
  writeFileSync(join(folder, 'town.json'), JSON.stringify(parse(smallDocument)));
  const names = (await familiesIn('town.json')).map(({ name }) => name);
  expect(names).toEqual(['shops', 'gifts', 'town']);
});

test('the document that comes with the product is found by its name', async () => {
  expect((await familiesIn('delivery-platform')).map(({ name }) => name)).toContain('incentives');
});

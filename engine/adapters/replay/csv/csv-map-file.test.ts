import { expect, test } from '@jest/globals';
import { readCsvMap } from './csv-map-file.ts';

const topic = (body: string) => `zone: UTC\ntopics:\n  orders:\n${body}`;
const told = (text: string) => {
  const read = readCsvMap(text, 'map.yaml');
  return 'topics' in read ? 'fine' : read.map((p) => `${p.place}: ${p.message}`);
};

test('everything that a map can say', () => {
  const text = `
separator: ";"
zone: Europe/Helsinki
nulls: ["", NA]
horizon: 2h
topics:
  orders:
    when:
      - { column: STATUS, one_of: [placed] }
      - { column: AT, is: present }
    key: id
    arrival: at
    fields:
      id: { row: "o-" }
      at: { time: AT }
      shop: SHOP
      items: { column: ITEMS, as: integer, nulls: ["-"] }
      zone: { grid: { lat: LAT, lon: LON, step: 0.01 } }
      city: { value: Helsinki }
      ref: { join: [CITY, { text: "#" }, SHOP], between: "/" }
  deliveries:
    arrival: { time: AT, plus: MINUTES, unit: m, zone: UTC }
    fields: {}
`;
  expect(readCsvMap(text, 'map.yaml')).toEqual({
    separator: ';',
    horizonMs: 7_200_000,
    topics: [
      {
        topic: 'orders',
        when: [
          { column: 'STATUS', oneOf: ['placed'] },
          { column: 'AT', is: 'present' },
        ],
        key: 'id',
        arrival: {
          kind: 'time',
          column: 'AT',
          format: 'iso',
          zone: 'Europe/Helsinki',
          plus: null,
          nulls: ['', 'NA'],
        },
        fields: [
          ['id', { kind: 'row', prefix: 'o-' }],
          [
            'at',
            {
              kind: 'time',
              column: 'AT',
              format: 'iso',
              zone: 'Europe/Helsinki',
              plus: null,
              nulls: ['', 'NA'],
            },
          ],
          ['shop', { kind: 'column', column: 'SHOP', as: 'text', nulls: ['', 'NA'] }],
          ['items', { kind: 'column', column: 'ITEMS', as: 'integer', nulls: ['-'] }],
          [
            'zone',
            { kind: 'grid', lat: 'LAT', lon: 'LON', step: { lat: 0.01, lon: 0.01 }, nulls: ['', 'NA'] },
          ],
          ['city', { kind: 'value', value: 'Helsinki' }],
          [
            'ref',
            {
              kind: 'join',
              parts: [{ column: 'CITY' }, { text: '#' }, { column: 'SHOP' }],
              between: '/',
              nulls: ['', 'NA'],
            },
          ],
        ],
      },
      {
        topic: 'deliveries',
        when: [],
        key: null,
        arrival: {
          kind: 'time',
          column: 'AT',
          format: 'iso',
          zone: 'UTC',
          plus: { from: 'MINUTES', unitMs: 60_000 },
          nulls: ['', 'NA'],
        },
        fields: [],
      },
    ],
  });
});

test.each<[string, string, string[]]>([
  [
    'no YAML',
    'topics: [',
    [
      'map.yaml:1:10: this is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 10:',
    ],
  ],
  ['nothing', '', ['map.yaml:1:1: Invalid input: expected object, received null']],
  ['no topics', 'topics: {}', ['map.yaml:1:9: `topics`: no topic gets anything']],
  [
    'a word that is none',
    'topic: {}\n',
    [
      'map.yaml:1:1: `topics`: Invalid input: expected record, received undefined',
      'map.yaml:1:1: Unrecognized key: "topic"',
    ],
  ],
  [
    'a field with two forms',
    topic('    arrival: { time: T }\n    fields:\n      x: { value: 1, row: "a" }'),
    [
      'map.yaml:6:10: `topics.orders.fields.x`: a field has exactly one of column, time, grid, value, row, join',
    ],
  ],
  [
    'a wrong type',
    topic('    arrival: { time: T }\n    fields:\n      x: { column: X, as: money }'),
    ['map.yaml:6:27: `topics.orders.fields.x.as`: `as` is one of text, integer, number, bool'],
  ],
  [
    'an arrival that is no time',
    topic('    arrival: x\n    fields:\n      x: X'),
    ['map.yaml:4:14: `topics.orders.arrival`: `x` is no time field of this topic'],
  ],
  [
    'an arrival that is no field',
    topic('    arrival: y\n    fields: {}'),
    ['map.yaml:4:14: `topics.orders.arrival`: `y` is no time field of this topic'],
  ],
  [
    'a key that is no field',
    topic('    arrival: { time: T }\n    key: y\n    fields: {}'),
    ['map.yaml:5:10: `topics.orders.key`: `y` is no field of this topic'],
  ],
  [
    'a zone that is none',
    'zone: Mars\ntopics: { a: { arrival: { time: T }, fields: {} } }',
    ['map.yaml:1:7: `zone`: this is no IANA time zone, such as `Europe/Helsinki` or `UTC`'],
  ],
  [
    'plus without its unit',
    topic('    arrival: at\n    fields:\n      at: { time: T, plus: M }'),
    ['map.yaml:6:11: `topics.orders.fields.at`: `plus` and `unit` go together'],
  ],
  [
    'a step of nothing',
    topic('    arrival: { time: T }\n    fields:\n      z: { grid: { lat: A, lon: B, step: 0 } }'),
    ['map.yaml:6:42: `topics.orders.fields.z.grid.step`: a step is more than 0 degrees'],
  ],
  [
    'a horizon of nothing',
    'horizon: soon\ntopics: { a: { arrival: { time: T }, fields: {} } }',
    ['map.yaml:1:10: `horizon`: a horizon is a duration such as `2h` or `1d`'],
  ],
])('%s', (_title, text, expected) => {
  expect(told(text)).toEqual(expected);
});

import { expect, test } from '@jest/globals';
import { isTimeFormat, timeReader } from './csv-time.ts';
import { isTimeZone } from './local-time.ts';

const iso = (ms: number | string) => (typeof ms === 'number' ? new Date(ms).toISOString() : ms);

test.each<[string, string, string | null, string, string]>([
  ['seconds and milliseconds', 'iso', 'UTC', '2020-08-01 06:07:00.250', '2020-08-01T06:07:00.250Z'],
  ['minutes only', 'iso', 'UTC', '2020-08-01T06:07', '2020-08-01T06:07:00.000Z'],
  ['a date', 'iso', 'UTC', '2020-08-01', '2020-08-01T00:00:00.000Z'],
  ['its own zone wins', 'iso', 'Asia/Seoul', '2020-08-01T06:07:00Z', '2020-08-01T06:07:00.000Z'],
  ['an offset', 'iso', null, '2020-08-01T06:07:00+09:00', '2020-07-31T21:07:00.000Z'],
  ['an offset without a colon, behind', 'iso', null, '2020-08-01 06:07:00 -0330', '2020-08-01T09:37:00.000Z'],
  ['Seoul', 'iso', 'Asia/Seoul', '2026-03-06 18:10:00', '2026-03-06T09:10:00.000Z'],
  ['New York in summer', 'iso', 'America/New_York', '2014-07-01 00:00:00', '2014-07-01T04:00:00.000Z'],
  ['New York in winter', 'iso', 'America/New_York', '2015-01-31 23:30:00', '2015-02-01T04:30:00.000Z'],
  [
    'an hour that happens twice is the first',
    'iso',
    'America/New_York',
    '2014-11-02 01:30:00',
    '2014-11-02T05:30:00.000Z',
  ],
  ['the hour after it', 'iso', 'America/New_York', '2014-11-02 02:00:00', '2014-11-02T07:00:00.000Z'],
  [
    'an hour that never happens is counted on',
    'iso',
    'America/New_York',
    '2015-03-08 02:30:00',
    '2015-03-08T07:30:00.000Z',
  ],
  ['the hour after that', 'iso', 'America/New_York', '2015-03-08 03:00:00', '2015-03-08T07:00:00.000Z'],
  [
    'a change of half an hour',
    'iso',
    'Australia/Lord_Howe',
    '2020-04-05 01:45:00',
    '2020-04-04T14:45:00.000Z',
  ],
  ['a pattern', 'dd.MM.yyyy HH:mm', 'UTC', '1.8.2020 06:07', '2020-08-01T06:07:00.000Z'],
  ['epoch seconds', 'epoch s', null, '1596262020.5', '2020-08-01T06:07:00.500Z'],
  ['epoch milliseconds', 'epoch ms', null, '1596262020000', '2020-08-01T06:07:00.000Z'],
  ['no zone anywhere', 'iso', null, '2020-08-01 06:07:00', 'has no time zone: say `zone:` in the map'],
  ['no such day', 'iso', 'UTC', '2020-02-30 06:07:00', 'is a date or time that does not exist'],
  ['no such hour', 'iso', 'UTC', '2020-02-01 24:07:00', 'is a date or time that does not exist'],
  ['no time', 'iso', 'UTC', 'yesterday', 'is no time like 2026-03-06 18:10:00'],
  ['not the pattern', 'dd.MM.yyyy', 'UTC', '2020-08-01', 'is no time like `dd.MM.yyyy`'],
  ['no number', 'epoch s', null, 'x', 'is no number of epoch time'],
])('%s', (_title, format, zone, text, expected) => {
  expect(iso(timeReader(format, zone)(text))).toBe(expected);
});

test.each<[string, boolean]>([
  ['iso', true],
  ['epoch s', true],
  ['MM/dd/yyyy', true],
  ['MM/yyyy', false],
  ['dd dd MM yyyy', false],
  ['', false],
])('format %j is understood: %s', (format, expected) => {
  expect(isTimeFormat(format)).toBe(expected);
});

test.each<[string, boolean]>([
  ['Asia/Seoul', true],
  ['UTC', true],
  ['Mars/Olympus', false],
])('zone %j is known: %s', (zone, expected) => {
  expect(isTimeZone(zone)).toBe(expected);
});

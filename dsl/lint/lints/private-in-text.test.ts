import { expect, test } from '@jest/globals';
import { linted } from '../testing/linted.ts';

const calls = `stream calls from kafka "calls" {
  key id  time at  silent after 5m
  field id is id
  field region is place
  field guest is id(guest) private
  field phone is text private
  field length is duration(s) private
  field agent is text
}
table guests from kafka "guests" { key guest  time at  silent after 5m
  field guest is id(guest) private  field name is text private  field tier is one of ("gold", "new") }
metric last_phone = latest of calls.phone per region over 1h
metric length = avg of calls.length per region over 1h
metric missed = count of calls per region, guest over 1h`;

const told = (when: string, action: string) => `${calls}
playbook p { when ${when} then ${action} }`;
const tell = (text: string) => `do staff.tell(team: "ops", text: ${text})`;

test.each<[string, string, string, readonly string[]]>([
  [
    'a private field of the event',
    'each calls per region',
    tell('"{phone} called"'),
    ['error OS1402 <{phone}> `{phone}` is personal data, and `staff.tell` shows it to our staff'],
  ],
  [
    'a dimension that a source declares private',
    'missed per guest > 3',
    tell('"{guest} called"'),
    ['error OS1402 <{guest}> `{guest}` is personal data, and `staff.tell` shows it to our staff'],
  ],
  [
    'a look-up of a private field',
    'missed per guest > 3',
    tell('"{guest.name} called"'),
    ['error OS1402 <{guest.name}> `{guest.name}` is personal data, and `staff.tell` shows it to our staff'],
  ],
  [
    'a metric that is one single value',
    'missed per region > 3',
    tell('"last: {last_phone}"'),
    ['error OS1402 <{last_phone}> `{last_phone}` is personal data, and `staff.tell` shows it to our staff'],
  ],
  [
    'in what follows a failure, and in what is expected in vain',
    'each calls per region',
    `{ ${tell('"x"')} on failure { ${tell('"{phone}"')} } expect recovery within 5m else ${tell('"{phone}!"')} }`,
    [
      'error OS1402 <{phone}> `{phone}` is personal data, and `staff.tell` shows it to our staff',
      'error OS1402 <{phone}> `{phone}` is personal data, and `staff.tell` shows it to our staff',
    ],
  ],
  ['what is not private', 'each calls per region', tell('"{agent} in {region}"'), []],
  ['an open field of the same row', 'missed per guest > 3', tell('"a {guest.tier} guest called"'), []],
  ['an average of private fields names nobody', 'missed per region > 3', tell('"{length}"'), []],
  ['a text that no person reads', 'each calls per region', 'do http.post(path: "/{phone}")', []],
])('%s', (_title, when, action, expected) => {
  expect(linted(told(when, action), 'OS1402')).toEqual(expected);
});

test('the notes name the declaration', () => {
  expect(linted(told('each calls per region', tell('"{agent}"')), 'OS14')).toEqual([]);
});

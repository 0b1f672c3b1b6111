import { expect, test } from '@jest/globals';
import { linted } from '../testing/linted.ts';

const playbook = (action: string, clauses = '') => `playbook p {
  when orders per region drop > 50%
  ${clauses}
  then ${action}
}
define schedule evening = daily 17:00-20:00`;
const news = 'do news.send(place: region, text: "Hungry?")';
const found = ['info OS2307 <p> `p` sends marketing, and says no hours for it'];

test.each<[string, string, readonly string[]]>([
  ['marketing at any hour', playbook(news), found],
  ['several of them are told once', playbook(`{ ${news} ${news} }`), found],
  ['in a branch', playbook(`{ if idle < 5 { ${news} } }`), found],
  ['hours that are left out are not hours that are chosen', playbook(news, 'except during evening'), found],
  ['hours that are chosen', playbook(news, 'only during evening'), []],
  ['a message to staff', playbook('do staff.tell(team: "ops", text: "x")'), []],
])('%s', (_title, text, expected) => {
  expect(linted(text, 'OS2307')).toEqual(expected);
});

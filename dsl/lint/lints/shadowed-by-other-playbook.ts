import { placeOf } from '../../resolve/words-of.ts';
import { say } from '../../say.ts';
import type { Firing, History } from '../history.ts';
import type { CheckedLint } from '../lint.ts';
import { playbooksOf, type WrittenPlaybook } from '../subject.ts';
import { verbOf } from '../verb-of.ts';
import { walk } from '../walk.ts';

/** Incidents that open so close to each other answer the same trouble. */
const TOGETHER_MS = 15 * 60_000;
const SHARE = 0.8;
const AT_LEAST = 3;

/** OS2007: two playbooks that change the same thing, at the same time, for the same instance. */
export const shadowedByOtherPlaybook: CheckedLint = {
  code: 'OS2007',
  name: 'shadowed-by-other-playbook',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: true,
  check(subject, tell) {
    const { history, catalog, map } = subject;
    if (history === null) return;
    const written = playbooksOf(subject).filter(({ model }) => model.mode !== 'off');
    const places = new Map(written.map(({ model }, index) => [model.name, index]));
    const together = countTogether(history, places);
    const total = new Map<string, number>();
    for (const { playbook } of history.firings) total.set(playbook, (total.get(playbook) ?? 0) + 1);

    for (const [later, { model }] of written.entries()) {
      const count = total.get(model.name) ?? 0;
      if (count < AT_LEAST) continue;
      for (const [earlier, times] of together.get(later) ?? []) {
        const other = written[earlier];
        const verb = other && sharedChange(model, other.model, catalog);
        if (other === undefined || verb == null || times < AT_LEAST || times / count < SHARE) continue;
        const [here, there] = [map.placeOf(model), map.placeOf(other.model)];
        if (here === null || there === null) continue;
        const at = placeOf(there.file, there.span.start);
        tell(here.file, here.span, say`\`${model.name}\` does again what \`${other.model.name}\` does`, {
          label: say`same time, same target`,
          notes: [
            say`${times} of its ${count} incidents opened within 15m of one of \`${other.model.name}\` (${at})`,
            say`both do \`${verb}\``,
          ],
          help: say`join the two, or hold this one back with \`unless\``,
        });
        break;
      }
    }
  },
  doc: {
    bad: `define audience some = riders where status is "idle" at most 30
playbook few_orders {
  when orders per region drop > 50%
  guard { cooldown 30m per region }
  then do bonus.pay(to: some, amount: 2000원, lasts: 1h)
}
playbook few_riders {
  when idle per region < 5
  guard { cooldown 30m per region }
  then do bonus.pay(to: some, amount: 2000원, lasts: 1h)
}`,
    good: `define audience some = riders where status is "idle" at most 30
playbook few_riders {
  when orders per region drop > 50% or idle per region < 5
  guard { cooldown 30m per region }
  then do bonus.pay(to: some, amount: 2000원, lasts: 1h)
}`,
    why: {
      en: 'Each of them is capped, and together they pay twice: the same riders get two bonuses for one trouble.',
      ko: '각각은 한도가 있지만 둘이 함께 두 번 지급합니다. 같은 라이더가 한 가지 일로 보너스를 두 번 받습니다.',
    },
    options: [
      {
        en: 'It is said where four of five incidents open within 15 minutes of one of the other, three or more in all.',
        ko: '다섯 중 넷이 다른 쪽의 사건과 15분 안에 열리고, 모두 세 건 이상이면 알려 줍니다.',
      },
    ],
  },
};

/** Later playbook → earlier one → incidents of the later that opened near one of the earlier, for the same instance. */
function countTogether(
  { firings }: History,
  places: ReadonlyMap<string, number>,
): ReadonlyMap<number, ReadonlyMap<number, number>> {
  const byInstance = new Map<string, Firing[]>();
  for (const firing of firings) {
    const key = instanceOf(firing);
    const known = byInstance.get(key);
    if (known === undefined) byInstance.set(key, [firing]);
    else known.push(firing);
  }
  const found = new Map<number, Map<number, number>>();
  for (const inOrder of byInstance.values()) {
    let from = 0;
    for (const firing of inOrder) {
      const later = places.get(firing.playbook);
      while (inOrder[from]!.atMs < firing.atMs - TOGETHER_MS) from++;
      if (later === undefined) continue;
      const near = new Set<number>();
      for (let at = from; at < inOrder.length && inOrder[at]!.atMs <= firing.atMs + TOGETHER_MS; at++) {
        const earlier = places.get(inOrder[at]!.playbook);
        if (earlier !== undefined && earlier < later) near.add(earlier);
      }
      const counts = found.get(later) ?? new Map<number, number>();
      for (const earlier of near) counts.set(earlier, (counts.get(earlier) ?? 0) + 1);
      found.set(later, counts);
    }
  }
  return found;
}

function instanceOf({ instance }: Firing): string {
  return JSON.stringify(Object.entries(instance).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A verb of the first that changes what one of the second changes too; messages change nothing. */
function sharedChange(
  one: WrittenPlaybook['model'],
  other: WrittenPlaybook['model'],
  catalog: Parameters<typeof verbOf>[1],
): string | null {
  const changed = new Set(walk(other).acts.map(({ verb }) => verbOf(verb, catalog)?.changes ?? 'nothing'));
  const act = walk(one).acts.find(({ verb }) => {
    const changes = verbOf(verb, catalog)?.changes ?? 'nothing';
    return changes !== 'nothing' && changed.has(changes);
  });
  return act?.verb ?? null;
}

import { say } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { verbOf } from '../verb-of.ts';
import { walk } from '../walk.ts';

/** OS2310: a severe effect that only we can end, so that it stays while we are down (R21). */
export const severeWithoutTtl: CheckedLint = {
  code: 'OS2310',
  name: 'severe-without-ttl',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check({ project, catalog, map }, tell) {
    for (const playbook of project.playbooks) {
      for (const act of walk(playbook).acts) {
        const verb = verbOf(act.verb, catalog);
        if (verb === null || !verb.severe || !verb.lasting || verb.ttl !== 'none') continue;
        // What the call itself ends is over without us.
        if (verb.endsBy !== null && act.args.some(({ name }) => name === verb.endsBy)) continue;
        const place = map.placeOf(act);
        if (place === null) continue;
        tell(place.file, place.span, say`\`${verb.name}\` stays as it is while OrderSense is down`, {
          label: say`severe, and only we take it back`,
          notes: [
            say`the connector marks \`${verb.name}\` as severe, lasting, and without an end of its own`,
          ],
          help: endsBy(verb.endsBy, act.until?.afterMs ?? null),
        });
      }
    }
  },
  doc: {
    bad: `playbook failing {
  when rejects per shop > 30%
  guard { cooldown 30m per shop }
  then do kitchen.close(shop: shop) until recovered or 1h
}`,
    good: `playbook failing {
  when rejects per shop > 30%
  guard { cooldown 30m per shop }
  then do staff.tell(team: "ops", text: "{shop} refuses {rejects} of its orders")
}`,
    why: {
      en: 'The undo comes from us. If OrderSense cannot reach the service when it is due, the effect stays until somebody notices.',
      ko: '되돌리는 것은 OrderSense입니다. 되돌릴 때 서비스에 닿지 못하면 누군가 알아차릴 때까지 그대로 남습니다.',
    },
    options: [
      {
        en: 'A service that ends it by itself, when it hears no more of us, says so in its connector: `ttl: remote`.',
        ko: '소식이 끊기면 스스로 끝내는 서비스라면 커넥터에 `ttl: remote`라고 밝히세요.',
      },
    ],
  },
};

/** With an argument that ends it, the service knows by itself. */
function endsBy(argument: string | null, afterMs: number | null) {
  if (argument === null)
    return say`let the service end it by itself and say \`ttl: remote\` in its connector, or allow it here`;
  return afterMs === null
    ? say`give it an end of its own: \`${argument}: 1h\``
    : say`give it an end of its own: \`${argument}: ${Math.round(afterMs / 60_000)}m\``;
}

import { say } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { verbOf } from '../verb-of.ts';
import { walk } from '../walk.ts';

/** OS2307: marketing without `only during`: the engine holds it at night (R32), and a reader should know. */
export const customerContactHours: CheckedLint = {
  code: 'OS2307',
  name: 'customer-contact-hours',
  level: 'info',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check({ project, catalog, map }, tell) {
    for (const playbook of project.playbooks) {
      if (playbook.onlyDuring.length > 0) continue;
      const act = walk(playbook).acts.find(({ verb }) => verbOf(verb, catalog)?.purpose === 'marketing');
      const place = act === undefined ? null : map.placeOf(playbook);
      if (act === undefined || place === null) continue;
      const hours = project.schedules.find(({ name }) => /contact|hours|연락/.test(name))?.name;
      tell(place.file, place.span, say`\`${playbook.name}\` sends marketing, and says no hours for it`, {
        label: say`no \`only during\``,
        notes: [
          say`the connector marks \`${act.verb}\` as marketing`,
          say`from 21:00 to 08:00 the engine holds it back until the morning`,
        ],
        help:
          hours === undefined
            ? say`write \`only during contact_hours\`, with \`define schedule contact_hours = daily 09:00-20:30\``
            : say`write \`only during ${hours}\``,
      });
    }
  },
  doc: {
    bad: `playbook hungry {
  when orders per region drop > 50%
  guard { cooldown 1d per region }
  then do news.send(place: region, text: "Hungry? We are open")
}`,
    good: `define schedule contact_hours = daily 09:00-20:30
playbook hungry {
  when orders per region drop > 50%
  only during contact_hours
  guard { cooldown 1d per region }
  then do news.send(place: region, text: "Hungry? We are open")
}`,
    why: {
      en: 'Marketing is not sent at night, by law: what this playbook decides at 23:00 goes out at 08:00 if what started it is still so, when it may no longer fit.',
      ko: '광고는 법에 따라 밤에 보내지 않습니다. 23시에 결정한 것은 시작 조건이 여전히 참이면 8시에 나가는데, 그때는 맞지 않는 말일 수 있습니다.',
    },
    options: [
      {
        en: 'With `only during` the playbook itself waits, so that what it says is true when it is sent.',
        ko: '`only during`을 쓰면 플레이북이 기다리므로 보낼 때 맞는 말이 됩니다.',
      },
    ],
  },
};

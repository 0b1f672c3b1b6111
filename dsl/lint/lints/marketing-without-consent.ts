import { say } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { walk } from '../walk.ts';

/** OS2311: marketing of which nothing says who agreed to it: the engine sends it to nobody (R32). */
export const marketingWithoutConsent: CheckedLint = {
  code: 'OS2311',
  name: 'marketing-without-consent',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check({ project, map }, tell) {
    for (const playbook of project.playbooks) {
      for (const act of walk(playbook).acts) {
        if (act.consent === null) continue;
        const undeclared = act.consent.find(({ kind }) => kind === 'undeclared');
        const place = map.placeOf(act);
        if (place === null || (undeclared === undefined && act.consent.length > 0)) continue;
        tell(place.file, place.span, say`\`${act.verb}\` is marketing, and nothing says who agreed to it`, {
          label: say`sent to nobody`,
          notes: [
            say`the connector marks \`${act.verb}\` as marketing`,
            undeclared?.kind === 'undeclared'
              ? say`neither the event nor a table of those that \`${undeclared.argument}\` names has a \`consent\` field`
              : say`no argument names whom it reaches`,
          ],
          help: say`say it where it is known: \`field agreed is bool consent\` in the stream or table that names them`,
        });
      }
    }
  },
  doc: {
    bad: `stream scores from model "churn" {
  key customer
  time at
  field customer is id(customer) private
  field risk is percent
}
define schedule contact_hours = daily 09:00-20:30
playbook winback {
  when each scores where risk >= 70% per customer
  only during contact_hours
  guard { once per customer in 30d }
  then do offers.send(to: customer, text: "We miss you")
}`,
    good: `stream scores from model "churn" {
  key customer
  time at
  field customer is id(customer) private
  field risk is percent
  field agreed is bool consent
}
define schedule contact_hours = daily 09:00-20:30
playbook winback {
  when each scores where risk >= 70% per customer
  only during contact_hours
  guard { once per customer in 30d }
  then do offers.send(to: customer, text: "We miss you")
}`,
    why: {
      en: 'Marketing goes only to those who agreed to it, by law, and whoever is not known to have agreed has not. Without a field that says so this is sent to nobody.',
      ko: '광고는 법에 따라 수신에 동의한 사람에게만 보냅니다. 동의했는지 모르면 동의하지 않은 것으로 봅니다. 이를 말하는 필드가 없으면 아무에게도 보내지 않습니다.',
    },
    options: [
      {
        en: 'The field may stand in the event itself, in the table of the audience, or in the table that is keyed by those who are reached.',
        ko: '이 필드는 이벤트 자체, 대상을 고르는 표, 또는 받는 사람을 키로 하는 표에 둘 수 있습니다.',
      },
    ],
  },
};

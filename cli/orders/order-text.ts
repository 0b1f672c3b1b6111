import { say, type Text, verbatim } from '../../dsl/say.ts';
import type { Order } from '../../engine/control/order.ts';

/** What was ordered, in people's words. */
export function orderText(order: Order): Text {
  switch (order.word) {
    case 'undo':
      switch (order.scope) {
        case 'all':
          return say`taken back: all that is in force; nothing of it is applied again for 4 hours`;
        case 'playbook':
          return say`taken back: all that the playbook \`${order.name}\` has in force; nothing of it is applied again for 4 hours`;
        case 'incident':
          return say`taken back: all that incident ${order.name} has in force; nothing of it is applied again for 4 hours`;
      }
      break;
    case 'hand-over':
      return order.scope === 'incident'
        ? say`handed over to ${order.to}: what incident ${order.name} could not take back; the engine leaves it alone for 4 hours`
        : say`handed over to ${order.to}: what the playbook \`${order.name}\` could not take back; the engine leaves it alone for 4 hours`;
    case 'pause':
      return say`paused: the playbook \`${order.playbook}\` judges on and does nothing new; what it did stays until it ends`;
    case 'unpause':
      return say`the playbook \`${order.playbook}\` acts again`;
    case 'acknowledge':
      return say`incident ${order.incident} is looked after`;
    case 'silence':
      return say`silenced: staff hear nothing of ${aboutOf(order.of)}; actions go on`;
    case 'unsilence':
      return say`staff hear of ${aboutOf(order.of)} again`;
  }
}

function aboutOf({ playbook, in: labels }: (Order & { readonly word: 'silence' })['of']): Text {
  const place = Object.values(labels).join(', ');
  if (playbook === null) return place === '' ? say`all playbooks` : verbatim(place);
  return place === '' ? say`the playbook \`${playbook}\`` : say`the playbook \`${playbook}\` in ${place}`;
}

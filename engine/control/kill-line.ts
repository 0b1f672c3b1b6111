import type { Kill, KillScope } from './kill.ts';

/** The kill switch that a file means which nobody can read as anything else: a file that is there stops. */
const EVERYTHING: Kill = { scope: 'all', name: '', freezes: false, reason: 'a file on this host', by: '' };

const SCOPES: readonly KillScope[] = ['playbook', 'connector', 'region'];

/**
 * The kill switches of a file that a person may write by hand: a line each, `all`, `playbook NAME`, `connector NAME`
 * or `region NAME`, before it `freeze` where undos stop too, behind it `# ` and a reason. An empty file stops
 * everything, and so does each line that reads as nothing else: at night nobody should have to know a syntax.
 */
export function readKills(text: string): readonly Kill[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.length === 0 ? [EVERYTHING] : lines.map(readLine);
}

function readLine(line: string): Kill {
  const [, what = '', note = ''] = /^(.*?)(?:(?:^|\s)#\s?(.*))?$/su.exec(line.normalize('NFC')) ?? [];
  const words = what.trim().split(/\s+/);
  const freezes = words[0] === 'freeze';
  const [first = '', ...rest] = freezes ? words.slice(1) : words;
  const scope = SCOPES.find((one) => one === first);
  const named = rest.join(' ');
  const said = { freezes, reason: note.trim() || EVERYTHING.reason, by: '' };
  if (scope === undefined || named === '') return { ...EVERYTHING, ...said };
  return { ...said, scope, name: named };
}

/** A kill switch as a line of the file; its reason on one line. */
export function killLine({ scope, name, freezes, reason, by }: Kill): string {
  const what = scope === 'all' ? 'all' : `${scope} ${name}`;
  const note = [reason, by === '' ? '' : `(${by})`].filter((part) => part !== '').join(' ');
  return `${freezes ? 'freeze ' : ''}${what} # ${note.replace(/\s+/g, ' ')}`;
}

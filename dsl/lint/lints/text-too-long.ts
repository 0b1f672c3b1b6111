import { cellWidth } from '../../cells.ts';
import type { PlaybookModel } from '../../model/playbook.ts';
import { say, type Text } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { longestOf } from '../longest-value.ts';
import { partsOfText, type SentText, sentTexts } from '../sent-texts.ts';
import type { Subject } from '../subject.ts';

/** OS1403: a text that its channel may cut off, with every placeholder as long as it can be. */
export const textTooLong: CheckedLint = {
  code: 'OS1403',
  name: 'text-too-long',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    for (const playbook of subject.project.playbooks) {
      for (const sent of sentTexts(playbook, subject.catalog)) {
        const { mostChars, mostCells } = sent.argument;
        if (mostChars === null && mostCells === null) continue;
        const text = partsOfText(sent.value)
          .map((part) => longestOf(part, sent.args, playbook, subject))
          .join('');
        const chars = mostChars === null ? 0 : [...text].length - mostChars;
        const cells = mostCells === null || chars > 0 ? 0 : cellWidth(text) - mostCells;
        const place = chars > 0 || cells > 0 ? subject.map.placeOf(sent.value) : null;
        if (place === null) continue;
        const { name } = sent.verb;
        const label = say`the end is cut off`;
        const notes = countsOf(sent, playbook, subject);
        if (mostChars !== null && chars > 0) {
          const message = say`the text can be ${chars + mostChars} characters long, and \`${name}\` shows ${mostChars}`;
          tell(place.file, place.span, message, { label, notes, help: say`make it ${chars} shorter` });
        } else if (mostCells !== null) {
          const message = say`the text can be ${cells + mostCells} columns wide, and \`${name}\` shows ${mostCells}`;
          tell(place.file, place.span, message, {
            label,
            notes: [say`Hangul counts two`, ...notes],
            help: say`make it ${cells} narrower`,
          });
        }
      }
    }
  },
  doc: {
    bad: `playbook quiet {
  when orders per region drop > 50%
  only during evening
  guard { cooldown 1d per region }
  then do news.send(place: region, text: "What would you like to eat in {region} tonight, dear guests?")
}
define schedule evening = daily 17:00-20:00`,
    good: `playbook quiet {
  when orders per region drop > 50%
  only during evening
  guard { cooldown 1d per region }
  then do news.send(place: region, text: "Hungry tonight? {region} is open")
}
define schedule evening = daily 17:00-20:00`,
    why: {
      en: 'The channel cuts off what is longer, in the middle of a word, and often it is the end that says what to do.',
      ko: '채널은 긴 문구를 단어 중간에서 자릅니다. 무엇을 하라는 말은 대개 끝에 있습니다.',
    },
    options: [
      {
        en: 'Placeholders count at their longest: the longest word of a list, a number of seven digits, a text of twenty syllables.',
        ko: '자리표시자는 가장 긴 값으로 셉니다. 목록이면 가장 긴 말, 숫자는 일곱 자리, 글은 스무 자입니다.',
      },
    ],
  },
};

/** What each placeholder was taken to be. */
function countsOf({ value, args }: SentText, playbook: PlaybookModel, subject: Subject): readonly Text[] {
  const taken = new Map(
    partsOfText(value).flatMap((part) => {
      const place = part.kind === 'words' ? null : subject.map.placeOf(part);
      if (place === null) return [];
      const written = place.file.text.slice(place.span.start, place.span.end);
      return [[written, longestOf(part, args, playbook, subject)] as const];
    }),
  );
  return [...taken]
    .filter(([written]) => written.startsWith('{'))
    .map(([written, text]) => say`${`\`${written}\``} counts ${[...text].length} characters, as in ${text}`);
}

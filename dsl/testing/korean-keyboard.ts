/** Letters of the two-set keyboard (dubeolsik) by key. */
const CONSONANTS = keyed('rㄱ Rㄲ sㄴ eㄷ Eㄸ fㄹ aㅁ qㅂ Qㅃ tㅅ Tㅆ dㅇ wㅈ Wㅉ cㅊ zㅋ xㅌ vㅍ gㅎ');
const VOWELS = keyed('kㅏ oㅐ iㅑ Oㅒ jㅓ pㅔ uㅕ Pㅖ hㅗ yㅛ nㅜ bㅠ mㅡ lㅣ');
/** Two letters that one syllable takes as one. */
const DOUBLES = new Map(
  'ㅗㅏㅘ ㅗㅐㅙ ㅗㅣㅚ ㅜㅓㅝ ㅜㅔㅞ ㅜㅣㅟ ㅡㅣㅢ ㄱㅅㄳ ㄴㅈㄵ ㄴㅎㄶ ㄹㄱㄺ ㄹㅁㄻ ㄹㅂㄼ ㄹㅅㄽ ㄹㅌㄾ ㄹㅍㄿ ㄹㅎㅀ ㅂㅅㅄ'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), entry.slice(2)]),
);
const INITIALS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const MEDIALS = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'];
const FINALS = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'];

/** One syllable in the making; letters not typed yet are empty, `final` may be two. */
interface Syllable {
  initial: string;
  medial: string;
  final: string;
}

/**
 * What appears when a word is typed with the Korean keyboard on: `when` is 조두. The oracle of `pressedKeys`, written
 * the way an input method composes: a consonant before a vowel moves to the vowel's syllable. Other keys stay.
 */
export function typedInKorean(word: string): string {
  const syllables: Syllable[] = [];
  for (const key of word) {
    const last = syllables.at(-1) ?? { initial: '', medial: '', final: '' };
    const consonant = CONSONANTS.get(key) ?? CONSONANTS.get(key.toLowerCase());
    const vowel = VOWELS.get(key) ?? VOWELS.get(key.toLowerCase());
    if (consonant !== undefined && takesFinal(last, consonant)) last.final += consonant;
    else if (vowel !== undefined && last.final !== '') {
      syllables.push({ initial: last.final.slice(-1), medial: vowel, final: '' });
      last.final = last.final.slice(0, -1);
    } else if (vowel !== undefined && takesMedial(last, vowel)) last.medial += vowel;
    else
      syllables.push({
        initial: consonant ?? (vowel === undefined ? key : ''),
        medial: vowel ?? '',
        final: '',
      });
  }
  return syllables.map(shown).join('');
}

function takesFinal({ initial, medial, final }: Syllable, letter: string): boolean {
  if (initial === '' || medial === '') return false;
  return final === '' ? FINALS.includes(letter) : DOUBLES.has(final + letter);
}

function takesMedial({ initial, medial }: Syllable, letter: string): boolean {
  return medial === '' ? INITIALS.includes(initial) : DOUBLES.has(medial + letter);
}

function shown({ initial, medial, final }: Syllable): string {
  const [vowel, last] = [DOUBLES.get(medial) ?? medial, DOUBLES.get(final) ?? final];
  if (initial === '' || medial === '') return initial + vowel + last;
  const index = INITIALS.indexOf(initial) * 588 + MEDIALS.indexOf(vowel) * 28 + FINALS.indexOf(last);
  return String.fromCharCode(0xac00 + index);
}

function keyed(entries: string): ReadonlyMap<string, string> {
  return new Map(entries.split(' ').map((entry) => [entry.slice(0, 1), entry.slice(1)]));
}
